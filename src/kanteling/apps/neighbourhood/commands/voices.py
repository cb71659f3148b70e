"""Words of people beside the figures: sent in by anyone who is known, read by a process guide, and then shown."""

from datetime import date
from uuid import UUID

from django.db import transaction

from kanteling.apps.neighbourhood.events import RemarkRead, RemarkSent, WordsTakenAway
from kanteling.apps.neighbourhood.models import Quote, Remark, Verdict
from kanteling.apps.neighbourhood.queries.areas import area_of
from kanteling.apps.neighbourhood.rules.profile import Piece
from kanteling.apps.neighbourhood.rules.voices import (
    NoJudging,
    Sent,
    Telling,
    voice_of,
    why_not_judge,
    why_not_tell,
)
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.ids import PersonId
from kanteling.foundation.refusals import NotForYou, refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record


@transaction.atomic
def tell(
    *,
    actor: Actor,
    code: str,
    telling: Telling,
    words: str,
    seen_on: date,
    place: str = "",
    piece: Piece | None = None,
) -> UUID:
    """Send in what one saw, heard, or knows to be there. Nobody else sees it before it was read."""
    area = area_of(actor, code)
    refuse_if(why_not_tell(words, place, seen_on, clock.today()))
    row = Remark.objects.create(
        municipality_id=actor.municipality,
        person_id=actor.person,
        code=area.code,
        at=clock.now(),
        seen_on=seen_on,
        voice=voice_of(actor.roles).code,
        telling=telling.code,
        piece=piece.code if piece else "",
        place=place.strip()[:80],
        words=words.strip(),
    )
    record(actor, RemarkSent(subject=row.pk, about=actor.person, detail=area.name))
    return UUID(str(row.pk))


@transaction.atomic
def judge(*, actor: Actor, remark: UUID, shown: bool, reason: str = "") -> None:
    """Let words stand beside the figures, or not, with the reason."""
    hold(remark)
    row = Remark.objects.visible_to(actor).filter(pk=remark).first()
    if row is None:
        raise NotForYou
    decided = Verdict.objects.visible_to(actor).filter(remark=remark).exists()
    sent = Sent(PersonId(row.person_id), decided)
    refuse_if(why_not_judge(sent, actor.person, actor.roles, shown=shown, reason=reason))
    here = actor.municipality
    verdict = Verdict.objects.create(
        municipality_id=here,
        remark=row,
        author_id=row.person_id,
        person_id=actor.person,
        at=clock.now(),
        shown=shown,
        reason=reason.strip()[:300],
    )
    if shown:
        Quote.objects.create(
            municipality_id=here,
            verdict=verdict,
            code=row.code,
            seen_on=row.seen_on,
            voice=row.voice,
            telling=row.telling,
            piece=row.piece,
            place=row.place,
            words=row.words,
        )
    record(actor, RemarkRead(subject=row.pk, about=PersonId(row.person_id)))


@transaction.atomic
def take_away(*, actor: Actor, quote: UUID) -> None:
    """Take words away from beside the figures; the remark and the verdict stay."""
    if Role.PROCESS_GUIDE not in actor.roles:
        refuse_if((NoJudging.NOT_GUIDE,))
    gone, _ = Quote.objects.visible_to(actor).filter(pk=quote).delete()
    if not gone:
        raise NotForYou
    record(actor, WordsTakenAway(subject=quote))
