"""Whether it is still so, who keeps it, and what others propose."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core import mail, signing

from kanteling.apps.social_map import commands
from kanteling.apps.social_map.commands.asking import SALT
from kanteling.apps.social_map.models import ConfirmationAsked, Keeper, Remark
from kanteling.apps.social_map.public import EntryView, entries_by_id, find_entries
from kanteling.apps.social_map.queries.pages import entry_page
from kanteling.apps.social_map.rules.asked import Asked
from kanteling.apps.social_map.rules.entries import NoEntry
from kanteling.apps.social_map.rules.freshness import Freshness, NoConfirmation
from kanteling.apps.social_map.rules.remarks import Because
from kanteling.apps.social_map.tests.makers import Town, an_entry, town, words
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.platform import clock
from kanteling.platform.db import acting
from kanteling.platform.visiting import NOBODY

pytestmark = pytest.mark.django_db


@pytest.fixture(name="made")
def _made() -> Town:
    return town()


def visitor(made: Town) -> Actor:
    return Actor(NOBODY, made.who("femke").municipality, NOBODY)


def view(made: Town, entry: UUID) -> EntryView:
    with acting(visitor(made)):
        return entries_by_id(visitor(made), [entry])[entry]


def link_to(made: Town, entry: UUID) -> str:
    """The secret in the letter that the owner of this entry received."""
    femke = made.who("femke")
    with acting(femke):
        commands.ask_owner(actor=femke, entry=entry)
    found = re.search(r"/kaart/bevestigen/([^/\s]+)/", str(mail.outbox[-1].body))
    assert found
    return str(signing.loads(found[1], salt=SALT)["s"])


def an_old_entry(made: Town) -> UUID:
    femke = made.who("femke")
    with acting(femke):
        return commands.publish_entry(
            actor=femke,
            organisation=made.club,
            words=words(title="Oud"),
            confirmed_on=clock.today() - timedelta(days=400),
        )


def test_what_nobody_confirmed_sinks_below_what_is_fresh(made: Town) -> None:
    old, fresh = an_old_entry(made), an_entry(made)
    with acting(visitor(made)):
        found = [each.entry for each in find_entries(visitor(made), Asked(text="zingen"))]
        browsed = [each.entry for each in find_entries(visitor(made), Asked())]
    assert [each.id for each in found] == [each.id for each in browsed] == [fresh, old]
    assert found[1].freshness is Freshness.STALE


def test_the_owner_confirms_with_one_link_and_only_once(made: Town) -> None:
    entry = an_old_entry(made)
    secret, nobody = link_to(made, entry), visitor(made)
    with acting(nobody):
        commands.answer_letter(actor=nobody, entry=entry, secret=secret, answer="yes")
    assert view(made, entry).freshness is Freshness.FRESH
    with acting(nobody), pytest.raises(Refused) as refused:
        commands.answer_letter(actor=nobody, entry=entry, secret=secret, answer="gone")
    assert refused.value.reasons == (NoConfirmation.USED,)


def test_a_link_opens_its_own_entry_and_no_other(made: Town) -> None:
    one, other = an_entry(made), an_entry(made, title="Anders")
    secret, nobody = link_to(made, one), visitor(made)
    with acting(nobody), pytest.raises(Refused):
        commands.answer_letter(actor=nobody, entry=other, secret=secret, answer="gone")
    with acting(nobody):
        commands.answer_letter(actor=nobody, entry=one, secret=secret, answer="gone")
    assert view(made, one).withdrawn_at is not None
    assert view(made, other).withdrawn_at is None


def test_owners_are_asked_in_time_and_not_each_night(made: Town) -> None:
    femke = made.who("femke")
    an_old_entry(made), an_entry(made)
    with acting(femke):
        assert (commands.remind_owners(femke), commands.remind_owners(femke)) == (1, 0)
        assert ConfirmationAsked.objects.visible_to(femke).count() == 1


def test_a_visitor_proposes_and_who_keeps_it_takes_it_over_and_back(made: Town) -> None:
    entry, nobody, femke, fatma = an_entry(made), visitor(made), made.who("femke"), made.who("fatma")
    with acting(nobody):
        asked = commands.propose_change(
            actor=nobody, entry=entry, changes={"title": "Zangmiddag", "phone": "024 000 00 00"}
        )
    with acting(fatma):
        assert entry_page(fatma, entry).proposals == ()
        with pytest.raises(NotForYou):
            commands.answer_proposal(actor=fatma, proposal=asked, take=True)
    with acting(femke):
        (waiting,) = entry_page(femke, entry).proposals
        assert waiting.changes == (("title", "Zangmiddag"),)
        answer = commands.answer_proposal(actor=femke, proposal=asked, take=True)
    assert view(made, entry).title == "Zangmiddag"
    with acting(femke):
        commands.undo_answer(actor=femke, answer=answer)
        assert len(entry_page(femke, entry).proposals) == 1
    assert view(made, entry).title == "Muziek op dinsdag"


def test_the_code_from_the_organisations_own_mail_makes_a_keeper(made: Town) -> None:
    entry, fatma = an_entry(made), made.who("fatma")
    with acting(fatma):
        assert commands.claim(actor=fatma, organisation=made.club)
        code = next(line for line in str(mail.outbox[-1].body).splitlines() if re.fullmatch(r"[A-Z2-9]{8}", line))
        assert not commands.keep_by_code(actor=fatma, organisation=made.club, code="AAAAAAAA")
        with pytest.raises(Refused) as refused:
            commands.change_entry(actor=fatma, entry=entry, read=1, words=words(title="Van Fatma"))
        assert refused.value.reasons == (NoEntry.NOT_YOURS,)
        assert commands.keep_by_code(actor=fatma, organisation=made.club, code=code.lower())
        commands.change_entry(actor=fatma, entry=entry, read=1, words=words(title="Van Fatma"))
    assert view(made, entry).title == "Van Fatma"
    with acting(fatma):
        (keeper,) = Keeper.objects.visible_to(fatma)
        commands.end_keeper(actor=fatma, keeper=keeper.pk)
        with pytest.raises(Refused):
            commands.withdraw_entry(actor=fatma, entry=entry, why=_stopped())


def _stopped() -> Any:
    from kanteling.apps.social_map.rules.freshness import Gone

    return Gone.STOPPED


def test_why_it_did_not_fit_counts_for_the_entry_and_keeps_nobody(made: Town) -> None:
    entry, bakker, femke = an_entry(made), made.who("bakker"), made.who("femke")
    with acting(bakker):
        commands.remark(actor=bakker, entry=entry, because=Because.FAR)
        assert not Remark.objects.visible_to(bakker).exists()
    with acting(femke):
        assert entry_page(femke, entry).remarks == (("Het is te ver weg", 1),)
    assert not {field.name for field in Remark._meta.get_fields()} & {"person", "person_id", "made_by_id"}


def test_a_lay_word_of_this_town_finds_what_it_means(made: Town) -> None:
    entry, femke = an_entry(made), made.who("femke")
    with acting(femke):
        assert find_entries(femke, Asked(text="galmbak")) == ()
        word = commands.add_lay_word(actor=femke, word="galmbak", means="zingen")
        assert [each.entry.id for each in find_entries(femke, Asked(text="galmbak"))] == [entry]
        commands.end_lay_word(actor=femke, word=word)
        assert find_entries(femke, Asked(text="galmbak")) == ()


def test_each_morning_the_map_keeper_asks_in_every_municipality(made: Town) -> None:
    from kanteling.apps.social_map.reactions import remind_every_municipality
    from kanteling.platform.keepers import keeper_of

    femke = made.who("femke")
    an_old_entry(made)
    keeper = keeper_of(femke.municipality)
    assert keeper
    assert keeper.person == femke.person
    remind_every_municipality(0)
    assert [letter.to for letter in mail.outbox] == [["bestuur@lindeboom.example"]]
