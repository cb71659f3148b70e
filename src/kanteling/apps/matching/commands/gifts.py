"""Writing a gift down, offering it, and taking it back at once."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from kanteling.apps.matching import events
from kanteling.apps.matching.models import Gift, Notice, row
from kanteling.apps.matching.queries.board import windows_out
from kanteling.apps.matching.queries.gifts import gift_of
from kanteling.apps.matching.rules import giving
from kanteling.apps.matching.rules.giving import GiftKind, NoticeKind, Source
from kanteling.apps.matching.rules.times import Window
from kanteling.apps.matching.rules.travel import Spot
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.refusals import NotForYou, refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record


@dataclass(frozen=True, slots=True)
class Words:
    """What a notice says. ``near`` is a public place by its name and point; a ride says more."""

    title: str
    called: str
    words: str = ""
    windows: tuple[Window, ...] = ()
    languages: tuple[str, ...] = ()
    near: str = ""
    spot: Spot | None = None
    ride: bool = False
    seats: int | None = None
    goes_to: str = ""
    to: Spot | None = None


@transaction.atomic
def write_gift(*, actor: Actor, kind: GiftKind, words: str, source: Source = Source.SELF) -> UUID:
    """Write down what one can or likes to do; nobody else reads it. Returns its id."""
    refuse_if(giving.why_not_write(words))
    made = Gift.objects.create(
        **row(
            actor.municipality,
            person_id=actor.person,
            kind=kind.code,
            words=words[:2000],
            source=source.code,
            at=clock.now(),
        )
    )
    record(actor, events.GiftWritten(subject=made.pk, about=actor.person))
    return UUID(str(made.pk))


@transaction.atomic
def remove_gift(*, actor: Actor, gift: UUID) -> None:
    """Take a gift away; when it hung on the board, that notice goes too."""
    found = gift_of(actor, gift)
    if found.notice is not None:
        withdraw(actor=actor, notice=found.notice)
    Gift.objects.visible_to(actor).filter(pk=gift).update(removed_at=clock.now(), words="")
    record(actor, events.GiftRemoved(subject=gift, about=actor.person))


@transaction.atomic
def offer_gift(*, actor: Actor, gift: UUID, words: Words) -> UUID:
    """Hang a gift on the board, in the words and under the name that its owner chooses. Returns the notice."""
    hold(gift)
    found = gift_of(actor, gift)
    return _place(actor, NoticeKind.OFFER, words, gift=gift, offered=found.notice is not None)


@transaction.atomic
def place_notice(*, actor: Actor, kind: NoticeKind, words: Words) -> UUID:
    """Hang a request or an offer on the board. Returns the notice."""
    return _place(actor, NoticeKind.OFFER if kind is NoticeKind.OFFER else NoticeKind.REQUEST, words)


@transaction.atomic
def share_question(*, actor: Actor, circle: UUID, title: str, words: Words, goal: UUID | None = None) -> UUID:
    """The resident says yes: this question counts along for the neighbourhood, without a name. One yes per question."""
    if circle not in actor.circles(Part.OWN):
        raise NotForYou
    hold(goal or circle)
    there = Notice.objects.visible_to(actor).filter(goal_id=goal, withdrawn_at=None) if goal else None
    refuse_if(giving.why_not_place(title, "", "ik", offered=there is not None and there.exists(), removed=False))
    made = Notice.objects.create(
        **_columns(actor, NoticeKind.QUESTION, words)
        | {"title": title[:120], "called": "", "circle_id": circle, "goal_id": goal}
    )
    record(actor, events.QuestionShared(subject=made.pk, about=actor.person))
    return UUID(str(made.pk))


@transaction.atomic
def withdraw(*, actor: Actor, notice: UUID) -> None:
    """Take one's own notice off the board, at once; the gift stays with its owner."""
    mine = Notice.objects.visible_to(actor).filter(pk=notice, person_id=actor.person, withdrawn_at=None)
    if not mine.update(withdrawn_at=clock.now()):
        raise NotForYou
    record(actor, events.NoticeWithdrawn(subject=notice, about=actor.person))


def _place(
    actor: Actor, kind: NoticeKind, words: Words, *, gift: UUID | None = None, offered: bool = False
) -> UUID:
    refuse_if(giving.why_not_place(words.title, words.words, words.called, offered=offered, removed=False))
    made = Notice.objects.create(**_columns(actor, kind, words), gift_id=gift)
    record(actor, events.NoticePlaced(subject=made.pk, about=actor.person))
    return UUID(str(made.pk))


def _columns(actor: Actor, kind: NoticeKind, words: Words) -> dict[str, object]:
    return row(
        actor.municipality,
        person_id=actor.person,
        kind=kind.code,
        called=words.called[:60],
        title=words.title[:120],
        words=words.words[:2000],
        windows=windows_out(words.windows),
        languages=list(words.languages),
        near=words.near[:200],
        lat=words.spot.lat if words.spot else None,
        lon=words.spot.lon if words.spot else None,
        ride=words.ride,
        seats=words.seats,
        goes_to=words.goes_to[:200],
        to_lat=words.to.lat if words.to else None,
        to_lon=words.to.lon if words.to else None,
        placed_at=clock.now(),
    )
