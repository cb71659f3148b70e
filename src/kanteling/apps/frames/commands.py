"""Setting frames: a new row each time, never an altered one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from kanteling.apps.frames import events
from kanteling.apps.frames.models import Frame, FrameEnd, FrameVersion
from kanteling.apps.frames.queries import FrameView, versions
from kanteling.apps.frames.rules import frames as rules
from kanteling.apps.frames.rules.frames import Weight
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.ids import new_id
from kanteling.foundation.refusals import ChangedMeanwhile, NotForYou, refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record


@dataclass(frozen=True, slots=True)
class Words:
    """What a frame says. ``until`` is the last day it holds, included; None means: goes on."""

    title: str
    text: str
    legal_basis: str
    weight: Weight
    setter: str
    since: date
    until: date | None = None
    link: str = ""


@transaction.atomic
def set_frame(*, actor: Actor, words: Words) -> UUID:
    """Say something beforehand; returns the id of its first version."""
    frame = new_id()
    _refuse(actor, (), frame, 1, words)
    Frame.objects.create(pk=frame, municipality_id=actor.municipality, made_by_id=actor.person, made_at=clock.now())
    version = _add(actor, frame, 1, words)
    record(actor, events.FrameSet(subject=version, detail=words.title))
    return version


@transaction.atomic
def renew_frame(*, actor: Actor, frame: UUID, read: int, words: Words) -> UUID:
    """Give a frame a new version; ``read`` is the version number that the writer saw."""
    hold(frame)
    earlier = _versions(actor, frame)
    last = max(view.number for view in earlier)
    if read != last:
        raise ChangedMeanwhile
    _refuse(actor, earlier, frame, last + 1, words)
    version = _add(actor, frame, last + 1, words)
    record(actor, events.FrameRenewed(subject=version, detail=words.title))
    return version


@transaction.atomic
def end_frame(*, actor: Actor, frame: UUID, last_day: date, why: str = "") -> None:
    """Let the newest version hold up to and including ``last_day``."""
    hold(frame)
    newest = max(_versions(actor, frame), key=lambda view: view.number)
    refuse_if(rules.why_not_end(newest.facts, last_day, clock.today(), by_municipality=Role.POLICY in actor.roles))
    FrameEnd.objects.create(
        municipality_id=actor.municipality,
        version_id=newest.id,
        last_day=last_day,
        why=_plain(why)[:300],
        made_by_id=actor.person,
        made_at=clock.now(),
    )
    record(actor, events.FrameEnded(subject=newest.id, detail=newest.title))


def _versions(actor: Actor, frame: UUID) -> list[FrameView]:
    found = versions(actor, frame_id=frame)
    if not found:
        raise NotForYou
    return found


def _refuse(
    actor: Actor, earlier: tuple[FrameView, ...] | list[FrameView], frame: UUID, number: int, words: Words
) -> None:
    new = rules.FrameVersion(
        frame=frame,
        number=number,
        text=words.text,
        legal_basis=words.legal_basis,
        weight=words.weight,
        setter=words.setter,
        since=words.since,
        published=clock.now(),
        until=words.until,
    )
    facts = [view.facts for view in earlier]
    refuse_if(rules.why_not_set(facts, new, clock.today(), by_municipality=Role.POLICY in actor.roles))


def _plain(text: str) -> str:
    return text.replace("\x00", "").strip()


def _add(actor: Actor, frame: UUID, number: int, words: Words) -> UUID:
    made = FrameVersion.objects.create(
        municipality_id=actor.municipality,
        frame_id=frame,
        number=number,
        title=(_plain(words.title) or _plain(words.text)[:60])[:120],
        text=_plain(words.text),
        legal_basis=_plain(words.legal_basis)[:200],
        link=_plain(words.link)[:500],
        weight=words.weight.code,
        setter=_plain(words.setter)[:120],
        since=words.since,
        until=words.until,
        made_by_id=actor.person,
        made_by_called=actor.called,
        made_at=clock.now(),
    )
    return UUID(str(made.pk))
