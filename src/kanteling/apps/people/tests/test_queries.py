"""What a resident reads about who looked, and what a privacy officer sees."""

from datetime import datetime, timedelta

import pytest

from kanteling.apps.people.events import Looked
from kanteling.apps.people.queries import mandates_of, staff
from kanteling.apps.people.queries.journal import AT_A_TIME, LookedLine, WhoLooked, who_looked
from kanteling.apps.people.queries.layout import someone_to_call
from kanteling.apps.people.queries.own_data import copy_of_own_data
from kanteling.apps.people.queries.roles import roles_page
from kanteling.apps.people.queries.unusual import unusual_reading
from kanteling.apps.people.rules.reading import Unusual
from kanteling.apps.people.tests.makers import Town, circle_for, town
from kanteling.foundation.actor import Role
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock
from kanteling.platform.db import acting
from kanteling.platform.journal import looked, turned_away

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 3, 10, 14, 5, tzinfo=clock.AMSTERDAM)


def in_march() -> Town:
    """The town as it was made on the first of March."""
    with clock.at(TUESDAY - timedelta(days=9)):
        return town()


def reads(made: Town, name: str, moment: datetime, times: int = 1) -> None:
    actor = made.who(name)
    for step in range(times):
        with clock.at(moment + timedelta(minutes=step)), acting(actor):
            looked(actor, Looked.CIRCLE, circle=made.circle)


def page(made: Town, **asked: object) -> WhoLooked:
    bakker = made.who("bakker")
    with clock.at(TUESDAY + timedelta(days=2)), acting(bakker):
        return who_looked(bakker, made.circle, **asked)  # type: ignore[arg-type]


def lines(shown: WhoLooked) -> list[LookedLine]:
    return [line for month in shown.months for visit in month.visits for line in visit.lines]


def test_a_line_says_who_in_which_relation_when_what_and_why() -> None:
    made = in_march()
    reads(made, "samira", TUESDAY)
    line = next(line for line in lines(page(made)) if line.at == TUESDAY)
    assert (line.name, line.role, line.what, line.why) == (
        "Samira El Idrissi", "wijkteam, professional", "keek wie er in de kring zit",
        "Aanvraag voor hulp thuis klaarmaken",
    )  # fmt: skip
    assert not line.decides


def test_what_one_person_does_on_one_day_is_told_together() -> None:
    made = in_march()
    reads(made, "samira", TUESDAY, times=3)
    reads(made, "ineke", TUESDAY + timedelta(minutes=10))
    visits = [(visit.name, len(visit.lines)) for month in page(made).months for visit in month.visits]
    assert visits[:2] == [("Ineke", 1), ("Samira El Idrissi", 3)]


def test_ones_own_reading_is_left_out_unless_asked_for() -> None:
    made = in_march()
    page(made)
    assert all(line.name != "meneer Bakker" for line in lines(page(made)))
    assert any(line.role == "U zelf" for line in lines(page(made, with_mine=True)))


def test_what_was_refused_is_shown_apart_and_says_nothing_was_read() -> None:
    made = in_march()
    wim = made.who("wim")
    with clock.at(TUESDAY), acting(wim):
        turned_away(wim, "refused_not_for_you", circle=made.circle)
    (month,) = page(made).months
    assert [line.name for line in month.refused] == ["Wim"]
    assert month.refused[0].role == "Zit niet in uw kring"


def test_the_list_goes_on_page_after_page_without_a_gap_or_a_double() -> None:
    made = in_march()
    reads(made, "samira", TUESDAY, times=AT_A_TIME * 2 + 5)
    seen: list[LookedLine] = []
    before = ""
    for _page in range(4):
        shown = page(made, before=before)
        seen += lines(shown)
        before = shown.older
        if not before:
            break
    assert before == ""
    assert len(seen) == len({line.id for line in seen})
    assert sum(line.what == "keek wie er in de kring zit" for line in seen) == AT_A_TIME * 2 + 5


@pytest.mark.parametrize("nonsense", ["x", "2026-03-10_x", "2026-03-10T10:00:00_" + "0" * 32, "_"])
def test_a_made_up_place_in_the_list_is_a_missing_page(nonsense: str) -> None:
    made = town()
    with pytest.raises(NotForYou):
        page(made, before=nonsense)


def test_only_whose_circle_it_is_reads_who_looked() -> None:
    made = town()
    for name in ("ineke", "samira", "truus"):
        with acting(made.who(name)), pytest.raises(NotForYou):
            who_looked(made.who(name), made.circle)


def test_who_left_is_named_as_someone_who_left() -> None:
    from kanteling.apps.people.commands import end_access

    made = in_march()
    reads(made, "samira", TUESDAY)
    with acting(made.who("bakker")):
        end_access(actor=made.who("bakker"), circle=made.circle, person=made.people["samira"])
    line = next(line for line in lines(page(made)) if line.at == TUESDAY)
    assert line.role == "wijkteam, professional, zit er niet meer"


def test_a_helper_is_named_as_helper() -> None:
    from kanteling.apps.people.queries import actor_of

    made = in_march()
    acts = actor_of(made.people["bakker"], hand=made.people["ineke"])
    with clock.at(TUESDAY), acting(acts):
        looked(acts, Looked.CIRCLE, circle=made.circle)
    assert any((line.name, line.role) == ("ineke".capitalize(), "Deed dit namens u") for line in lines(page(made)))


def test_the_person_to_call_is_the_team_member_at_the_table_else_the_municipality() -> None:
    made = town()
    with acting(made.who("bakker")):
        near = someone_to_call(made.who("bakker"), made.circle)
    assert near is not None
    assert (near.name, near.phone) == ("Samira El Idrissi", "0900 00 12")
    far = someone_to_call(None, None)
    assert far is not None
    assert far.phone == "14 024"


def test_own_data_hold_what_was_done_with_them_and_nothing_of_another() -> None:
    made = town()
    ineke = made.who("ineke")
    with acting(ineke):
        copy = copy_of_own_data(ineke)
    assert [person["called"] for person in copy["person"]] == ["Ineke"]
    assert [seat["relation"] for seat in copy["seats"]] == ["dochter"]
    assert "Samira" not in str(copy["seats"]) + str(copy["access"])


def test_reading_many_circles_on_one_day_stands_out_against_ones_own_days() -> None:
    made = town()
    for step in range(1, 6):
        reads(made, "samira", TUESDAY - timedelta(days=step))
    samira = made.who("samira")
    with acting(made.who("beheer")):
        from kanteling.apps.people.commands import add_person

        others = [add_person(actor=made.who("beheer"), called=f"Buur {n}") for n in range(8)]
    for other in others:
        circle = circle_for(other, "Buur")
        with clock.at(TUESDAY), acting(samira):
            looked(samira, Looked.CIRCLE, circle=circle)
    petra = made.who("petra")
    with clock.at(TUESDAY + timedelta(days=1)), acting(petra):
        days = unusual_reading(petra).days
    assert [(each.name, each.circles, each.usual, each.reasons) for each in days] == [
        ("Samira El Idrissi", 8, 1.0, (Unusual.MANY,))
    ]


def test_unusual_reading_is_for_the_privacy_officer_and_roles_for_the_manager() -> None:
    made = town()
    with acting(made.who("beheer")), pytest.raises(NotForYou):
        unusual_reading(made.who("beheer"))
    with acting(made.who("petra")), pytest.raises(NotForYou):
        roles_page(made.who("petra"))


def test_the_list_of_roles_goes_on_by_place_and_not_by_name_in_the_address() -> None:
    made = town()
    with acting(made.who("beheer")):
        shown = roles_page(made.who("beheer"))
        names = [line.called for line in shown.lines]
        rest = roles_page(made.who("beheer"), after=str(shown.lines[1].id))
    assert names == sorted(names)
    assert [line.called for line in rest.lines] == names[2:]


def test_staff_are_found_by_role_and_mandates_only_by_their_two_sides() -> None:
    made = town()
    with acting(made.who("bakker")):
        assert [name for _, name, _, _ in staff(made.who("bakker"), Role.PROCESS_GUIDE)] == ["Truus"]
        assert mandates_of(made.who("bakker")) == ()
