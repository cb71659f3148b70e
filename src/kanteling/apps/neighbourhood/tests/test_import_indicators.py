"""Figures from any table: stems of any year, long tables, margins, one's own mapping, and an address."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from kanteling.apps.neighbourhood.models import Figure
from kanteling.apps.neighbourhood.queries.files import understand
from kanteling.apps.neighbourhood.queries.odata import fetch
from kanteling.apps.neighbourhood.rules.columns import nearest_to
from kanteling.apps.neighbourhood.rules.indicators import INDICATORS, Kind
from kanteling.apps.neighbourhood.rules.reasons import BadRow, FileReason, FileRefused, RowReason
from kanteling.apps.neighbourhood.rules.rows import AreaRow
from kanteling.apps.neighbourhood.rules.values import Gap
from kanteling.apps.neighbourhood.tests.makers import bring, log_in, manager_of, stream
from kanteling.platform.db import acting

RIVM = """ID;WijkenEnBuurten;Leeftijd;Marges;Perioden;ErvarenGezondheidGoedZeerGoed_4;Eenzaam_27
1;WK026806  ;18 jaar of ouder;Waarde;2022JJ00;72,1;47,9
2;WK026806  ;18 jaar of ouder;Ondergrens;2022JJ00;70,0;45,0
3;WK026808  ;18 jaar of ouder;Waarde;2022JJ00;.;44,0
"""
LONG = "gebied;jaar;indicator;waarde\nWK026806;2022;trust_share;61\nWK026806;2022;AantalInwoners_5;23260\n"


def read(text: str, **options: Any) -> list[Any]:
    """Every row of a file."""
    return list(understand(stream(text), "x_2022.csv", **options).rows())


def told(row: AreaRow) -> dict[str, Decimal | None]:
    """The figures of a row."""
    return {indicator.code: value.number for indicator, value in row.figures}


def test_rivm_tells_estimates_of_adults_and_margins_are_no_figures() -> None:
    first, second = read(RIVM)
    assert told(first) == {"health_share": Decimal("72.1"), "lonely_share": Decimal("47.9")}
    assert [value.gap for _, value in second.figures] == [Gap.UNKNOWN, None]
    assert INDICATORS["lonely_share"].kind is Kind.ESTIMATED


def test_wijken_and_buurten_in_one_column_do_not_speak_against_each_other() -> None:
    rows = read("WijkenEnBuurten;Perioden;Eenzaam_27\nWK026806  ;2022JJ00;47,9\nBU02680616;2022JJ00;51,7\n")
    assert [row.code for row in rows] == ["WK026806", "BU02680616"]


def test_a_column_called_wijk_holds_codes_or_names_as_its_cells_say() -> None:
    (row,) = read("wijk,indicator,jaar,waarde\nWK026806,vertrouwen,2022,62.5\n")
    assert (row.code, told(row)) == ("WK026806", {"trust_share": Decimal("62.5")})
    (named,) = read("wijk;wijkcode;vertrouwen\nZuid;WK026806;62\n")
    assert (named.code, named.name) == ("WK026806", "Zuid")
    (deepest,) = read("wijk;buurt;vertrouwen\nWK026806;BU02680616;62\n")
    assert deepest.code == "BU02680616"
    with pytest.raises(FileRefused):
        read("wijk;vertrouwen\nZuid;62\n")


def test_a_column_that_nobody_knows_is_named_with_what_it_looks_like() -> None:
    found = understand(stream("wijkcode;Vertrouwen in de buren (%);iets\nWK026806;62;1\n"), "x_2022.csv")
    assert found.columns.unknown == ("Vertrouwen in de buren (%)", "iets")
    assert [nearest_to(head) for head in found.columns.unknown] == ["trust_share", ""]


@pytest.mark.django_db
def test_a_survey_of_one_wijk_hides_neither_the_others_nor_the_pie(client: Client) -> None:
    manager = manager_of()
    lines = "".join(f"WK02680{at},Wijk {at},60,20,{at}0\n" for at in range(1, 7))
    bring(manager, "code,name,vertrouwen,overlast,groen\n" + lines, name="w_2022.csv")
    bring(manager, "wijkcode;vertrouwen\nWK026806;70\n", name="enquete_2024.csv")
    log_in(client, manager.person)
    areas = client.get("/wijk/").content.decode()
    assert all(f"Wijk {at}" in areas for at in range(1, 7))
    page = client.get("/wijk/WK026806/profiel/").content.decode()
    assert "Cijfers van 2022" in page
    assert "Wijk 6" in page
    named = "wijkcode;naam;vertrouwen\nWK026806;Wijk zes;71\n"
    bring(manager, named, name="later_2025.csv")
    assert "Wijk 1" in client.get("/wijk/").content.decode()


@pytest.mark.parametrize("suffix", ["_5", "_7", "_112"])
def test_a_column_is_known_by_its_stem_in_any_year(suffix: str) -> None:
    head = f"gwb_code;recs;regio;TotaalDiefstalUitWoningSchuurED{suffix};a_inw\n"
    (row,) = read(f"{head}WK026806;Wijk;Zuid;3;23260\n")
    assert told(row) == {"burglary": Decimal(3), "population": Decimal(23260)}


def test_leefbaarometer_goes_below_zero_and_is_a_model() -> None:
    (row,) = read("wk_code;jaar;lbm;onv;fys\nWK026806;2022;-0.05;0.02;\n")
    assert told(row) == {"liveable": Decimal("-0.05"), "liveable_calm": Decimal("0.02"), "liveable_outside": None}
    assert INDICATORS["liveable"].kind is Kind.ESTIMATED


def test_a_long_table_has_a_figure_in_each_row_and_an_odd_one_is_named() -> None:
    rows = read(LONG + "WK026806;2022;geluk;8\n")
    assert [told(row) for row in rows[:2]] == [{"trust_share": Decimal(61)}, {"population": Decimal(23260)}]
    assert rows[2] == (BadRow(4, RowReason.ODD_FIGURE, "indicator", "geluk"),)


def test_someone_says_what_a_column_means_and_which_to_leave() -> None:
    (row,) = read("code;V12;a_inw\nWK026806;61;100\n", mapping={"V12": "trust_share", "a_inw": ""})
    assert told(row) == {"trust_share": Decimal(61)}
    for wrong in ({"V13": "trust_share"}, {"V12": "happiness"}):
        with pytest.raises(FileRefused) as refused:
            read("code;V12\nWK026806;61\n", mapping=wrong)
        assert refused.value.reason is FileReason.ODD_MAPPING


@pytest.fixture
def served() -> Iterator[str]:
    """A small OData service with two pages, as CBS has them."""

    class Service(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            pages = {
                "/data": {
                    "value": [{"Codering_3": "WK026806", "AantalInwoners_5": 23260}],
                    "odata.nextLink": "/data2",
                },
                "/data2": {"value": [{"Codering_3": "WK026808", "AantalInwoners_5": None}]},
                "/elsewhere": {"value": [], "odata.nextLink": "http://192.0.2.1/data"},
                "/odd": {"message": "no"},
            }
            found = pages.get(self.path)
            self.send_response(200 if found else 404)
            self.end_headers()
            self.wfile.write(json.dumps(found or {}).encode())

        def log_message(self, *words: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_an_address_gives_all_its_pages(served: str) -> None:
    rows = list(understand(fetch(f"{served}/data"), "data", 2022).rows())
    assert [(row.code, told(row)["population"]) for row in rows] == [("WK026806", 23260), ("WK026808", None)]


@pytest.mark.parametrize("path", ["/nothing", "/odd", "/elsewhere"])
def test_an_address_that_gives_no_rows_is_refused(served: str, path: str) -> None:
    with pytest.raises(FileRefused):
        fetch(served + path)
    with pytest.raises(FileRefused):
        fetch("file:///etc/passwd")


@pytest.mark.django_db(transaction=True)
def test_the_command_reads_a_file_with_a_mapping_and_an_address(tmp_path: Path, served: str) -> None:
    file = tmp_path / "monitor.csv"
    file.write_text("code;V12\nWK026806;61\nWK026808;.\n")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "KANTELING_DB": "owner"}
    connection.close()

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [
            sys.executable,
            "-m",
            "django",
            "import_indicators",
            *words,
            "--year",
            "2022",
            "--source",
            "Monitor",
        ]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)

    done = run(str(file), "--map", "V12=trust_share")
    assert done.returncode == 0, done.stderr
    assert "2 cijfers nieuw" in done.stdout
    assert "bron: Monitor" in done.stdout
    online = run(f"{served}/data")
    assert online.returncode == 0, online.stderr
    refused = run(str(file), "--map", "V12=happiness")
    assert (refused.returncode, "koppeling klopt niet" in refused.stderr) == (1, True)
    manager = manager_of()
    with acting(manager):
        figures = Figure.objects.visible_to(manager)
        assert figures.get(code="WK026806", indicator="trust_share").number == 61
        assert figures.get(code="WK026808", indicator="trust_share").gap == "unknown"
        assert figures.filter(indicator="population").count() == 2


@pytest.mark.django_db
def test_in_the_browser_a_mapping_is_seen_before_it_comes_in(client: Client) -> None:
    manager = manager_of()
    log_in(client, manager.person)
    file = SimpleUploadedFile("m_2022.csv", b"code;name;V12\nWK026806;Zuid;61\n")
    look = client.post("/wijk/inlezen/", {"file": file})["Location"]
    assert 'name="kolom:V12"' in client.get(look).content.decode()
    seen = client.get(look, {"kolom:V12": "trust_share"}).content.decode()
    assert "Aandeel mensen dat de buren vertrouwt" in seen
    said = {"year": "2022", "source": "Monitor", "kolom:V12": "trust_share"}
    assert client.post(f"{look}ja/", said).status_code == 303
    with acting(manager):
        assert Figure.objects.visible_to(manager).get().indicator == "trust_share"
