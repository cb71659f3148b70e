"""Two entries that are one: put together by the map keeper, and taken apart again."""

from datetime import time

import pytest

from kanteling.apps.social_map.commands import change_entry
from kanteling.apps.social_map.commands.exchange_merging import merge, part, say_apart
from kanteling.apps.social_map.commands.snapshots import words_of
from kanteling.apps.social_map.models import Entry
from kanteling.apps.social_map.queries.exchange_doubles import merged, pairs
from kanteling.apps.social_map.queries.views import entries, views
from kanteling.apps.social_map.rules.times import Day, Time
from kanteling.apps.social_map.tests.makers import Town, an_entry, browser, town
from kanteling.foundation.refusals import ChangedMeanwhile, NotForYou, Refused
from kanteling.platform.db import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Town:
    found = town()
    an_entry(found, title="Zangkoor", phone="024 111 11 11")
    an_entry(found, title="Het zangkoor", phone="024 222 22 22")
    an_entry(found, title="Zangkoor", times=(Time(Day.FR, time(20)),))
    return found


def test_a_pair_is_named_with_its_reasons_and_another_day_is_another_choir(made: Town) -> None:
    femke = made.who("femke")
    with acting(femke):
        found, many = pairs(femke)
    assert many == 1
    assert "op dezelfde dag en tijd" in [sign.dutch for sign in found[0].signs]


def test_merging_keeps_what_is_chosen_and_undoing_brings_both_back(made: Town) -> None:
    femke = made.who("femke")
    with acting(femke):
        (pair,), _ = pairs(femke)
        before = {view.id: (view.title, view.phone) for view in views(femke, entries(femke))}
        done = merge(actor=femke, kept=pair.one, gone=pair.other, take=["contact"], read=(1, 1))
        assert Entry.objects.get(pk=pair.one).phone == before[pair.other][1]
        assert Entry.objects.get(pk=pair.other).withdrawn_at is not None
        assert pairs(femke) == ((), 0)
        assert [row.id for row in merged(femke)] == [done]
        part(actor=femke, merged=done)
        assert {view.id: (view.title, view.phone) for view in views(femke, entries(femke))} == before
        assert not Entry.objects.exclude(withdrawn_at=None).exists()
        assert merged(femke) == ()
        with pytest.raises(Refused):
            part(actor=femke, merged=done)


def test_nobody_overwrites_what_changed_meanwhile(made: Town) -> None:
    femke = made.who("femke")
    with acting(femke):
        (pair,), _ = pairs(femke)
        with pytest.raises(ChangedMeanwhile):
            merge(actor=femke, kept=pair.one, gone=pair.other, read=(1, 2))
        done = merge(actor=femke, kept=pair.one, gone=pair.other, take=["contact"], read=(1, 1))
        (view,) = views(femke, entries(femke).filter(pk=pair.one))
        change_entry(actor=femke, entry=pair.one, read=view.version, words=words_of(view))
        with pytest.raises(Refused):
            part(actor=femke, merged=done)


def test_two_things_are_not_asked_about_again(made: Town) -> None:
    femke = made.who("femke")
    with acting(femke):
        (pair,), _ = pairs(femke)
        say_apart(actor=femke, one=pair.one, other=pair.other)
        assert pairs(femke) == ((), 0)


def test_only_the_map_keeper_and_only_of_the_own_town(made: Town) -> None:
    femke, samira = made.who("femke"), made.who("samira")
    with acting(femke):
        (pair,), _ = pairs(femke)
    with acting(samira):
        for refused in (
            lambda: pairs(samira),
            lambda: merge(actor=samira, kept=pair.one, gone=pair.other, read=(1, 1)),
        ):
            with pytest.raises(Refused):
                refused()
    other = town("0363").who("femke")
    with acting(other), pytest.raises(NotForYou):
        merge(actor=other, kept=pair.one, gone=pair.other, read=(1, 1))


def test_in_the_browser_two_are_laid_side_by_side_and_made_one(made: Town) -> None:
    client = browser(made, "femke")
    with acting(made.who("femke")):
        (pair,), _ = pairs(made.who("femke"))
    where = f"/kaart/dubbel/{pair.one}/{pair.other}/"
    assert where in client.get("/kaart/dubbel/").content.decode()
    assert "024 222 22 22" in client.get(where).content.decode()
    assert client.post(f"{where}samen/", {"versions": "1-1", "contact": "other"}).status_code == 303
    assert "ging op in" in client.get("/kaart/dubbel/").content.decode()
    assert client.post(f"{where}samen/", {"versions": "1-1"}).status_code == 404
    assert browser(made, "samira").get("/kaart/dubbel/").status_code == 409
