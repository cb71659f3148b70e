"""HSDS 3 as files: the tabular package (folder or zip with datapackage.json) and JSON of whole services."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from kanteling.apps.social_map.rules import exchanging
from kanteling.apps.social_map.rules.hsds_facts import PROFILE, TABLES, VERSION, Field, link, pointer
from kanteling.apps.social_map.rules.hsds_tables import Nesting, Row, Tables, empty, flatten
from kanteling.apps.social_map.rules.reasons import FileReason, FileRefused
from kanteling.platform import clock
from kanteling.platform.sheets import SheetRefused, check_package

EXTRA = "extra"
"""The column for what HSDS does not know: one JSON object per row. Only there when some row has it."""
_TYPES = {
    "uri": ("string", "uri"),
    "email": ("string", "email"),
    "uuid": ("string", "uuid"),
    "text": ("string", ""),
}
_LONGEST_CELL = 5_000_000


def files_of(tables: Tables, title: str) -> Iterator[tuple[str, str]]:
    """Name and content of each file of the package, the description first. Empty tables have no file."""
    filled = {name: list(rows.values()) for name, rows in tables.items() if rows}
    yield "datapackage.json", json.dumps(_description(filled, title), ensure_ascii=False, indent=2)
    for name, rows in filled.items():
        yield TABLES[name].file, _csv(name, rows)


def _extra(name: str, row: Row) -> Row:
    """What no column of the standard can hold: unknown fields, and an empty text, null or list where a value belongs."""
    known = TABLES[name].fields
    return {key: value for key, value in row.items() if key not in known or not _fits(known[key], value)}


def _fits(field: Field, value: Any) -> bool:
    if not field.plain or isinstance(value, bool):
        return False
    return isinstance(value, int | float) if field.kind == "number" else isinstance(value, str) and value != ""


def _csv(name: str, rows: list[Row]) -> str:
    columns = TABLES[name].plain()
    extras = [_extra(name, row) for row in rows]
    more = [EXTRA] if any(extras) else []
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([field.name for field in columns] + more)
    for row, extra in zip(rows, extras, strict=True):
        cells = [
            _cell(row[field.name]) if field.name in row and field.name not in extra else "" for field in columns
        ]
        writer.writerow(cells + [json.dumps(extra, ensure_ascii=False) if extra else "" for _ in more])
    return out.getvalue()


def _cell(value: Any) -> str:
    return json.dumps(value) if isinstance(value, int | float) else str(value)


def _description(filled: Mapping[str, list[Row]], title: str) -> dict[str, Any]:
    resources = [_resource(name, rows, filled) for name, rows in filled.items()]
    return {
        "name": "human_services_data",
        "title": title,
        "profile": "tabular-data-package",
        "version": VERSION,
        "homepage": PROFILE,
        "resources": resources,
    }


def _resource(name: str, rows: list[Row], filled: Mapping[str, Any]) -> dict[str, Any]:
    table = TABLES[name]
    described = [_described(field) for field in table.plain()]
    if any(_extra(name, row) for row in rows):
        described.append({"name": EXTRA, "type": "object", "description": "fields that HSDS does not know"})
    keys = [
        {"fields": pointer(field), "reference": {"resource": field.one, "fields": "id"}}
        for field in table.fields.values()
        if field.one and field.one in filled
    ]
    keys += [
        {"fields": column, "reference": {"resource": parent, "fields": "id"}}
        for parent, column in _parents(name)
        if parent in filled and column not in {key["fields"] for key in keys}
    ]
    schema: dict[str, Any] = {"fields": described, "primaryKey": "id"}
    return {
        "name": name,
        "path": table.file,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema | ({"foreignKeys": keys} if keys else {}),
    }


def _parents(name: str) -> Iterator[tuple[str, str]]:
    if name in ("attribute", "metadata"):
        return
    for parent, table in TABLES.items():
        if any(field.many == name for field in table.fields.values()):
            yield parent, link(name, parent, "")[0]


def _described(field: Field) -> dict[str, Any]:
    kind, shape = _TYPES.get(field.kind, (field.kind, ""))
    must = {"required": True} if field.required or field.tabular_required else {}
    limits: dict[str, Any] = must | ({"enum": list(field.codes)} if field.codes else {})
    limits |= {"unique": True} if field.name == "id" else {}
    told = {"name": field.name, "type": kind} | ({"format": shape} if shape else {})
    return told | ({"constraints": limits} if limits else {})


def as_zip(tables: Tables, title: str) -> bytes:
    """The package in one file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files_of(tables, title):
            package.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def as_json(tables: Tables) -> dict[str, Any]:
    """Whole services, and beside them what hangs under none of them."""
    nesting = Nesting.of(tables)
    services = list(nesting.services())
    reached = empty()
    for each in services:
        flatten(reached, "service", each)
    rest = {name: [row for key, row in rows.items() if key not in reached[name]] for name, rows in tables.items()}
    return {
        "hsds": VERSION,
        "services": services,
        **{name: rows for name, rows in rest.items() if rows and name != "service"},
    }


def read_path(path: Path) -> Tables:
    """A file or a folder."""
    if path.is_dir():
        return _package(lambda name: (path / name).open("rb") if (path / name).is_file() else None)
    with path.open("rb") as stream:
        return read_stream(stream)


def read_stream(stream: BinaryIO, most: int = 0) -> Tables:
    """A zipped package (at most so many bytes inside) or JSON, by its first signs. Raises `FileRefused`."""
    stream.seek(0)
    first = stream.read(4096)
    bare = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not bare:
        raise FileRefused(FileReason.EMPTY)
    if first.startswith(b"PK"):
        return _zipped(stream, most or exchanging.UNPACKED_BYTES.on(clock.today()))
    if bare[:1] in (b"{", b"["):
        return _json(stream)
    raise FileRefused(FileReason.WEB_PAGE if bare.startswith(b"<") else FileReason.UNKNOWN_KIND)


def _zipped(stream: BinaryIO, most: int) -> Tables:
    try:
        check_package(stream, most)
        with zipfile.ZipFile(stream) as package:
            names = {Path(name).name: name for name in package.namelist() if not name.endswith("/")}
            return _package(lambda name: package.open(names[name]) if name in names else None)
    except SheetRefused as no:
        raise FileRefused(FileReason(no.code), no.where) from no
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as broken:
        raise FileRefused(FileReason.BROKEN_SHEET) from broken


def _package(opened: Any) -> Tables:
    """The tables that stand in the package. A description may name other file names; without one the usual hold."""
    tables = empty()
    found = False
    for name, file in _named_files(opened):
        stream = opened(Path(file).name)
        if stream is None:
            raise FileRefused(FileReason.NO_SERVICES_FILE, file)
        with stream:
            found = True
            _read_table(name, file, stream.read(), tables)
    if not found:
        raise FileRefused(FileReason.NOT_HSDS)
    return tables


def _named_files(opened: Any) -> list[tuple[str, str]]:
    described = opened("datapackage.json")
    if described is None:
        return [(name, table.file) for name, table in TABLES.items() if _exists(opened, table.file)]
    with described:
        told = _loads(described.read())
    resources = told.get("resources") if isinstance(told, dict) else None
    if not isinstance(resources, list):
        raise FileRefused(FileReason.NOT_HSDS, "datapackage.json")
    named = [(each.get("name"), each.get("path")) for each in resources if isinstance(each, dict)]
    return [
        (name, path) for name, path in named if isinstance(name, str) and name in TABLES and isinstance(path, str)
    ]


def _exists(opened: Any, name: str) -> bool:
    stream = opened(name)
    if stream is not None:
        stream.close()
    return stream is not None


def _read_table(name: str, file: str, content: bytes, tables: Tables) -> None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        raise FileRefused(FileReason.ODD_LETTERS, file) from broken
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        heads = next(reader, [])
        for cells in reader:
            if any(cells):
                row = _row(name, dict(zip(heads, cells, strict=False)), f"{file}, regel {reader.line_num}")
                if row["id"] in tables[name]:
                    raise FileRefused(FileReason.SAYS_TWO_THINGS, f"{file}: {row['id']}")
                tables[name][row["id"]] = row
    except csv.Error as broken:
        raise FileRefused(FileReason.BROKEN_CSV, f"{file}, regel {reader.line_num}") from broken


def _row(name: str, cells: Mapping[str, str], where: str) -> Row:
    row: Row = {}
    known = TABLES[name].fields
    for head, cell in cells.items():
        if head == EXTRA or not cell:
            continue
        field = known.get(head)
        row[head] = _number(cell) if field is not None and field.kind == "number" else cell
    if cells.get(EXTRA):
        more = _loads(cells[EXTRA].encode())
        if not isinstance(more, dict):
            raise FileRefused(FileReason.ODD_SHAPE, f"{where}, {EXTRA}")
        row |= more
    if not isinstance(row.get("id"), str) or not row["id"]:
        raise FileRefused(FileReason.NO_ID, where)
    return row


def _number(cell: str) -> Any:
    """A number as JSON writes it; anything else stays text and is told back as a fault."""
    try:
        value = json.loads(cell)
    except ValueError:
        return cell
    return value if isinstance(value, int | float) and not isinstance(value, bool) else cell


def _loads(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as broken:
        raise FileRefused(FileReason.BROKEN_JSON) from broken


def _no_constant(word: str) -> Any:
    raise ValueError(word)


def _json(stream: BinaryIO) -> Tables:
    """A service, a list of them, a page of the API, or our own export with what hangs under none."""
    stream.seek(0)
    told = _loads(stream.read())
    tables = empty()
    if isinstance(told, dict) and told.get("id") and told.get("name"):
        services: Any = [told]
    elif isinstance(told, dict):
        services = told.get("services", told.get("contents"))
        for name in TABLES.keys() & told.keys():
            for each in _listed(told[name]):
                flatten(tables, name, each)
    else:
        services = told
    if services is None and not any(tables.values()):
        raise FileRefused(FileReason.NOT_HSDS)
    for each in _listed(services if services is not None else []):
        flatten(tables, "service", each)
    return tables


def _listed(found: Any) -> Iterable[Mapping[str, Any]]:
    if not isinstance(found, list) or not all(isinstance(each, Mapping) for each in found):
        raise FileRefused(FileReason.NOT_HSDS)
    return found
