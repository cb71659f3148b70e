"""How far something is, told in a terminal: on one line that changes, or now and then a line in a log."""

import sys
import time
from typing import Any


class Progress:
    """Call it with how many are done; ``what`` says of what ("regels gelezen")."""

    def __init__(self, name: str, out: Any, what: str = "regels gelezen") -> None:
        self.name = name
        self.out = out
        self.what = what
        self.live = bool(getattr(out, "isatty", lambda: False)())
        self.said = time.monotonic()
        self.many = 0

    def __call__(self, many: int) -> None:
        wait = 0.1 if self.live else 2.0
        self.many = many
        if time.monotonic() - self.said >= wait:
            self.said = time.monotonic()
            self._say()

    def _say(self) -> None:
        text = f"{self.name}: {self.many:,} {self.what} ...".replace(",", ".")
        self.out.write(f"\r{text}" if self.live else f"{text}\n")
        self.out.flush()

    def end(self) -> None:
        """Leave the terminal on a fresh line."""
        if self.live and self.many:
            self._say()
            self.out.write("\n")
        elif self.many and self.out is sys.stderr:
            self._say()
