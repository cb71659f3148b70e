"""Tell the demo neighbourhood, through the commands that people use. Telling it twice changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from demo.neighbourhood import tell


class Command(BaseCommand):
    requires_system_checks: tuple[str, ...] = ()
    help = "Make the invented neighbourhood of the demo; does nothing when it is there already."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--fresh", action="store_true", help="accepted for the launcher, which empties the database first"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("select exists (select from people_municipality where code = 'GM0268')")
            row = cursor.fetchone()
        if row and row[0]:
            self.stdout.write("The demo neighbourhood is there already.")
            return
        self.stdout.write(f"Told the stories of {tell()} households.")
