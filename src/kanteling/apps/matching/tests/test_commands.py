"""Giving and asking through commands, and the walls around it."""

import pytest
from django.db import connection

from kanteling.apps.conversation.commands import write_note
from kanteling.apps.conversation.rules.drafts import Version
from kanteling.apps.conversation.rules.questions import Question
from kanteling.apps.matching import commands
from kanteling.apps.matching.models import Gift, Notice, Side
from kanteling.apps.matching.queries import board as boards
from kanteling.apps.matching.queries.gifts import gifts_page
from kanteling.apps.matching.rules.giving import GiftKind, NoGift, NoMeeting, NoticeKind, Source
from kanteling.apps.matching.tests.makers import PLACE, Town, a_notice, own_circle, town
from kanteling.foundation.ids import new_id
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.platform.db import acting
from kanteling.platform.models import JournalEntry

pytestmark = pytest.mark.django_db
BOOKS = "Boekhouden. Als iemand daar wat aan heeft."
OTHERS = ("joop", "mo", "samira", "truus", "petra")


@pytest.fixture
def here() -> Town:
    return town()


def gift(here: Town, words: str = BOOKS) -> object:
    with acting(here.who("bakker")):
        return commands.write_gift(actor=here.who("bakker"), kind=GiftKind.MEAN, words=words, source=Source.SELF)


def raw(statement: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def test_a_gift_comes_from_the_conversation_without_typing_it_again(here: Town) -> None:
    circle = own_circle(here)
    bakker = here.who("bakker")
    with acting(bakker):
        write_note(actor=bakker, circle=circle, question=Question.GIVE, words=BOOKS, version=Version(0, new_id()))
        (told,) = gifts_page(bakker).told
        assert (told.kind, told.words) == (GiftKind.MEAN, BOOKS)
        commands.write_gift(actor=bakker, kind=told.kind, words=told.words, source=Source.CONVERSATION)
        assert gifts_page(bakker).told == ()


def test_a_private_gift_is_its_owners_alone_also_in_the_database(here: Town) -> None:
    own_circle(here)
    gift(here)
    for name in OTHERS:
        with acting(here.who(name)):
            assert raw("select words from matching_gift") == []
            assert list(Gift.objects.visible_to(here.who(name))) == []
            assert gifts_page(here.who(name)).gifts == ()
            assert boards.board(here.who(name)) == ()
            lines = JournalEntry.objects.filter(detail__icontains="boek").count()
            assert lines == 0
    with acting(here.who("bakker")):
        assert len(raw("select words from matching_gift")) == 1


def test_an_offer_hangs_under_a_chosen_name_and_goes_at_once(here: Town) -> None:
    made = gift(here)
    bakker, joop = here.who("bakker"), here.who("joop")
    words = commands.Words(title="Boekhouden", called="Bakker")
    with acting(bakker):
        notice = commands.offer_gift(actor=bakker, gift=made, words=words)
        with pytest.raises(Refused) as refused:
            commands.offer_gift(actor=bakker, gift=made, words=words)
        assert refused.value.reasons == (NoGift.OFFERED,)
    with acting(joop):
        (line,) = boards.board(joop)
        assert (line.called, line.title, line.mine) == ("Bakker", "Boekhouden", False)
        assert raw("select person_id from matching_notice") == [], "whose it is stays behind the wall"
    with acting(bakker):
        commands.withdraw(actor=bakker, notice=notice)
    with acting(joop):
        assert boards.board(joop) == ()


def test_removing_a_gift_takes_its_notice_and_its_words_away(here: Town) -> None:
    made = gift(here)
    bakker = here.who("bakker")
    with acting(bakker):
        commands.offer_gift(actor=bakker, gift=made, words=commands.Words(title="Boekhouden", called="Bakker"))
        commands.remove_gift(actor=bakker, gift=made)
        assert gifts_page(bakker).gifts == ()
        assert raw("select words from matching_gift") == [("",)]
        assert boards.board(bakker) == ()


def test_nobody_withdraws_or_offers_what_is_anothers(here: Town) -> None:
    made, notice, mo = gift(here), a_notice(here), here.who("mo")
    with acting(mo):
        with pytest.raises(NotForYou):
            commands.withdraw(actor=mo, notice=notice)
        with pytest.raises(NotForYou):
            commands.offer_gift(actor=mo, gift=made, words=commands.Words(title="x", called="Mo"))


def asks(here: Town, notice: object, name: str = "bakker") -> object:
    who = here.who(name)
    with acting(who):
        return commands.ask(
            actor=who,
            notice=notice,
            called="Bakker",
            contact="024 000 00 21",
            place=PLACE,
            when="Zaterdag",
            brings=True,
        )


def says_yes(here: Town, ask: object) -> None:
    joop = here.who("joop")
    with acting(joop):
        commands.answer(actor=joop, ask=ask, yes=True, called="Joop", contact="06 000 000 24")


def contacts(here: Town, name: str) -> list[str]:
    with acting(here.who(name)):
        return [line.contact for line in boards.meetings(here.who(name))]


def test_how_to_reach_the_other_is_known_only_when_both_say_yes(here: Town) -> None:
    ask = asks(here, a_notice(here))
    assert (contacts(here, "joop"), contacts(here, "bakker")) == ([""], [""])
    says_yes(here, ask)
    assert (contacts(here, "joop"), contacts(here, "bakker")) == (["024 000 00 21"], ["06 000 000 24"])
    for name in ("mo", "samira", "truus", "petra"):
        assert contacts(here, name) == []
        with acting(here.who(name)):
            assert raw("select contact from matching_side") == []
    with acting(here.who("bakker")):
        commands.leave(actor=here.who("bakker"), ask=ask)
    assert (contacts(here, "joop"), contacts(here, "bakker")) == ([""], [""])


def test_the_first_meeting_has_a_public_place_and_company_may_come(here: Town) -> None:
    asks(here, a_notice(here))
    with acting(here.who("joop")):
        (line,) = boards.meetings(here.who("joop"))
    assert (line.place, line.when_words, line.brings, line.called) == (PLACE[1], "Zaterdag", True, "Bakker")
    assert line.mine_to_answer


def test_a_no_gives_nothing_away(here: Town) -> None:
    ask = asks(here, a_notice(here))
    joop = here.who("joop")
    with acting(joop):
        commands.answer(actor=joop, ask=ask, yes=False, called="Joop", contact="06 000 000 24")
        with pytest.raises(Refused) as refused:
            commands.answer(actor=joop, ask=ask, yes=True, called="Joop", contact="x")
        assert refused.value.reasons == (NoMeeting.ANSWERED,)
    assert contacts(here, "bakker") == [""]


def test_a_made_up_side_pairs_with_nothing(here: Town) -> None:
    """Mo writes a row as if the notice were his: he learns nothing, and nobody's meeting changes."""
    ask = asks(here, a_notice(here))
    mo = here.who("mo")
    with acting(mo):
        notice = boards.board(mo)[0].id
        Side.objects.create(
            municipality_id=mo.municipality, notice_id=notice, ask=ask, kind="owns", person_id=mo.person,
            called="Joop", contact="van mij", brings=False, at="2026-01-01T00:00Z", yes_at="2026-01-01T00:00Z",
        )  # fmt: skip
        assert boards.meetings(mo) == ()
    assert contacts(here, "bakker") == [""]
    says_yes(here, ask)
    assert contacts(here, "bakker") == ["06 000 000 24"]


def test_afterwards_they_say_whether_it_was_real_and_thank(here: Town) -> None:
    ask = asks(here, a_notice(here))
    bakker = here.who("bakker")
    with acting(bakker), pytest.raises(Refused):
        commands.tell(actor=bakker, ask=ask, real=True)
    says_yes(here, ask)
    with acting(bakker):
        commands.tell(actor=bakker, ask=ask, real=True, thanks="Dank je wel, Joop")
    with acting(here.who("joop")):
        (line,) = boards.meetings(here.who("joop"))
    assert (line.real, line.thanks, line.may_tell) == (True, "Dank je wel, Joop", True)


def test_something_unpleasant_goes_to_who_guards_the_board(here: Town) -> None:
    notice = a_notice(here)
    mo, truus = here.who("mo"), here.who("truus")
    with acting(mo):
        commands.report(actor=mo, notice=notice, words="Hij vroeg om geld")
        with pytest.raises(Refused):
            boards.reports(mo)
    with acting(here.who("samira")), pytest.raises(Refused):
        boards.reports(here.who("samira"))
    with acting(truus):
        (line,) = boards.reports(truus)
        assert line.words == "Hij vroeg om geld"
        commands.handle(actor=truus, reported=line.id, answer="Gebeld met beiden", take_off=True)
    with acting(mo):
        assert boards.board(mo) == ()


def test_a_question_counts_along_only_after_an_explicit_yes_and_without_a_name(here: Town) -> None:
    circle = own_circle(here)
    bakker, samira = here.who("bakker"), here.who("samira")
    with acting(samira):
        assert boards.open_questions(samira) == ()
    with acting(bakker):
        shared = commands.share_question(
            actor=bakker, circle=circle, title="Ik wil weer onder de mensen zijn", words=commands.Words("", "")
        )
        assert boards.board(bakker) == (), "it is not on the board"
    with acting(samira):
        (line,) = boards.open_questions(samira)
        assert (line.title, line.called) == ("Ik wil weer onder de mensen zijn", "")
        assert raw("select person_id from matching_notice") == []
    with acting(here.who("mo")):
        assert raw("select id from kanteling.open_questions()") == []
        with pytest.raises(NotForYou):
            boards.open_questions(here.who("mo"))
        with pytest.raises(NotForYou):
            commands.share_question(actor=here.who("mo"), circle=circle, title="x", words=commands.Words("", ""))
    with acting(bakker):
        commands.withdraw(actor=bakker, notice=shared)
    with acting(samira):
        assert boards.open_questions(samira) == ()


def test_another_town_sees_nothing(here: Town) -> None:
    a_notice(here, kind=NoticeKind.REQUEST)
    there = town(code="0200")
    with acting(there.who("samira")):
        assert boards.board(there.who("samira")) == ()
        assert boards.open_questions(there.who("samira")) == ()
        assert Notice.objects.visible_to(there.who("samira")).count() == 0
