"""Small files in the shapes in which CBS, Kadaster and PDOK make them, and a municipality to bring them to."""

import io
import json
from typing import Any

import xlsxwriter

from kanteling.apps.neighbourhood.commands.bringing import Brought, bring_in
from kanteling.apps.people.commands import account_for_person, add_person, found_municipality
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import PersonId
from kanteling.platform.db import acting

KWB = """gwb_code_10;gwb_code_8;regio;gm_naam;recs;gwb_code;ind_wbz;a_inw_74;g_woz;p_koopw;iets_anders;g_afs_hp
GM0268;0268;Nijmegen;Nijmegen;Gemeente;0268;.;179.100;308;43;1;0,7
WK026806;026806;Nijmegen-Zuid;Nijmegen;Wijk;026806;1;23.260;-99997;.;1;0,6
BU02680616;02680616;Hatert;Nijmegen;Buurt;02680616;1;10.005;;37;1;0,5
"""
WIJKEN = """code,name,province,area,urbanity,population,pop_65plus,income_low
WK026806,Nijmegen-Zuid,Gelderland,4.67,strongly urbanised,23260,21.0,48.4
WK026808,Lindenholt,Gelderland,7.53,strongly urbanised,14665,16.0,
"""
SQUARE = [[[5.80, 51.80], [5.86, 51.80], [5.86, 51.84], [5.80, 51.84], [5.80, 51.80]]]


def stream(text: str, encoding: str = "utf-8") -> io.BytesIO:
    """A text as a file."""
    return io.BytesIO(text.encode(encoding))


def feature(code: str, name: str, coordinates: Any = None, **told: Any) -> dict[str, Any]:
    """One area in GeoJSON; without coordinates it has no geometry."""
    geometry = {"type": "Polygon", "coordinates": coordinates} if coordinates else None
    return {"type": "Feature", "properties": {"code": code, "name": name, **told}, "geometry": geometry}


def geojson(*features: dict[str, Any], **members: Any) -> io.BytesIO:
    """A FeatureCollection as a file."""
    return stream(json.dumps({"type": "FeatureCollection", **members, "features": list(features)}))


def workbook(*rows: tuple[Any, ...], above: int = 0) -> io.BytesIO:
    """An .xlsx file with these rows, after a cover sheet and ``above`` lines of title."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.add_worksheet("Toelichting").write_row(0, 0, ("Kerncijfers wijken en buurten", "toelichting"))
    sheet = book.add_worksheet("KWB")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and cell.startswith("="):
                sheet.write_formula(at + above, column, cell)
            elif cell is not None:
                sheet.write(at + above, column, cell)
    book.close()
    out.seek(0)
    return out


def manager_of(code: str = "GM0268", name: str = "Nijmegen") -> Actor:
    """The functional manager of a new municipality."""
    return found_municipality(code=code, name=name, phone="14 024", manager="Petra Willemsen")


def resident_of(manager: Actor, called: str = "Meneer Bakker") -> PersonId:
    """Someone who lives there, without any role."""
    with acting(manager):
        return add_person(actor=manager, called=called)


def log_in(client: Any, person: PersonId) -> None:
    """Let a test browser be this person."""
    client.force_login(account_for_person(person=person), "django.contrib.auth.backends.ModelBackend")


def bring(manager: Actor, text: str | io.BytesIO, name: str = "kwb_2022.csv", **options: Any) -> Brought:
    """Bring in a file as this manager."""
    file = stream(text) if isinstance(text, str) else text
    with acting(manager):
        return bring_in(actor=manager, stream=file, name=name, **options)
