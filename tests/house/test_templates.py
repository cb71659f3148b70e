"""Templates are read by people too."""

from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "kanteling"
MOST = 160
"""Signs on a line. The parts (cotton) stand on one line each: a blank in them would show on every page."""
NOT_YET = ("matching",)
"""Apps whose templates still wait to be laid out."""


def test_no_line_of_a_template_is_too_long_to_read() -> None:
    long = [
        f"{path.relative_to(SOURCE)}:{number}: {len(line)} signs"
        for path in sorted(SOURCE.glob("apps/*/templates/**/*.html"))
        if path.relative_to(SOURCE).parts[1] not in NOT_YET
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if len(line) > MOST
    ]
    assert long == []
