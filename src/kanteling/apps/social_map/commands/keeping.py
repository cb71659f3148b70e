"""Who keeps an organisation: by a code that goes to its own address, or because the map keeper says so."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from kanteling.apps.social_map import events
from kanteling.apps.social_map.commands import secrets
from kanteling.apps.social_map.commands.storing import plain
from kanteling.apps.social_map.models import Claim, Keeper, LayWord
from kanteling.apps.social_map.queries.writing import organisation_row, writer_of
from kanteling.apps.social_map.rules.entries import NoEntry
from kanteling.apps.social_map.rules.numbers import CLAIM_DAYS
from kanteling.apps.social_map.rules.remarks import NoClaim
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.refusals import NotForYou, Refused, refuse_if
from kanteling.platform import clock, mail
from kanteling.platform.journal import record

MOST_TRIES = 5


@transaction.atomic
def claim(*, actor: Actor, organisation: UUID, why: str = "") -> bool:
    """Ask to keep an organisation. Whether a code was mailed; without an address the map keeper decides."""
    row = organisation_row(actor, organisation)
    refuse_if((NoClaim.KEEPS,) if writer_of(actor, organisation=organisation).keeps else ())
    code, now = secrets.new_code(), clock.now()
    Claim.objects.create(
        municipality_id=actor.municipality,
        organisation_id=organisation,
        person_id=actor.person,
        called=actor.called[:200],
        why=plain(why, 300),
        code_hash=secrets.hash_of(code, organisation) if row.mail else "",
        made_at=now,
        until=now + timedelta(days=CLAIM_DAYS.on(clock.today())),
    )
    record(actor, events.OrganisationClaimed(subject=organisation, detail=row.name))
    if row.mail:
        mail.send("social_map/mail/claim", row.mail, {"name": row.name, "code": code, "called": actor.called})
    return bool(row.mail)


def keep_by_code(*, actor: Actor, organisation: UUID, code: str) -> bool:
    """Begin to keep an organisation with the code that it received; False when the code is not right.

    A wrong try counts even so, therefore it is no refusal that would undo the count.
    """
    with transaction.atomic():
        row = organisation_row(actor, organisation)
        open_ = Claim.objects.visible_to(actor).filter(
            organisation_id=organisation, person_id=actor.person, until__gt=clock.now(), tries__lt=MOST_TRIES
        )
        held = secrets.show(code.upper().replace(" ", ""), organisation)
        if not open_.filter(code_hash=held).exists():
            open_.update(tries=F("tries") + 1)
            return False
        _begin(actor, organisation, row.name, actor.person, actor.called, by=None)
    return True


@transaction.atomic
def grant_keeper(*, actor: Actor, claim: UUID) -> None:
    """Let who asked for it keep the organisation; the map keeper does this."""
    refuse_if(() if Role.FUNCTIONAL_MANAGER in actor.roles else (NoClaim.NOT_YOURS,))
    asked = Claim.objects.visible_to(actor).filter(pk=claim).select_related("organisation").first()
    if asked is None:
        raise NotForYou
    _begin(actor, asked.organisation_id, asked.organisation.name, asked.person_id, asked.called, by=actor.person)


def _begin(actor: Actor, organisation: UUID, name: str, person: UUID, called: str, by: UUID | None) -> None:
    there = Keeper.objects.visible_to(actor).filter(organisation_id=organisation, person_id=person, until=None)
    if there.exists():
        raise Refused((NoClaim.KEEPS,))
    made = Keeper(
        municipality_id=actor.municipality,
        organisation_id=organisation,
        person_id=person,
        called=called[:200],
        since=clock.now(),
        given_by_id=by,
    )
    made.save(force_insert=True)
    record(actor, events.KeeperAdded(subject=organisation, detail=name))


@transaction.atomic
def end_keeper(*, actor: Actor, keeper: UUID) -> None:
    """Let somebody stop keeping an organisation: themselves, or the map keeper."""
    row = Keeper.objects.visible_to(actor).filter(pk=keeper, until=None).first()
    if row is None or not (row.person_id == actor.person or Role.FUNCTIONAL_MANAGER in actor.roles):
        raise NotForYou
    Keeper.objects.visible_to(actor).filter(pk=keeper).update(until=clock.now())
    record(actor, events.KeeperEnded(subject=row.organisation_id))


@transaction.atomic
def add_lay_word(*, actor: Actor, word: str, means: str) -> UUID:
    """People here say ``word`` and mean ``means``: from now on both find the same."""
    found = [] if Role.FUNCTIONAL_MANAGER in actor.roles else [NoEntry.NOT_YOURS]
    if not word.strip() or not means.strip():
        found.append(NoEntry.TITLE)
    refuse_if(found)
    made = LayWord.objects.create(
        municipality_id=actor.municipality,
        word=plain(word, 60).lower(),
        means=plain(means, 200).lower(),
        made_by_id=actor.person,
        made_at=clock.now(),
    )
    record(actor, events.LayWordAdded(subject=made.pk, detail=made.word))
    return UUID(str(made.pk))


@transaction.atomic
def end_lay_word(*, actor: Actor, word: UUID) -> None:
    """Let a lay word count no more."""
    refuse_if(() if Role.FUNCTIONAL_MANAGER in actor.roles else (NoEntry.NOT_YOURS,))
    ended = LayWord.objects.visible_to(actor).filter(pk=word, ended_at=None).update(ended_at=clock.now())
    if not ended:
        raise NotForYou
    record(actor, events.LayWordEnded(subject=word))
