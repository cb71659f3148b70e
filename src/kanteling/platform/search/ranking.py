"""Bringing question and entries together inside PostgreSQL, behind the wall of the table.

Why a function of the owner: under row-level security PostgreSQL uses no GIN index, because the operators on arrays are
not leakproof. So ``kanteling.found_in_TABLE`` (security definer) only proposes ids within the municipality, and the
statement that calls it joins them with the table as the app role: what the wall hides never comes out.

Which entries it looks at: those with the rarest words asked, until ``CANDIDATES`` are counted (document frequencies in
``kanteling.words_TABLE``); of words that very many entries hold only those that hold two of them, or hold one in front.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from kanteling.platform.search.asked import Asked, Kept, Term
from kanteling.platform.search.dutch import rarity
from kanteling.platform.search.numbers import MENDED
from kanteling.platform.search.typos import slips

CANDIDATES = 2000  # entries that are read for one question: 3,000 cost 1.6 times as much for 0.6 % more score
WITH_BOTH = 1000  # of those that hold the two heaviest words, when very many hold either
WITH_ONE = 300
FEW = 20_000  # entries: below this every word that tells something is looked up, above it the rarest
FEWEST = 500  # below this every word
LIGHT = 0.2  # of the heaviest word asked: lighter ones only add to what others found


class Findable(models.Model):
    """The two columns of a table that can be found by text. Fill them with ``keep(document(...))`` in the command."""

    search_words = ArrayField(models.TextField(db_collation="C"), default=list, editable=False)
    search_weights = ArrayField(models.SmallIntegerField(), default=list, editable=False)

    class Meta:
        abstract = True

    def keep(self, kept: Kept) -> None:
        """Keep what the entry says; the caller saves."""
        self.search_words, self.search_weights = kept.words, kept.weights


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found: how well it fits (only to compare within one search), and by which terms."""

    id: UUID
    score: float
    terms: tuple[Term, ...]


def find(
    found_in: models.QuerySet[Any], asked: Asked, *, tags: Sequence[str] = (), limit: int = 20
) -> tuple[Hit, ...]:
    """The best entries of a queryset for a question, best first; one statement, behind the wall.

    ``found_in`` may carry any filter (start with ``visible_to(actor)``). What narrows very much can better be a tag
    that the entry keeps (``document(..., tags=["@dag:2"])``): then the index already narrows.
    """
    if not asked.terms:
        return ()
    table = found_in.model._meta.db_table
    inner, values = found_in.order_by().values("pk", "search_words").query.sql_with_params()
    statement = f"""select f.id, f.score, e.search_words from kanteling.found_in_{table}(
        %s::text[], %s::real[], %s::real[], %s::text[], %s) f
        join ({inner}) e (pk, search_words) on e.pk = f.id order by f.score desc, f.id limit %s"""
    room = max(200, limit * 10)
    terms = asked.terms
    asking: list[Any] = [
        [t.key for t in terms],
        [t.weight for t in terms],
        [t.rarity for t in terms],
        list(tags),
        room,
    ]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*asking, *values, limit])
        rows = cursor.fetchall()
    return tuple(Hit(row[0], row[1], _by_which(terms, frozenset(row[2]))) for row in rows)


def _by_which(terms: Sequence[Term], words: frozenset[str]) -> tuple[Term, ...]:
    """The terms that an entry holds; a word that nobody knows also counts with a slip in it."""
    found = []
    for term in terms:
        if term.key in words:
            found.append(term)
        elif term.rarity >= rarity("") and len(term.key) > 5:
            found += [replace(term, via=near) for near in sorted(slips(term.key) & words)[:1]]
    return tuple(found)


def recount(table: str) -> None:
    """Count again how many entries hold each word. For a nightly job, and after an import."""
    with connection.cursor() as cursor:
        cursor.execute(f"select kanteling.recount_{table}()")


def installation(table: str) -> str:
    """SQL for a migration of the app that owns ``table`` (a model with ``Findable`` and a wall with ``key=True``)."""
    numbers = {
        "CANDIDATES": CANDIDATES,
        "WITH_BOTH": WITH_BOTH,
        "WITH_ONE": WITH_ONE,
        "FEWEST": FEWEST,
        "FEW": FEW,
        "LIGHT": LIGHT,
        "SLIPPED": MENDED,
    }
    text = _INSTALL.replace("UNKNOWN", str(rarity("")))
    for name, value in numbers.items():
        text = text.replace(name, str(value))
    return text.replace("TABLE", table)


def removal(table: str) -> str:
    """The way back of ``installation``."""
    return f"""drop function kanteling.found_in_{table}(text[], real[], real[], text[], integer);
drop function kanteling.recount_{table}(); drop materialized view kanteling.words_{table};
drop index {table}_words;"""


_INSTALL = """
create index TABLE_words on TABLE using gin (search_words) with (fastupdate = off);
create materialized view kanteling.words_TABLE as
  select word, count(*) as n from TABLE, unnest(search_words) as word group by word
  union all select '', count(*) from TABLE;
create unique index words_TABLE_word on kanteling.words_TABLE (word);
create index words_TABLE_like on kanteling.words_TABLE using gin (word gin_trgm_ops);

create function kanteling.recount_TABLE() returns void language sql volatile security definer
  set search_path = public, pg_temp as 'refresh materialized view concurrently kanteling.words_TABLE';

create function kanteling.found_in_TABLE(asked text[], weight real[], rarity real[], tags text[], many integer)
  returns table (id uuid, score real) language plpgsql stable security definer
  set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  here uuid := kanteling.municipality();
  total bigint;
  worth real[];
  drivers text[];
  heavy text[];
begin
  select n into total from kanteling.words_TABLE where word = '';
  with held as (
    select q.at, coalesce(s.word, q.word) as word, case when s.word is null then q.w else q.w * SLIPPED end as w, q.r,
      coalesce(d.n, s.n, 0) as n
    from unnest(asked, weight, rarity) with ordinality as q(word, w, r, at)
    left join kanteling.words_TABLE d on d.word = q.word
    left join lateral (select e.word, e.n from kanteling.words_TABLE e
      where d.word is null and q.r >= UNKNOWN and length(q.word) > 5 and e.word % q.word and e.word !~ '^[~@]'
        and similarity(e.word, q.word) >= 0.45
      order by similarity(e.word, q.word) desc, e.word limit 1) s on true
  ), weighed as (
    select h.*, (w * (200 * r + total * ln(1 + (total - n + 0.5) / (n + 0.5)) / 2.5) / (200 + total))::real as worth,
      sum(n) over (order by n, at) as upto
    from held h
  ), told as (
    select v.*, total < FEWEST or v.n = 0 or v.worth >= LIGHT * max(v.worth) filter (where v.n > 0) over () as tells
    from weighed v
  )
  select array_agg(t.worth order by at), array_agg(t.word order by at),
    array_agg(word order by n, at) filter (where tells and (upto <= CANDIDATES or total < FEW)),
    array_agg(word order by t.worth desc, at) filter (where tells and upto > CANDIDATES and total >= FEW)
  into worth, asked, drivers, heavy from told t;

  return query
  with near as (
    (select t.id, t.search_words as had, t.search_weights as much from TABLE t
      where t.search_words && drivers and t.search_words @> tags
        and (t.municipality_id = here or t.municipality_id is null))
    union
    (select t.id, t.search_words, t.search_weights from TABLE t
      where heavy is not null and t.search_words @> (heavy[1:2] || tags)
        and (t.municipality_id = here or t.municipality_id is null) limit WITH_BOTH)
    union
    (select t.id, t.search_words, t.search_weights from TABLE t
      where heavy is not null and t.search_words @> (heavy[1:1] || tags)
        and (t.municipality_id = here or t.municipality_id is null) limit WITH_ONE)
  )
  select n.id, (select sum(q.w * n.much[array_position(n.had, q.word)]) / 1000 from unnest(asked, worth) q(word, w))::real
  from near n order by 2 desc, 1 limit many;
end $$;
"""
