"""Bringing people to a table, and letting them go again."""

import pytest
from django.core import mail
from django.db import connection

from kanteling.apps.people import commands
from kanteling.apps.people.events import MailAskedAgain
from kanteling.apps.people.models import Grant, Invitation, Mandate, Seat
from kanteling.apps.people.queries import access_of, actor_of, circle_of, invitation_with
from kanteling.apps.people.reactions import send_invitation_again
from kanteling.apps.people.rules.helpers import NoHelper
from kanteling.apps.people.rules.letters import NoLetter
from kanteling.apps.people.rules.roles import NoRole
from kanteling.apps.people.rules.seats import NoEnd, NoInvitation, SeatKind
from kanteling.apps.people.rules.spoken import NotSpoken, Way
from kanteling.apps.people.tests.makers import asks, comes, town
from kanteling.foundation.actor import Part, Role
from kanteling.foundation.refusals import ChangedMeanwhile, NotForYou, Refused
from kanteling.platform import clock
from kanteling.platform.db import acting

pytestmark = pytest.mark.django_db


def test_a_role_opens_no_plan() -> None:
    made = town()
    assert made.who("wim").access == {}
    with acting(made.who("wim")), pytest.raises(NotForYou):
        circle_of(made.who("wim"), made.circle)


def test_whoever_comes_in_decides_and_whoever_works_informs() -> None:
    made = town()
    with acting(made.who("bakker")):
        deciders = circle_of(made.who("bakker"), made.circle).deciders
    assert deciders == {made.people["bakker"], made.people["ineke"]}
    assert made.who("samira").may(Part.INFORM, made.circle)
    assert not made.who("samira").may(Part.DECIDE, made.circle)


def test_the_story_is_not_among_what_a_seat_opens() -> None:
    made = town()
    assert not made.who("ineke").may(Part.STORY, made.circle)


def test_someone_who_works_here_cannot_be_asked_to_decide() -> None:
    made = town()
    with pytest.raises(Refused) as refused:
        asks(made, "wim", SeatKind.INVOLVED)
    assert refused.value.reasons == (NoInvitation.WORK_INFORMS,)


def test_a_team_member_writes_a_letter_only_when_the_resident_asked() -> None:
    made = town()
    samira = made.who("samira")
    wanted = {"circle": made.circle, "called": "Wil", "relation": "buurvrouw", "why": "Zij komt elke dag"}
    with acting(samira):
        with pytest.raises(Refused) as refused:
            commands.invite(actor=samira, kind=SeatKind.INVOLVED, **wanted)  # type: ignore[arg-type]
        assert refused.value.reasons == (NoInvitation.REQUEST,)
        asked = commands.invite(
            actor=samira,
            kind=SeatKind.INVOLVED,
            request="Meneer vroeg dit dinsdag.",
            **wanted,  # type: ignore[arg-type]
        )
    with acting(made.who("bakker")):
        seat = Seat.objects.visible_to(made.who("bakker")).get(pk=asked.seat)
    assert seat.asked == "Meneer vroeg dit dinsdag."


def test_someone_involved_does_not_invite() -> None:
    made = town()
    ineke = made.who("ineke")
    with acting(ineke), pytest.raises(Refused) as refused:
        commands.invite(
            actor=ineke, circle=made.circle, called="Wil", relation="", kind=SeatKind.INVOLVED, why="Leuk"
        )
    assert refused.value.reasons == (NoInvitation.NOT_YOURS,)


def test_a_code_works_once() -> None:
    made = town()
    asked = asks(made, "ahmed", relation="buurman")
    found = invitation_with(commands.hashed(asked.code))
    assert found is not None
    assert (found.called, found.resident) == ("Ahmed", "meneer Bakker")
    with acting(made.who("ahmed")):
        commands.come_in(actor=made.who("ahmed"), circle=made.circle)
    assert invitation_with(commands.hashed(asked.code)) is None


def test_a_code_is_read_with_small_letters_and_without_dashes() -> None:
    assert commands.hashed("ABCD-EFGH-JKMN") == commands.hashed(" abcdefgh jkmn ")


def test_a_code_expires_after_six_weeks() -> None:
    made = town()
    asked = asks(made, "ahmed")
    with connection.cursor() as cursor:
        cursor.execute("select set_config('kanteling.now', (now() + interval '43 days')::text, true)")
    assert invitation_with(commands.hashed(asked.code)) is None


def test_of_a_code_only_the_hash_is_kept() -> None:
    made = town()
    asked = asks(made, "ahmed")
    with acting(made.who("bakker")):
        row = Invitation.objects.visible_to(made.who("bakker")).filter(seat_id=asked.seat).values().get()
    assert asked.code not in str(row)


def test_a_new_letter_ends_the_former_code() -> None:
    made = town()
    asked = asks(made, "ahmed")
    with acting(made.who("truus")):
        fresh = commands.new_letter(actor=made.who("truus"), seat=asked.seat)
    assert invitation_with(commands.hashed(asked.code)) is None
    assert invitation_with(commands.hashed(fresh)) is not None


def test_a_mail_goes_once_more_and_its_former_code_ends() -> None:
    made = town()
    asked = asks(made, "ahmed", way="mail", sent_to="ahmed@example.org")
    bakker = made.who("bakker")
    with acting(bakker):
        commands.send_mail_again(actor=bakker, seat=asked.seat)
        send_invitation_again(bakker, MailAskedAgain(subject=asked.seat, circle=made.circle))
    assert [letter.to for letter in mail.outbox] == [["ahmed@example.org"]]
    assert invitation_with(commands.hashed(asked.code)) is None


def test_who_informs_makes_no_letter_for_a_chair_that_is_taken() -> None:
    made = town()
    samira = made.who("samira")
    with acting(samira):
        seat = circle_of(samira, made.circle).seat_of(made.people["ineke"])
        assert seat is not None
        with pytest.raises(Refused) as refused:
            commands.new_letter(actor=samira, seat=seat.id)
    assert refused.value.reasons == (NoLetter.CAME,)


def test_of_two_who_bring_the_same_code_one_comes_in() -> None:
    made = town()
    asked = asks(made, "ahmed")
    ahmed, code = made.who("ahmed"), commands.hashed(asked.code)
    with acting(ahmed):
        commands.come_in(actor=ahmed, circle=made.circle, code_hash=code)
        with pytest.raises(NotForYou):
            commands.come_in(actor=ahmed, circle=made.circle, code_hash=code)


def test_who_informs_brings_a_resident_the_first_letter_and_none_after_that() -> None:
    made = town()
    samira, bakker = made.who("samira"), made.people["bakker"]
    with acting(samira):
        seat = circle_of(samira, made.circle).seat_of(bakker)
        assert seat is not None
        code = commands.new_letter(actor=samira, seat=seat.id)
    found = invitation_with(commands.hashed(code))
    assert found is not None
    assert found.person == bakker
    commands.account_for_person(person=bakker)
    with acting(samira), pytest.raises(Refused) as refused:
        commands.new_letter(actor=samira, seat=seat.id)
    assert refused.value.reasons == (NoLetter.CAME,)


def test_rather_not_closes_everything_and_asks_no_reason() -> None:
    made = town()
    asks(made, "ahmed")
    with acting(made.who("ahmed")):
        commands.decline(actor=made.who("ahmed"), circle=made.circle)
    assert made.who("ahmed").access == {}


def test_the_resident_ends_access_at_once() -> None:
    made = town()
    with acting(made.who("bakker")):
        commands.end_access(actor=made.who("bakker"), circle=made.circle, person=made.people["samira"])
    assert made.who("samira").access == {}


def test_what_was_ended_can_be_undone_as_it_was() -> None:
    made = town()
    bakker = made.who("bakker")
    with acting(bakker):
        commands.give_grant(
            actor=bakker, circle=made.circle, person=made.people["samira"], called="Samira", part=Part.STORY, why="Leest mee",
        )  # fmt: skip
    before = made.who("samira").access
    with acting(bakker):
        (seat,) = commands.end_access(actor=bakker, circle=made.circle, person=made.people["samira"])
        commands.restore_access(actor=bakker, seat=seat)
    assert made.who("samira").access == before
    with acting(bakker), pytest.raises(ChangedMeanwhile):
        commands.restore_access(actor=bakker, seat=seat)


def test_nobody_ends_the_access_of_another_but_everyone_can_leave() -> None:
    made = town()
    with acting(made.who("samira")), pytest.raises(NotForYou):
        commands.end_access(actor=made.who("samira"), circle=made.circle, person=made.people["ineke"])
    with acting(made.who("ineke")):
        commands.end_access(actor=made.who("ineke"), circle=made.circle, person=made.people["ineke"])
    assert made.who("ineke").access == {}


def test_the_resident_stays_at_the_own_table() -> None:
    made = town()
    bakker = made.who("bakker")
    with acting(bakker), pytest.raises(Refused) as refused:
        commands.end_access(actor=bakker, circle=made.circle, person=bakker.person)
    assert refused.value.reasons == (NoEnd.OWNER,)


def test_a_resident_has_one_open_circle() -> None:
    made = town()
    with acting(made.who("samira")), pytest.raises(ChangedMeanwhile):
        commands.open_circle(
            actor=made.who("samira"), resident=made.people["bakker"], called="meneer Bakker", why="Hij vroeg het"
        )


def test_a_helper_acts_in_the_own_circle_of_who_chose_them_and_nowhere_else() -> None:
    made = town()
    other = town("0202", "Arnhem")
    bakker, ineke = made.who("bakker"), made.people["ineke"]
    with acting(bakker):
        commands.give_mandate(
            actor=bakker, helper=ineke, helper_called="Ineke", how="Dinsdag besproken", called="meneer Bakker"
        )
    acts = actor_of(bakker.person, hand=ineke)
    assert (acts.person, acts.hand, acts.called) == (bakker.person, ineke, "Ineke")
    assert acts.may(Part.OWN, made.circle)
    assert not acts.may(Part.OWN, other.circle)


def test_no_role_and_no_other_circle_travels_with_a_mandate() -> None:
    """Samira is a team member who sits at Bakker's table; who helps Samira at home sees neither."""
    made = town()
    samira, ineke = made.people["samira"], made.people["ineke"]
    acts = actor_of(samira, hand=ineke)
    assert acts.roles == frozenset()
    assert acts.access == {}
    with acting(acts):
        assert not Seat.objects.filter(circle_id=made.circle).exclude(person_id=samira).exists()


def test_who_is_here_for_work_cannot_speak_for_the_resident() -> None:
    made = town()
    bakker = made.who("bakker")
    with acting(bakker), pytest.raises(Refused) as refused:
        commands.give_mandate(
            actor=bakker, helper=made.people["samira"], helper_called="Samira", how="Ja", called="meneer Bakker"
        )
    assert refused.value.reasons == (NoHelper.FOR_WORK,)


def test_a_helper_cannot_choose_the_next_helper() -> None:
    made = town()
    comes(made, "ahmed", relation="buurman")
    acts = actor_of(made.people["bakker"], hand=made.people["ineke"])
    with acting(acts), pytest.raises(Refused) as refused:
        commands.give_mandate(
            actor=acts, helper=made.people["ahmed"], helper_called="Ahmed", how="Ja", called="meneer Bakker"
        )
    assert NoHelper.NOT_YOURS in refused.value.reasons


def test_a_mandate_is_ended_by_either_side() -> None:
    made = town()
    bakker = made.who("bakker")
    for side in ("bakker", "ineke"):
        with acting(bakker):
            mandate = commands.give_mandate(
                actor=bakker, helper=made.people["ineke"], helper_called="Ineke", how="Ja", called="meneer Bakker"
            )
        with acting(made.who(side)):
            commands.end_mandate(actor=made.who(side), mandate=mandate)
            assert not Mandate.objects.visible_to(made.who(side)).filter(ended_at=None).exists()


def test_a_spoken_yes_is_written_down_with_who_heard_it() -> None:
    made = town()
    asked = asks(made, "joop", relation="trainer")
    truus = made.who("truus")
    with acting(truus):
        commands.write_down_yes(
            actor=truus, seat=asked.seat, way=Way.TELEPHONE, heard_by="Truus", said_at=clock.now(), words="Graag"
        )
        assert made.people["joop"] in circle_of(truus, made.circle).deciders


def test_who_informs_writes_down_no_yes_for_another() -> None:
    made = town()
    asked = asks(made, "joop")
    samira = made.who("samira")
    with acting(samira), pytest.raises(Refused) as refused:
        commands.write_down_yes(
            actor=samira, seat=asked.seat, way=Way.TABLE, heard_by="Samira", said_at=clock.now()
        )
    assert refused.value.reasons == (NotSpoken.NOT_YOURS,)


def test_only_the_manager_gives_roles_and_the_last_manager_stays() -> None:
    made = town()
    with acting(made.who("samira")), pytest.raises(Refused) as refused:
        commands.give_role(actor=made.who("samira"), person=made.people["ineke"], called="Ineke", role=Role.POLICY)
    assert refused.value.reasons == (NoRole.NOT_MANAGER,)
    beheer = made.who("beheer")
    with acting(beheer):
        from kanteling.apps.people.queries.roles import roles_page

        mine = next(line for line in roles_page(beheer).lines if line.role is Role.FUNCTIONAL_MANAGER)
        with pytest.raises(Refused) as last:
            commands.end_role(actor=beheer, given=mine.id)
    assert last.value.reasons == (NoRole.LAST,)


def test_ending_a_role_ends_it_at_once() -> None:
    made = town()
    beheer = made.who("beheer")
    with acting(beheer):
        from kanteling.apps.people.queries.roles import roles_page

        hers = next(line for line in roles_page(beheer).lines if line.called.startswith("Samira"))
        commands.end_role(actor=beheer, given=hers.id)
    assert made.who("samira").roles == frozenset()


def test_an_address_that_is_known_is_not_written_down_twice() -> None:
    made = town()
    first = asks(made, "wil", way="mail", sent_to="wil@example.org")
    with acting(made.who("bakker")):
        commands.end_access(actor=made.who("bakker"), circle=made.circle, person=first.person)
    made.people.pop("wil")
    assert asks(made, "wil", way="mail", sent_to="WIL@example.org").person == first.person


def test_the_resident_sees_what_each_may_do_and_until_when() -> None:
    made = town()
    with acting(made.who("bakker")):
        lines = {line.called: line for line in access_of(made.who("bakker"), made.circle)}
    assert lines["Samira El Idrissi"].what == ("Leest uw plan en de voorstellen.", "Geeft informatie.")
    assert "meneer Bakker" not in lines


def test_ended_grants_stay_readable_as_history() -> None:
    made = town()
    bakker = made.who("bakker")
    with acting(bakker):
        commands.end_access(actor=bakker, circle=made.circle, person=made.people["samira"])
        ended = Grant.objects.visible_to(bakker).filter(person_id=made.people["samira"])
        assert ended.count() == 2
        assert not ended.filter(ended_at=None).exists()
