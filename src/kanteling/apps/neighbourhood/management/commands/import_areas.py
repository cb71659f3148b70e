"""`./kanteling manage import_areas FILE...`: areas and figures for every municipality on this cluster."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, connection, transaction

from kanteling.apps.neighbourhood.commands.bringing import BadRows, Brought, bring_in
from kanteling.apps.neighbourhood.rules.reasons import FileReason, FileRefused
from kanteling.platform.progress import Progress

_SHOWN = 20


class Command(BaseCommand):
    requires_system_checks: tuple[str, ...] = ()
    help = (
        "Leest gemeenten, wijken en buurten met cijfers in: CSV, Excel of GeoJSON. Alles of niets."
        " Einde 0: gelukt. Einde 1: er is niets ingelezen; de reden staat erbij."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="een of meer bestanden")
        parser.add_argument("--year", type=int, help="het jaar van de grenzen en de cijfers")
        parser.add_argument("--source", default="", help='de bron, bijvoorbeeld "CBS/Kadaster, CC BY 4.0"')
        parser.add_argument("--skip-bad", action="store_true", help="laat slechte regels weg en lees de rest in")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            for brought in self._bring_all(options):
                self._tell(brought)
        except Nothing as nothing:
            self.stderr.write(str(nothing))
            raise SystemExit(1) from None

    def _bring_all(self, options: dict[str, Any]) -> list[Brought]:
        if not settings.AS_OWNER:
            raise Nothing("Start dit met: ./kanteling manage import_areas FILE...")
        try:
            connection.ensure_connection()
        except OperationalError as away:
            raise Nothing("De database antwoordt niet. Kijk met: ./kanteling doctor") from away
        with transaction.atomic():
            return [self._bring(Path(name), options) for name in options["files"]]

    def _bring(self, path: Path, options: dict[str, Any]) -> Brought:
        progress = Progress(path.name, self.stderr._out)
        try:
            with self._open(path) as stream:
                return bring_in(
                    actor=None,
                    stream=stream,
                    name=path.name,
                    year=options["year"],
                    source=options["source"],
                    skip_bad=options["skip_bad"],
                    mapping=self._mapping(options),
                    progress=progress,
                )
        except BadRows as bad:
            self._list(bad.brought)
            few = f"{path.name}: {bad.brought.left_out} van {bad.brought.rows} regels kloppen niet."
            rest = "" if options["skip_bad"] else " Of laat ze weg met --skip-bad."
            raise Nothing(f"{few} Er is niets ingelezen. Verbeter ze.{rest}") from None
        except FileRefused as refused:
            raise Nothing(f"{path.name}: {refused.dutch()} Er is niets ingelezen.") from None
        except OSError as away:
            raise Nothing(f"{path}: {FileReason.NO_FILE.dutch} ({away.strerror})") from None
        finally:
            progress.end()

    def _open(self, path: Path) -> Any:
        return path.open("rb")

    def _mapping(self, options: dict[str, Any]) -> dict[str, str]:
        return {}

    def _list(self, brought: Brought) -> None:
        for bad in brought.problems[:_SHOWN]:
            self.stderr.write(f"  {bad.dutch(brought.label)}")
        if brought.left_out > _SHOWN:
            self.stderr.write(f"  ... en nog meer; in totaal {brought.left_out} regels.")

    def _tell(self, brought: Brought) -> None:
        if brought.left_out:
            self.stderr.write(f"{brought.name}: {brought.left_out} regels weggelaten:")
            self._list(brought)
        where = f"jaar {brought.year}, bron: {brought.source}"
        if brought.arrival is None:
            self.stdout.write(f"{brought.name}: er is niets veranderd; alles stond er al ({where}).")
            return
        self.stdout.write(
            f"{brought.name}: {brought.rows - brought.left_out} regels gelezen,"
            f" {brought.areas} gebieden en {brought.figures} cijfers nieuw of veranderd ({where})."
        )


class Nothing(Exception):
    """Nothing was brought in; the sentence says why."""
