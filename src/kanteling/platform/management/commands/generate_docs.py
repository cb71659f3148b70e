"""Make the documents that come from the code, or say which are stale."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from kanteling.platform.generated import documents, stale


class Command(BaseCommand):
    help = "Write docs/permissions.md, rules.md, glossary.md and journal.md; --check only says which are stale."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        folder = settings.ROOT / "docs"
        if check:
            old = stale(folder)
            if old:
                self.stderr.write(f"Stale: {', '.join(old)}. Run ./kanteling docs")
                raise SystemExit(1)
            return
        for name, text in documents().items():
            (folder / name).write_text(text)
            self.stdout.write(f"docs/{name}")
