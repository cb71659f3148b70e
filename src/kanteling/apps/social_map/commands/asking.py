"""Asking the owner whether it is still so, and what the owner answers with the link of the letter."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse

from kanteling.apps.social_map import events
from kanteling.apps.social_map.commands import secrets
from kanteling.apps.social_map.commands.entries import confirm, take_off
from kanteling.apps.social_map.commands.proposing import propose
from kanteling.apps.social_map.models import ConfirmationAsked, Entry
from kanteling.apps.social_map.queries.writing import entry_row
from kanteling.apps.social_map.rules.entries import NoEntry
from kanteling.apps.social_map.rules.freshness import Asked, Gone, How, NoConfirmation, must_ask, why_not_answer
from kanteling.apps.social_map.rules.numbers import LINK_DAYS, REMIND_AGAIN_DAYS, REMIND_DAYS
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.refusals import NotForYou, Refused, refuse_if
from kanteling.platform import clock, mail
from kanteling.platform.db import hold
from kanteling.platform.journal import record

SALT = "kanteling.social_map.confirm"
MOST_AT_ONCE = 200


@transaction.atomic
def ask_owner(*, actor: Actor, entry: UUID) -> None:
    """Send the owner of an entry a letter with one link. Only the map keeper asks; the address is the published one."""
    hold(entry)
    refuse_if(() if Role.FUNCTIONAL_MANAGER in actor.roles else (NoEntry.NOT_YOURS,))
    row = entry_row(actor, entry)
    address = row.mail or (row.organisation.mail if row.organisation_id else "")
    if row.withdrawn_at is not None or not address:
        raise Refused((NoEntry.GONE if row.withdrawn_at else NoEntry.NEXT_STEP,))
    _send(actor, row, address)


def remind_owners(actor: Actor) -> int:
    """Ask the owners of everything that ends soon or ended, and that was not asked lately; returns how many letters."""
    today = clock.today()
    remind, again = REMIND_DAYS.on(today), REMIND_AGAIN_DAYS.on(today)
    rows = Entry.objects.visible_to(actor).filter(
        withdrawn_at=None, fresh_until__lte=today + timedelta(days=remind)
    )
    sent = 0
    for row in rows.select_related("organisation").order_by("fresh_until", "pk")[:MOST_AT_ONCE]:
        address = row.mail or (row.organisation.mail if row.organisation_id else "")
        letters = ConfirmationAsked.objects.visible_to(actor).filter(entry_id=row.pk)
        asked = tuple(Asked(each.asked_at.date(), each.until.date(), bool(each.answered_at)) for each in letters)
        if address and must_ask(row.fresh_until, asked, today, remind, again):
            with transaction.atomic():
                _send(actor, row, address)
            sent += 1
    return sent


def _send(actor: Actor, row: Any, address: str) -> None:
    secret, now = secrets.new_secret(), clock.now()
    ConfirmationAsked.objects.create(
        municipality_id=actor.municipality,
        entry_id=row.pk,
        sent_to=address,
        code_hash=secrets.hash_of(secret, row.pk),
        asked_at=now,
        until=now + timedelta(days=LINK_DAYS.on(clock.today())),
    )
    record(actor, events.OwnerAsked(subject=row.pk, detail=row.title))
    token = signing.dumps({"m": str(actor.municipality), "e": str(row.pk), "s": secret}, salt=SALT)
    link = f"{settings.PUBLIC_URL}{reverse('social_map:confirm', args=[token])}"
    mail.send("social_map/mail/confirm", address, {"title": row.title, "link": link, "on": row.confirmed_on})


def letter(actor: Actor, entry: UUID, secret: str) -> Any:
    """The letter that this secret belongs to, still open. Raises `Refused` or `NotForYou`."""
    held = secrets.show(secret, entry)
    row = ConfirmationAsked.objects.visible_to(actor).filter(entry_id=entry, code_hash=held).first()
    if row is None:
        raise Refused((NoConfirmation.USED,))
    asked = Asked(row.asked_at.date(), row.until.date(), row.answered_at is not None)
    refuse_if(why_not_answer(asked, clock.today()))
    return row


@transaction.atomic
def answer_letter(*, actor: Actor, entry: UUID, secret: str, answer: str, words: str = "") -> None:
    """``yes``: it is still so. ``other``: it is different, in these words. ``gone``: it does not exist any more."""
    hold(entry)
    asked = letter(actor, entry, secret)
    row = entry_row(actor, entry)
    if row.withdrawn_at is not None:
        raise Refused((NoEntry.GONE,))
    if answer == "yes":
        confirm(actor, row, How.LINK)
        record(actor, events.EntryConfirmed(subject=entry, detail=row.title))
    elif answer == "gone":
        take_off(actor, row, Gone.STOPPED, words)
        record(actor, events.EntryWithdrawn(subject=entry, detail=row.title))
    elif answer == "other":
        refuse_if(() if words.strip() else (NoConfirmation.EMPTY,))
        propose(actor, row, words, {}, "", by_owner=True)
        record(actor, events.ChangeProposed(subject=entry, detail=row.title))
    else:
        raise NotForYou
    ConfirmationAsked.objects.visible_to(actor).filter(pk=asked.pk).update(answered_at=clock.now())
