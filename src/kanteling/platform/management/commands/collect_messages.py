"""Gather every Dutch sentence into the English catalogue, or say which lack English."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.urls import get_resolver

from kanteling.platform.messages import missing, renew


class Command(BaseCommand):
    help = "Renew src/kanteling/locale/en; --check only says what lacks English or is no longer said."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        _ = get_resolver().url_patterns  # loads every app's pages, and with them the codes they use
        root = settings.ROOT / "src" / "kanteling"
        catalogue = root / "locale" / "en" / "LC_MESSAGES" / "django.po"
        if check:
            lacking = missing(catalogue, root)
            if lacking:
                self.stderr.write("\n".join(lacking))
                raise SystemExit(1)
            return
        self.stdout.write(f"{renew(catalogue, root)} sentences lack English.")
