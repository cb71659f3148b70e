"""Setting frames: only by policy, only beforehand, and never altered."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from kanteling.apps.frames.commands import end_frame, renew_frame, set_frame
from kanteling.apps.frames.public import frames_by_id, frames_on
from kanteling.apps.frames.queries import history
from kanteling.apps.frames.rules.frames import NoFrame
from kanteling.apps.frames.tests.makers import Town, a_frame, town, words
from kanteling.foundation.refusals import ChangedMeanwhile, NotForYou, Refused
from kanteling.platform import clock
from kanteling.platform.db import acting

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def here() -> Town:
    return town()


def test_everybody_in_the_municipality_reads_what_policy_set(here: Town) -> None:
    version = a_frame(here)
    for name in ("wim", "samira"):
        with acting(here.who(name)):
            assert [view.id for view in frames_on(here.who(name), clock.today())] == [version]


def test_another_municipality_has_its_own(here: Town) -> None:
    version = a_frame(here)
    other = town(code="0200")
    with acting(other.who("wim")):
        assert frames_on(other.who("wim"), clock.today()) == ()
        assert frames_by_id(other.who("wim"), [version]) == {}


def test_only_policy_sets_renews_and_ends(here: Town) -> None:
    a_frame(here)
    samira = here.who("samira")
    with acting(samira):
        frame = frames_on(samira, clock.today())[0].frame
        for do in (
            lambda: set_frame(actor=samira, words=words()),
            lambda: renew_frame(
                actor=samira, frame=frame, read=1, words=words(since=clock.today() + DAY, text="x")
            ),
            lambda: end_frame(actor=samira, frame=frame, last_day=clock.today()),
        ):
            with pytest.raises(Refused) as refused:
                do()
            assert NoFrame.NOT_YOURS in refused.value.reasons


@pytest.mark.parametrize("table", ["frames_frame", "frames_frameversion", "frames_frameend"])
def test_in_sql_nobody_alters_and_only_policy_adds(here: Town, table: str) -> None:
    a_frame(here)
    for name in ("wim", "samira"):
        with acting(here.who(name)):
            for sql in (f"update {table} set made_at = now()", f"delete from {table}"):
                with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(sql)
    samira = here.who("samira")
    with acting(samira), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "insert into frames_frame (id, municipality_id, made_by_id, made_at)"
            " values (gen_random_uuid(), %s, %s, now())",
            [samira.municipality, samira.person],
        )


def test_a_new_version_leaves_the_old_one_as_it_was(here: Town) -> None:
    old, wim = a_frame(here), here.who("wim")
    with acting(wim):
        frame = frames_on(wim, clock.today())[0].frame
        new = renew_frame(
            actor=wim, frame=frame, read=1, words=words(text="Tot 30 cent.", since=clock.today() + 10 * DAY)
        )
        assert [view.id for view in frames_on(wim, clock.today())] == [old]
        assert [view.id for view in frames_on(wim, clock.today() + 10 * DAY)] == [new]
        assert [view.number for view in history(wim, frame)] == [2, 1]
        assert frames_by_id(wim, [old])[old].text.endswith("23 cent per kilometer.")


def test_of_two_who_renew_the_second_is_told(here: Town) -> None:
    a_frame(here)
    wim = here.who("wim")
    with acting(wim):
        frame = frames_on(wim, clock.today())[0].frame
        renew_frame(actor=wim, frame=frame, read=1, words=words(text="A", since=clock.today() + DAY))
        with pytest.raises(ChangedMeanwhile):
            renew_frame(actor=wim, frame=frame, read=1, words=words(text="B", since=clock.today() + 2 * DAY))


def test_a_frame_never_begins_in_the_past(here: Town) -> None:
    with pytest.raises(Refused) as refused:
        a_frame(here, since=clock.today() - DAY)
    assert refused.value.reasons == (NoFrame.BEFOREHAND,)


def test_an_end_is_a_row_of_its_own(here: Town) -> None:
    a_frame(here)
    wim = here.who("wim")
    with acting(wim):
        frame = frames_on(wim, clock.today())[0].frame
        end_frame(actor=wim, frame=frame, last_day=clock.today() + DAY, why="Nieuwe verordening")
        assert history(wim, frame)[0].until == clock.today() + DAY
        assert frames_on(wim, clock.today() + 2 * DAY) == ()
    with clock.at(clock.now() + 5 * DAY), acting(wim), pytest.raises(Refused) as refused:
        end_frame(actor=wim, frame=frame, last_day=clock.today() + DAY)
    assert NoFrame.ENDED in refused.value.reasons


def test_a_frame_that_is_not_there_is_not_there(here: Town) -> None:
    from uuid import uuid4

    with acting(here.who("wim")), pytest.raises(NotForYou):
        end_frame(actor=here.who("wim"), frame=uuid4(), last_day=clock.today())
