"""`./kanteling manage import_hsds PATH`: a package of Open Referral HSDS 3 on the social map, from the shell."""

import hashlib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kanteling.apps.social_map.commands.exchange_hsds import BadRows, Brought, bring_hsds
from kanteling.apps.social_map.models import Entry
from kanteling.apps.social_map.queries.exchange_packages import read_path
from kanteling.apps.social_map.queries.exchange_shell import Nothing, operator
from kanteling.apps.social_map.rules.exchanging import SHELL_BYTES
from kanteling.apps.social_map.rules.reasons import FileReason, FileRefused
from kanteling.platform import clock
from kanteling.platform.db import acting
from kanteling.platform.progress import Progress
from kanteling.platform.search import recount

_SHOWN = 20


class Command(BaseCommand):
    requires_system_checks: tuple[str, ...] = ()
    help = (
        "Leest een pakket van Open Referral HSDS 3 in op de sociale kaart: een map of zip met datapackage.json, of JSON."
        " Alles of niets. Einde 0: gelukt. Einde 1: er is niets ingelezen; de reden staat erbij."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", metavar="PATH", help="een map, een .zip of een .json")
        parser.add_argument("--municipality", default="", help="CBS-code van de gemeente, als er meer dan één is")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["path"])
        progress = Progress(path.name, self.stderr._out, "diensten ingelezen")
        try:
            self._tell(path, self._bring(path, options["municipality"], progress))
        except Nothing as nothing:
            self.stderr.write(f"{nothing} Er is niets ingelezen.")
            raise SystemExit(1) from None
        recount(Entry._meta.db_table)  # so that rare words weigh more at once; a night job does it too

    def _bring(self, path: Path, code: str, progress: Progress) -> Brought:
        try:
            _small_enough(path)
            tables = read_path(path)
            with acting(None):
                actor = operator(code)
            with acting(actor):
                return bring_hsds(
                    actor=actor, tables=tables, name=path.name, digest=_digest(path), progress=progress
                )
        except BadRows as bad:
            for each in bad.problems[:_SHOWN]:
                written = f" (“{each.written}”)" if each.written else ""
                self.stderr.write(f"  {each.column}, rij {each.line}{written}: {each.reason.dutch}")
            if len(bad.problems) > _SHOWN:
                self.stderr.write(f"  ... en nog meer; in totaal {len(bad.problems)} fouten.")
            raise Nothing(f"{path.name}: {len(bad.problems)} velden kloppen niet.") from None
        except FileRefused as refused:
            where = f" ({refused.where})" if refused.where else ""
            raise Nothing(f"{path.name}: {refused.reason.dutch}{where}") from None
        except OSError as away:
            raise Nothing(f"{path}: {FileReason.NO_FILE.dutch} ({away.strerror})") from None
        finally:
            progress.end()

    def _tell(self, path: Path, brought: Brought) -> None:
        if brought.arrival is None:
            self.stdout.write(f"{path.name}: er is niets veranderd; alle {brought.same} stonden er al.")
            return
        self.stdout.write(
            f"{path.name}: {brought.made} nieuw, {brought.changed} veranderd, {brought.same} gelijk;"
            f" {brought.organisations} organisaties en {brought.places} plekken nieuw of veranderd."
        )


def _small_enough(path: Path) -> None:
    files = path.iterdir() if path.is_dir() else [path]
    if sum(file.stat().st_size for file in files if file.is_file()) > SHELL_BYTES.on(clock.today()):
        raise FileRefused(FileReason.TOO_BIG)


def _digest(path: Path) -> str:
    if path.is_dir():
        whole = hashlib.sha256()
        for file in sorted(each for each in path.iterdir() if each.is_file()):
            whole.update(f"{file.name}:{_digest(file)}\n".encode())
        return whole.hexdigest()
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
