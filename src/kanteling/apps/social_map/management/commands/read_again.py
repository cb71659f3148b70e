"""`./kanteling manage read_again`: entries that an older thesaurus read, and the counts of words, as they are known now."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kanteling.apps.social_map.commands.reading import read_again
from kanteling.apps.social_map.models import Entry
from kanteling.apps.social_map.queries.exchange_shell import Nothing, operator
from kanteling.platform.db import acting
from kanteling.platform.search import recount


class Command(BaseCommand):
    requires_system_checks: tuple[str, ...] = ()
    help = "Leest de sociale kaart opnieuw met de woordenlijst van nu, en telt de woorden. Elke nacht gaat dit vanzelf."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--municipality", default="", help="CBS-code van de gemeente, als er meer dan één is")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with acting(None):
                actor = operator(options["municipality"])
        except Nothing as nothing:
            self.stderr.write(f"{nothing} Er is niets gelezen.")
            raise SystemExit(1) from None
        with acting(actor):
            done = read_again(actor=actor)
        recount(Entry._meta.db_table)
        self.stdout.write(f"{done} onderdelen opnieuw gelezen.")
