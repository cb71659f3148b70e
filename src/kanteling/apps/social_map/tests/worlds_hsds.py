"""Any package of HSDS 3 that is valid, for the property tests: every table, unknown fields, unicode, empty texts."""

from typing import Any

from hypothesis import strategies as st

from kanteling.apps.social_map.rules.hsds_facts import TABLES, Field
from kanteling.apps.social_map.rules.hsds_tables import Row, Tables, empty, flatten

texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)
ids = st.uuids().map(str)
_SHAPES: dict[str, st.SearchStrategy[Any]] = {
    "uuid": ids,
    "number": st.one_of(st.integers(-5, 200), st.floats(-90, 90, allow_nan=False).map(lambda each: round(each, 4))),
    "uri": st.just("https://huis.example/x?y=1&z=ë"),
    "email": st.sampled_from(["joke@huis.example", "info@club.example"]),
    "date": st.dates().map(lambda day: day.isoformat()),
    "datetime": st.just("2025-03-01T10:00:00Z"),
    "time": st.sampled_from(["09:00", "10:30Z", "19:30+01:00"]),
    "text": texts,
}  # fmt: skip
_ODD = st.one_of(
    texts,
    st.none(),
    st.integers(-(10**20), 10**20),
    st.lists(texts, max_size=2),
    st.dictionaries(texts, texts, max_size=1),
)


def _value(field: Field) -> st.SearchStrategy[Any]:
    if field.codes:
        return st.sampled_from(field.codes)
    if field.name == "byday":
        return st.sampled_from(["TU", "MO,WE", "2TU", "-1FR", "elke dag"])
    return _SHAPES[field.kind]


@st.composite
def objects(draw: st.DrawFn, table: str = "service", depth: int = 0) -> Row:
    """One object; links to others come from its place, not from itself."""
    told: Row = {"id": draw(ids)}
    if draw(st.integers(0, 3)) == 0:
        told["x_ours"] = draw(_ODD)
    for field in TABLES[table].fields.values():
        links = field.name.endswith("_id") or field.name in ("link_entity", "resource_type")
        if field.plain and field.name != "id" and not links and (field.required or draw(st.integers(0, 4)) == 0):
            told[field.name] = draw(_value(field))
        elif field.one and depth < 3 and (field.required or draw(st.booleans())):
            told[field.name] = draw(objects(field.one, depth + 1))
        elif field.many and depth < 3 and draw(st.integers(0, 5)) == 0:
            told[field.name] = draw(st.lists(objects(field.many, depth + 1), min_size=1, max_size=2))
    return told


@st.composite
def packages(draw: st.DrawFn) -> Tables:
    """A few services, and sometimes what hangs under none of them."""
    tables = empty()
    for service in draw(st.lists(objects(), min_size=1, max_size=3)):
        flatten(tables, "service", service)
    for name in draw(
        st.lists(
            st.sampled_from(["organization", "location", "taxonomy_term", "meta_table_description"]), max_size=2
        )
    ):
        flatten(tables, name, draw(objects(name)))
    return tables
