"""`./kanteling manage import_entries PATH`: a list (CSV or Excel) on the social map, from the shell."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kanteling.apps.social_map.commands.exchange_hsds import Brought
from kanteling.apps.social_map.commands.exchange_lists import publish_list, put_ready
from kanteling.apps.social_map.models import Entry
from kanteling.apps.social_map.queries.exchange_fates import Fate, Line
from kanteling.apps.social_map.queries.exchange_lists import list_page
from kanteling.apps.social_map.queries.exchange_shell import Nothing, operator
from kanteling.apps.social_map.rules.reasons import FileReason, FileRefused
from kanteling.foundation.actor import Actor
from kanteling.platform.db import acting
from kanteling.platform.search import recount

_SHOWN = 20


class Command(BaseCommand):
    requires_system_checks: tuple[str, ...] = ()
    help = (
        "Zet een lijst (CSV of Excel) op de sociale kaart. Zonder --skip-bad komt er niets op als er regels niet kloppen"
        " of dubbel lijken. Einde 1: er is niets ingelezen; de reden staat erbij."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", metavar="PATH", help="een .csv of .xlsx")
        parser.add_argument("--municipality", default="", help="CBS-code van de gemeente, als er meer dan één is")
        parser.add_argument("--skip-bad", action="store_true", help="laat weg wat niet klopt of dubbel lijkt")
        parser.add_argument("--dry-run", action="store_true", help="zeg alleen wat er zou gebeuren")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["path"])
        try:
            with acting(None):
                actor = operator(options["municipality"])
            with acting(actor):
                brought = self._bring(actor, path, skip=options["skip_bad"], dry=options["dry_run"])
        except _OnlyLooked:
            return
        except Nothing as nothing:
            self.stderr.write(f"{nothing} Er is niets ingelezen.")
            raise SystemExit(1) from None
        recount(Entry._meta.db_table)
        said = f"{brought.made} nieuw, {brought.changed} veranderd, {brought.same} gelijk, {brought.left_out} weggelaten."
        self.stdout.write(f"{path.name}: {said}")

    def _bring(self, actor: Actor, path: Path, *, skip: bool, dry: bool) -> Brought:
        try:
            with path.open("rb") as stream:
                waiting = put_ready(actor=actor, stream=stream, name=path.name)
        except FileRefused as refused:
            raise Nothing(f"{path.name}: {refused.reason.dutch}") from None
        except OSError as away:
            raise Nothing(f"{path}: {FileReason.NO_FILE.dutch} ({away.strerror})") from None
        page = list_page(actor, waiting)
        bad = [line for line in page.lines if line.fate in (Fate.WRONG, Fate.DOUBLE)]
        for line in bad[:_SHOWN]:
            self.stderr.write(f"  regel {line.number}: {_why(line)}")
        if dry:
            self.stdout.write(", ".join(f"{page.many.get(fate, 0)} {fate.dutch}" for fate in Fate))
            raise _OnlyLooked
        if bad and not skip:
            many = page.many.get(Fate.WRONG, 0) + page.many.get(Fate.DOUBLE, 0)
            raise Nothing(f"{path.name}: {many} regels kloppen niet of lijken dubbel.")
        return publish_list(actor=actor, waiting=waiting, read=page.version)


class _OnlyLooked(Exception):
    """Ends a dry run, so that nothing of it stays."""


def _why(line: Line) -> str:
    if line.fate is Fate.DOUBLE:
        return f"{line.draft.title} lijkt op {line.like} ({', '.join(line.why)})"
    return "; ".join(f"{each.column} “{each.written}”: {each.reason.dutch}" for each in line.draft.wrong)
