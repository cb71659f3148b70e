"""A table of offers behind a wall as an app's, and beside it the plain full text that PostgreSQL has of itself."""

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from uuid import UUID, uuid5

from benchmarks.bed.lay import Offer
from benchmarks.bed.world import as_super
from django.db import connection, models

from kanteling.platform.search import Findable, Lexicon, document, find, installation, recount, understand
from kanteling.platform.search.dutch import is_silent, ordinary, stem

TABLE = "bench_offer"
HERE = UUID("018f0000-0000-7000-8000-000000000268")
_SPACE = UUID(int=7)


class BenchOffer(Findable):
    """The same columns as a table of an app that can be found."""

    id = models.UUIDField(primary_key=True)
    municipality_id = models.UUIDField()

    class Meta:
        app_label = "platform"
        db_table = TABLE
        managed = False


def lay_table() -> None:
    """The table, its wall, its search, and a column of plain full text; empty."""
    wall = "municipality_id = (select kanteling.municipality())"
    with as_super() as making:
        making.execute(f"drop table if exists {TABLE} cascade")
        making.execute(f"drop function if exists kanteling.found_in_{TABLE}, kanteling.recount_{TABLE}")
        making.execute("set role kanteling_owner")
        making.execute(f"""create table {TABLE} (id uuid primary key, municipality_id uuid not null,
            search_words text[] collate "C" not null, search_weights smallint[] not null, plain tsvector)""")
        for line in (
            f"alter table {TABLE} enable row level security",
            f"alter table {TABLE} force row level security",
            f"create policy wall_select on {TABLE} for select to kanteling_app using ({wall})",
            f"create policy wall_key on {TABLE} for select to kanteling_owner using (true)",
            f"grant select on {TABLE} to kanteling_app",
        ):
            making.execute(line)
        making.execute(installation(TABLE))
        making.execute("grant execute on all functions in schema kanteling to kanteling_app")
        making.execute(f"create index {TABLE}_plain on {TABLE} using gin (plain) with (fastupdate = off)")


def id_of(offer: Offer) -> UUID:
    """The same id for the same offer."""
    return uuid5(_SPACE, offer.id)


def put(offers: Iterable[Offer], lexicon: Lexicon) -> None:
    """These offers and no others."""
    with as_super() as making:
        making.execute(f"truncate {TABLE}")
        for offer in offers:
            kept = document(offer.fields(), lexicon)
            words = " ".join((offer.title, offer.plain_words, offer.text))
            making.execute(
                f"insert into {TABLE} values (%s, %s, %s, %s, to_tsvector('dutch', %s))",
                (id_of(offer), HERE, kept.words, kept.weights, words),
            )
        making.execute(f"analyze {TABLE}")
    enter()
    recount(TABLE)


def grow(many: int, offers: Sequence[Offer], lexicon: Lexicon) -> None:
    """``many`` entries: each says what one of the offers says, and fifteen more words as often as Dutch says them."""
    chance = random.Random(3)
    stems = list(dict.fromkeys(stem(word) for word in ordinary() if not is_silent(word) and len(word) > 3))[:50_000]
    with as_super() as making:
        making.execute(f"truncate {TABLE}")
        making.execute(f"drop index if exists {TABLE}_words, {TABLE}_plain")
        making.execute(
            "create temp table said (at int primary key, words text[], weights smallint[], plain tsvector)"
        )
        making.execute("create temp table spoken (rank int primary key, word text)")
        for at, offer in enumerate(offers):
            kept = document(offer.fields(), lexicon)
            making.execute(
                "insert into said values (%s, %s, %s, to_tsvector('dutch', %s))",
                (at, kept.words, kept.weights, f"{offer.title} {offer.text}"),
            )
        with making.cursor().copy("copy spoken from stdin") as out:
            for rank, word in enumerate(stems, 1):
                out.write_row((rank, word))
        making.execute("analyze said")
        making.execute("analyze spoken")
        making.execute("select setseed(0.5)")
        making.execute(
            f"""insert into {TABLE} with more as (
                  select n, array_agg(distinct word) as words from (
                    select n, floor(power(%s, random()))::int as rank
                    from generate_series(1, %s) n, generate_series(1, 15)) drawn
                  join spoken using (rank) group by n)
                select gen_random_uuid(), %s, s.words || m.words,
                  s.weights || array_fill((300 + m.n %% 900)::smallint, array[cardinality(m.words)]),
                  s.plain || array_to_tsvector(m.words)
                from more m join said s on s.at = (hashint4(m.n) & 2147483647) %% %s""",
            (len(stems), many, HERE, len(offers)),
        )
        making.execute("set maintenance_work_mem = '512MB'")
        making.execute(f"create index {TABLE}_words on {TABLE} using gin (search_words) with (fastupdate = off)")
        making.execute(f"create index {TABLE}_plain on {TABLE} using gin (plain) with (fastupdate = off)")
        making.execute(f"vacuum analyze {TABLE}")
    chance.shuffle(stems)
    enter()
    recount(TABLE)


def enter() -> None:
    """Stand in this municipality for the rest of this connection, as a request does for a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('kanteling.municipality', %s, false)", [str(HERE)])


def by_words(text: str, lexicon: Lexicon, limit: int = 20) -> list[tuple[UUID, float]]:
    """Ours: understand, and find as the app role behind the wall."""
    return [(hit.id, hit.score) for hit in find(BenchOffer.objects.all(), understand(text, lexicon), limit=limit)]


PLAIN = f"""select id from {TABLE}, cast(replace(plainto_tsquery('dutch', %s)::text, '&', '|') as tsquery) q
    where plain @@ q order by ts_rank(plain, q) desc, id limit 20"""


def sizes() -> dict[str, float]:
    """Megabytes of the table and of both indexes."""
    with as_super() as looking:
        row = looking.execute(
            f"""select pg_table_size('{TABLE}'), pg_relation_size('{TABLE}_words'),
            pg_relation_size('{TABLE}_plain')"""
        ).fetchone()
    return dict(zip(("table MB", "index MB", "plain index MB"), (each / 2**20 for each in row), strict=True))


def backend() -> int:
    """The PostgreSQL process that answers us."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        return int(cursor.fetchone()[0])


def backend_megabytes() -> float | None:
    """Its memory beyond the shared buffers; None where it cannot be read."""
    try:
        lines = Path(f"/proc/{backend()}/status").read_text("ascii").splitlines()
    except OSError:
        return None
    return sum(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) / 1024
