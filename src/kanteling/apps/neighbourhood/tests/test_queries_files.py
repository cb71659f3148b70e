"""Files as they come in the wild: understood, or refused with one clear reason. Never a traceback."""

import io
import zipfile
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kanteling.apps.neighbourhood.queries.files import Told, understand
from kanteling.apps.neighbourhood.rules.reasons import BadRow, FileReason, FileRefused, RowReason
from kanteling.apps.neighbourhood.rules.rows import AreaRow
from kanteling.apps.neighbourhood.rules.values import Decimals
from kanteling.apps.neighbourhood.tests.makers import KWB, SQUARE, WIJKEN, feature, geojson, stream, workbook


def told(file: io.BytesIO | str, name: str = "kwb_2022.csv", **options: Any) -> Told:
    """What a file tells."""
    return understand(stream(file) if isinstance(file, str) else file, name, **options)


def good(file: io.BytesIO | str, name: str = "kwb_2022.csv") -> list[AreaRow]:
    """All rows of a file that is good."""
    rows = list(told(file, name).rows())
    assert all(isinstance(row, AreaRow) for row in rows), rows
    return [row for row in rows if isinstance(row, AreaRow)]


def bad(file: io.BytesIO | str, name: str = "kwb_2022.csv") -> list[BadRow]:
    """All that is wrong with the rows of a file."""
    return [each for row in told(file, name).rows() if not isinstance(row, AreaRow) for each in row]


def why_refused(file: io.BytesIO | str, name: str = "kwb_2022.csv") -> FileReason:
    """Why a whole file is refused."""
    with pytest.raises(FileRefused) as refused:
        list(told(file, name).rows())
    return refused.value.reason


def people(rows: list[AreaRow]) -> list[float | None]:
    """How many people live in each area."""
    numbers = [value.number for row in rows for indicator, value in row.figures if indicator.code == "population"]
    return [None if number is None else float(number) for number in numbers]


def test_the_spreadsheet_of_cbs_with_three_levels_in_one_file() -> None:
    rows = good(KWB)
    assert [row.code for row in rows] == ["GM0268", "WK026806", "BU02680616"]
    assert people(rows) == [179100, 23260, 10005]
    assert told(KWB).source == "CBS, Kerncijfers wijken en buurten"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_letters_with_signs_survive_every_usual_encoding(encoding: str) -> None:
    text = WIJKEN.replace("Lindenholt", "Fenêtre 't Ruïnehöfke")
    assert good(stream(text, encoding))[1].name == "Fenêtre 't Ruïnehöfke"


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_any_separator_is_found(separator: str) -> None:
    assert people(good(WIJKEN.replace(",", separator))) == [23260, 14665]


def test_a_file_with_commas_writes_points_and_one_with_semicolons_writes_commas() -> None:
    assert told(KWB).reader.decimals is Decimals.COMMA
    assert told(WIJKEN).reader.decimals is Decimals.POINT


def test_a_title_above_and_a_source_below_are_no_rows() -> None:
    text = f"Kerncijfers wijken en buurten 2021\n\n{KWB}\nBron: CBS StatLine\n"
    found = told(text, "download.csv")
    assert [row.code for row in found.rows() if isinstance(row, AreaRow)] == ["GM0268", "WK026806", "BU02680616"]
    assert (found.year, found.source) == (2021, "CBS StatLine")


def test_excel_with_a_cover_sheet_numbers_and_gaps() -> None:
    book = workbook(
        ("gwb_code_10", "regio", "recs", "a_inw", "g_woz"),
        ("GM0268", "Nijmegen", "Gemeente", 179100, 308.5),
        ("WK026806", "Nijmegen-Zuid", "Wijk", ".", None),
        above=3,
    )
    rows = good(book, "kwb-2022.xlsx")
    assert people(rows) == [179100, None]
    assert rows[0].line == 5


def test_a_formula_without_a_kept_value_is_not_trusted() -> None:
    book = workbook(("code", "name", "a_inw"), ("WK026806", "Zuid", '=HYPERLINK("http://x")'))
    assert people(good(book, "kwb-2022.xlsx")) in ([0], [None])


def test_geojson_of_the_country_and_of_pdok() -> None:
    rows = good(geojson(feature("WK026806", "Zuid", SQUARE, population="23260"), jaar=2022, bron="CBS/Kadaster"))
    assert rows[0].outline is not None
    pdok = {"type": "Feature", "geometry": None}
    pdok["properties"] = {"buurtcode": "BU02680616", "buurtnaam": "Hatert", "aantal_inwoners": -99997}
    assert people(good(geojson(pdok))) == [None]


def test_the_year_is_asked_when_the_file_does_not_say_it() -> None:
    assert why_refused(KWB, "kerncijfers.csv") is FileReason.NO_YEAR
    assert told(KWB, "kerncijfers.csv", year=2022).year == 2022
    with pytest.raises(FileRefused) as refused:
        told(KWB, year=1812)
    assert refused.value.reason is FileReason.ODD_YEAR


def test_a_row_that_is_too_short_too_long_or_double_is_named_with_its_line() -> None:
    text = "code,name,a_inw\nWK026806,Zuid,1\nWK026807,Dukenburg\nWK026808,Linden,holt,1\nWK026806,Zuid,2\n"
    assert [(each.line, each.reason) for each in bad(text)] == [
        (3, RowReason.SHORT_ROW),
        (4, RowReason.ODD_ROW),
        (5, RowReason.TWICE),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", FileReason.EMPTY),
        (b"  \n ", FileReason.EMPTY),
        (b"<!doctype html><html><table><tr><td>code", FileReason.WEB_PAGE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", FileReason.OLD_EXCEL),
        (b"\x89PNG\r\n\x1a\n\x00\x00", FileReason.UNKNOWN_KIND),
        (b"code,name\nWK026806,\x81\x8d\n", FileReason.ODD_LETTERS),
        ("code,name\nWK026806,Ruïne\n".encode() + "WK026807,Ruïne\n".encode("cp1252"), FileReason.ODD_LETTERS),
        (b"naam,inwoners\nZuid,12\n", FileReason.NO_CODE_COLUMN),
        (b'code,name\nWK026806,"Zuid\n', FileReason.BROKEN_CSV),
        (b"code,name,a_inw\n", FileReason.NO_ROWS),
        (b"PK\x03\x04 this is no zip", FileReason.BROKEN_SHEET),
        (b'{"type": "FeatureCollection", "features": [{"type": "Fea', FileReason.BROKEN_JSON),
        (b'{"type": "FeatureCollection"}', FileReason.NOT_GEOJSON),
        (b'{"type": "FeatureCollection", "features": []}', FileReason.NO_ROWS),
        (b'{"type": "Topology", "features": []}', FileReason.NOT_GEOJSON),
        (b"[1, 2, 3]", FileReason.NOT_GEOJSON),
        (b'{"features": [7]}', FileReason.NOT_GEOJSON),
        (b"[" * 200_000, FileReason.NOT_GEOJSON),
        (b'{"features": [' + b"[" * 200_000, FileReason.BROKEN_JSON),
        (b"code;" + b";".join(b"c%d" % at for at in range(500)) + b"\nWK026806", FileReason.TOO_WIDE),
    ],
)
def test_what_is_no_file_of_areas_says_what_it_is(content: bytes, reason: FileReason) -> None:
    assert why_refused(io.BytesIO(content)) is reason


def test_a_file_that_swells_is_not_opened() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        for name in ("a.xml", "b.xml", "c.xml"):
            with package.open(name, "w", force_zip64=True) as entry:
                for _ in range(256):
                    entry.write(bytes(1 << 20))
    assert len(bomb.getvalue()) < 1_000_000
    assert why_refused(bomb) is FileReason.SWELLS


def test_a_file_that_lies_about_its_size_is_not_opened() -> None:
    honest = workbook(("code", "name"), ("WK026806", "Zuid" * 5000)).getvalue()
    with zipfile.ZipFile(io.BytesIO(honest)) as package:
        entry = max(package.infolist(), key=lambda each: each.file_size)
    lie = honest.replace(entry.file_size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert why_refused(io.BytesIO(lie)) in (FileReason.SWELLS, FileReason.BROKEN_SHEET)


def test_a_file_of_more_than_the_most_is_refused_before_it_is_read() -> None:
    class Endless(io.BytesIO):
        def seek(self, at: int, whence: int = 0) -> int:
            return 10**9 if whence == 2 else 0

    assert why_refused(Endless(b"code")) is FileReason.TOO_BIG


_SOURCES = [KWB.encode(), WIJKEN.encode(), geojson(feature("WK026806", "Zuid", SQUARE, a_inw=5)).getvalue()]
_SHEET = workbook(("code", "name", "a_inw"), ("WK026806", "Zuid", 12)).getvalue()


def _survives(content: bytes) -> None:
    try:
        for row in told(io.BytesIO(content)).rows():
            assert isinstance(row, AreaRow) or row
    except FileRefused:
        pass


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([*_SOURCES, _SHEET]), st.data())
def test_a_damaged_file_is_read_or_refused(content: bytes, data: st.DataObject) -> None:
    hurt = bytearray(content)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(hurt) - 1))
        hurt[at : at + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))
    _survives(bytes(hurt[: data.draw(st.integers(0, len(hurt)))]))


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_anything_at_all_is_read_or_refused(content: bytes) -> None:
    _survives(content)


_cell = st.text(st.characters(exclude_characters="\x00\r\n", exclude_categories=["Cs"]), max_size=12)


@settings(deadline=None)
@given(st.lists(st.tuples(_cell, _cell, _cell), min_size=1, max_size=6))
def test_any_cells_give_areas_or_bad_rows(rows: list[tuple[str, str, str]]) -> None:
    quoted = ("".join(f'"{cell.replace(chr(34), chr(34) * 2)}";' for cell in row)[:-1] for row in rows)
    _survives(("code;name;a_inw\n" + "\n".join(quoted)).encode())
