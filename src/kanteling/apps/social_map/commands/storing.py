"""From words to columns: plain text, codes once each, and what a list is narrowed by."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from kanteling.apps.social_map.commands.words import EntryWords, OrganisationWords, PlaceWords
from kanteling.apps.social_map.models import Change, EntryTime, Place
from kanteling.apps.social_map.queries.lexicon import lexicon_of
from kanteling.apps.social_map.rules.times import mask_of
from kanteling.foundation.actor import Actor
from kanteling.platform import clock
from kanteling.platform.search import Lexicon, document, edition


def plain(text: str, most: int | None = None) -> str:
    """Text without what PostgreSQL cannot hold, and without blanks around it."""
    return text.replace("\x00", "").strip()[:most]


def organisation_columns(words: OrganisationWords) -> dict[str, Any]:
    """The columns of an organisation."""
    return {
        "name": plain(words.name, 200),
        "text": plain(words.text),
        "phone": plain(words.phone, 40),
        "mail": plain(words.mail, 254),
        "link": plain(words.link, 500),
        "extra": dict(words.extra),
    }


def place_columns(words: PlaceWords) -> dict[str, Any]:
    """The columns of a place."""
    return {
        "name": plain(words.name, 200),
        "address": plain(words.address, 200),
        "postcode": plain(words.postcode, 10),
        "city": plain(words.city, 100),
        "lon": words.lon,
        "lat": words.lat,
        "area_code": plain(words.area_code, 10),
        "reach": plain(words.reach),
        "accessibility": _once(words.accessibility),
        "extra": dict(words.extra),
    }


def entry_columns(words: EntryWords) -> dict[str, Any]:
    """The columns of an entry that its words fill."""
    texts = {
        name: plain(getattr(words, name), most)
        for name, most in (
            ("title", 200), ("text", None), ("plain_words", None), ("for_whom", None), ("reach", None),
            ("access_text", None), ("documents", None), ("cost_text", None), ("contact_name", 200),
            ("contact_role", 200), ("phone", 40), ("mail", 254), ("link", 500), ("next_step", None),
        )
    }  # fmt: skip
    lists = {
        name: _once(getattr(words, name))
        for name in ("audience", "topics", "areas", "ways", "languages", "accessibility")
    }
    same = {name: getattr(words, name) for name in ("age_from", "age_to", "cost_cents", "capacity")}
    codes = {name: getattr(words, name).code for name in ("kind", "rung", "access", "cost")}
    made = {"place_id": words.place, "extra": dict(words.extra), "when_mask": mask_of(words.times)}
    return texts | lists | same | codes | made


def located(actor: Actor, place: UUID | None) -> dict[str, Any]:
    """Where the place of an entry is, for the lists; nothing when it has none."""
    row = Place.objects.visible_to(actor).get(pk=place) if place else None
    return {
        "lon": row.lon if row else None,
        "lat": row.lat if row else None,
        "area_code": row.area_code if row else "",
    }


def searched(actor: Actor, words: EntryWords, lexicon: Lexicon | None = None) -> dict[str, Any]:
    """What a search looks in: the name above the plain words above the rest.

    Who writes many at once looks up the ``lexicon`` once. The edition says by which thesaurus it was read.
    """
    plain_words = f"{words.plain_words} {' '.join(words.topics)}"
    fields = {"title": words.title, "plain_words": plain_words, "text": words.text, "for_whom": words.for_whom}
    kept = document(fields, lexicon or lexicon_of(actor), tags=(f"@soort:{words.kind.code}", edition()))
    return {"search_words": kept.words, "search_weights": kept.weights}


def time_rows(entry: Any, words: EntryWords) -> list[EntryTime]:
    """The moments of an entry as rows, in the order in which they were given."""
    extras = (*words.time_extras, *({} for _ in words.times))
    return [
        EntryTime(
            municipality_id=entry.municipality_id,
            entry_id=entry.pk,
            organisation_id=entry.organisation_id,
            owner_id=entry.owner_id,
            day=time.day.code if time.day else "",
            starts=time.starts,
            ends=time.ends,
            first=time.first,
            last=time.last,
            rule=plain(time.rule, 300),
            words=plain(time.words, 300),
            extra=dict(extra),
            order=order,
        )
        for order, (time, extra) in enumerate(zip(words.times, extras, strict=False))
    ]


def leave_behind(
    actor: Actor,
    row: Any,
    before: Mapping[str, Any],
    *,
    organisation: UUID | None,
    owner: UUID | None = None,
    entry: UUID | None = None,
    why: str = "",
) -> UUID:
    """Keep what it said until now, so that it can be undone; returns the id of that."""
    made = Change.objects.create(
        municipality_id=actor.municipality,
        subject_id=row.pk,
        organisation_id=organisation,
        owner_id=owner,
        entry_id=entry,
        number=row.version,
        before=dict(before),
        why=plain(why, 300),
        made_by_id=actor.person,
        made_by_called=actor.called[:200],
        made_at=clock.now(),
    )
    return UUID(str(made.pk))


def _once(codes: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(plain(code) for code in codes if plain(code)))
