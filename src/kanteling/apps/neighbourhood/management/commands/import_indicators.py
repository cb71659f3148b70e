"""`./kanteling manage import_indicators FILE --source S --year Y [--map MAPPING]`: figures from any table or address."""

import json
import sys
from argparse import Action, ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext

from kanteling.apps.neighbourhood.commands.bringing import Brought
from kanteling.apps.neighbourhood.management.commands import import_areas
from kanteling.apps.neighbourhood.queries.odata import fetch
from kanteling.apps.neighbourhood.rules.columns import nearest_to
from kanteling.apps.neighbourhood.rules.indicators import INDICATORS

_SHOWN = 10


class Figures(Action):
    """Name every figure, for who writes a mapping."""

    def __call__(self, parser: ArgumentParser, *rest: Any) -> None:
        """One line each."""
        for indicator in INDICATORS.values():
            sys.stdout.write(f"{indicator.code:<24} {gettext(indicator.name)} ({gettext(indicator.unit.dutch)})\n")
        parser.exit()


class Command(import_areas.Command):
    help = (
        "Leest cijfers over gebieden in: CBS kerncijfers van elk jaar, RIVM, Leefbaarometer, of een eigen tabel (CSV,"
        " Excel, GeoJSON), of een OData-adres. Alles of niets. Leeg en '.' zijn onbekend, nooit nul."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="bestanden, of een adres dat met http begint")
        parser.add_argument("--year", type=int, required=True, help="het jaar van de cijfers")
        parser.add_argument("--source", required=True, help='de bron, bijvoorbeeld "RIVM, GGD Gezondheidsmonitor"')
        parser.add_argument("--figures", action=Figures, nargs=0, help="noem alle cijfers die wij kennen, en stop")
        parser.add_argument("--skip-bad", action="store_true", help="laat slechte regels weg en lees de rest in")
        parser.add_argument(
            "--map",
            type=mapping_in,
            default={},
            metavar="MAPPING",
            help="wat een kolom betekent: kolom=cijfer,kolom=cijfer, of een JSON-bestand; kolom= laat hem weg",
        )

    def _tell(self, brought: Brought) -> None:
        """Also which columns were passed by, and how to say what they mean: a figure that is missed is said aloud."""
        super()._tell(brought)
        if not brought.unknown:
            return
        self.stderr.write(f"{brought.name}: deze kolommen kennen wij niet en sloegen wij over:")
        for head in brought.unknown[:_SHOWN]:
            near = nearest_to(head)
            meant = f' Bedoelt u {gettext(INDICATORS[near].name)}? --map "{head}={near}"' if near else ""
            self.stderr.write(f"  {head}.{meant}")
        if len(brought.unknown) > _SHOWN:
            self.stderr.write(f"  ... en nog {len(brought.unknown) - _SHOWN}.")
        self.stderr.write('Koppel een kolom met --map "kolom=cijfer"; --figures noemt alle cijfers.')

    def _open(self, path: Path) -> Any:
        address = str(path).replace(":/", "://", 1)
        return fetch(address) if address.startswith(("http://", "https://")) else super()._open(path)

    def _mapping(self, options: dict[str, Any]) -> dict[str, str]:
        return dict(options["map"])


def mapping_in(text: str) -> dict[str, str]:
    """``kolom=cijfer,kolom=cijfer`` or the name of a JSON file with an object in it."""
    if text.endswith(".json"):
        try:
            found = json.loads(Path(text).read_text())
        except (OSError, ValueError) as away:
            raise ArgumentTypeError(f"dit bestand is niet te lezen: {text}") from away
        if not isinstance(found, dict):
            raise ArgumentTypeError("een koppeling is een JSON-object: {kolom: cijfer}")
        return {str(head): str(code) for head, code in found.items()}
    pairs = [pair.partition("=") for pair in text.split(",") if pair]
    if not all(sign for _, sign, _ in pairs):
        raise ArgumentTypeError("schrijf een koppeling als kolom=cijfer,kolom=cijfer")
    return {head.strip(): code.strip() for head, _, code in pairs}
