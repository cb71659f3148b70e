"""`./kanteling manage export_hsds PATH`: the social map as a package of Open Referral HSDS 3."""

import json
import os
import secrets
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kanteling.apps.social_map.commands.exchange_out import take_out
from kanteling.apps.social_map.queries.exchange_packages import as_json, as_zip, files_of
from kanteling.apps.social_map.queries.exchange_shell import Nothing, operator
from kanteling.apps.social_map.rules.hsds_tables import Tables
from kanteling.platform.db import acting


class Command(BaseCommand):
    requires_system_checks: tuple[str, ...] = ()
    help = (
        "Schrijft de sociale kaart als pakket van Open Referral HSDS 3: PATH.zip, PATH.json, of een map met"
        " datapackage.json. Een bestand komt er heel, of niet. Einde 1: er is niets geschreven."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", metavar="PATH", help="een .zip, een .json of de naam van een map")
        parser.add_argument("--municipality", default="", help="CBS-code van de gemeente, als er meer dan één is")
        parser.add_argument("--also-gone", action="store_true", help="ook wat van de kaart af is, als niet actief")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["path"])
        try:
            with acting(None):
                actor = operator(options["municipality"])
            with acting(actor):
                tables = take_out(actor=actor, also_gone=options["also_gone"])
            _write(path, tables)
        except Nothing as nothing:
            self.stderr.write(f"{nothing} Er is niets geschreven.")
            raise SystemExit(1) from None
        except OSError as away:
            self.stderr.write(f"{path}: {away.strerror}. Er is niets geschreven.")
            raise SystemExit(1) from None
        many = len(tables["service"])
        self.stdout.write(f"{path}: {many} diensten van {len(tables['organization'])} organisaties.")


def _write(path: Path, tables: Tables) -> None:
    """First beside it, then in its place: what breaks half-way leaves what was."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    if path.suffix in (".zip", ".json"):
        content = as_zip(tables, path.stem) if path.suffix == ".zip" else _text(tables)
        try:
            beside.write_bytes(content)
            os.replace(beside, path)
        finally:
            beside.unlink(missing_ok=True)
        return
    path.mkdir(parents=True, exist_ok=True)
    for name, text in files_of(tables, path.name):
        (path / name).write_bytes(text.encode())


def _text(tables: Tables) -> bytes:
    return json.dumps(as_json(tables), ensure_ascii=False, indent=1).encode()
