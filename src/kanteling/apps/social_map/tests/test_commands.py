"""Putting things on the map, changing them, taking them off."""

from uuid import UUID

import pytest
from django.db import connection

from kanteling.apps.social_map import commands
from kanteling.apps.social_map.commands import reading
from kanteling.apps.social_map.commands.reading import read_again
from kanteling.apps.social_map.commands.snapshots import as_json, from_json, words_of
from kanteling.apps.social_map.events import EntriesBrought, EntriesReadAgain
from kanteling.apps.social_map.models import Change, Entry
from kanteling.apps.social_map.public import EntryView, entries_by_id, find_entries
from kanteling.apps.social_map.reactions import count_what_came
from kanteling.apps.social_map.rules.asked import Asked
from kanteling.apps.social_map.rules.entries import Kind, NoEntry
from kanteling.apps.social_map.rules.freshness import Gone
from kanteling.apps.social_map.rules.places import NoPlace
from kanteling.apps.social_map.rules.times import Day, DayPart
from kanteling.apps.social_map.tests.makers import Town, an_entry, town, words
from kanteling.foundation.events import Event
from kanteling.foundation.refusals import ChangedMeanwhile, Refused
from kanteling.platform.db import acting
from kanteling.platform.journal import record

pytestmark = pytest.mark.django_db


@pytest.fixture(name="made")
def _made() -> Town:
    return town()


def view(made: Town, entry: UUID) -> EntryView:
    femke = made.who("femke")
    with acting(femke):
        return entries_by_id(femke, [entry])[entry]


def test_what_was_written_is_found_by_its_words_and_its_day(made: Town) -> None:
    entry = an_entry(made)
    bakker = made.who("bakker")
    with acting(bakker):
        tuesday = find_entries(bakker, Asked(text="liedjes zingen", days=(Day.TU,), near=(5.832, 51.81)))
        friday = find_entries(bakker, Asked(text="zingen", days=(Day.FR,)))
        evening = find_entries(bakker, Asked(parts=(DayPart.EVENING,)))
    assert [(found.entry.id, found.metres) for found in tuesday] == [(entry, 150)]
    assert friday == evening == ()


def test_what_was_written_comes_back_whole(made: Town) -> None:
    entry = an_entry(made, extra={"x": [1]}, audience=("older",), topics=("muziek",))
    held = words_of(view(made, entry))
    assert from_json(as_json(held)) == held
    assert held == words(
        place=made.ground, extra={"x": [1]}, audience=("older",), topics=("muziek",), time_extras=({},)
    )


def test_a_resident_cannot_write_for_an_organisation_but_starts_an_initiative(made: Town) -> None:
    fatma = made.who("fatma")
    with acting(fatma), pytest.raises(Refused) as refused:
        commands.publish_entry(actor=fatma, organisation=made.club, words=words())
    assert refused.value.reasons == (NoEntry.NOT_YOURS,)
    with acting(fatma):
        own = commands.publish_entry(actor=fatma, own=True, words=words(kind=Kind.INITIATIVE))
    assert view(made, own).owner == fatma.person


def test_a_change_leaves_behind_what_was_and_can_be_undone(made: Town) -> None:
    entry, femke = an_entry(made), made.who("femke")
    with acting(femke):
        change = commands.change_entry(actor=femke, entry=entry, read=1, words=words(title="Koor", times=()))
    assert (view(made, entry).title, view(made, entry).times) == ("Koor", ())
    with acting(femke):
        with pytest.raises(ChangedMeanwhile):
            commands.change_entry(actor=femke, entry=entry, read=1, words=words())
        commands.undo_change(actor=femke, change=change)
        assert Change.objects.visible_to(femke).count() == 2
    assert (view(made, entry).title, len(view(made, entry).times)) == ("Muziek op dinsdag", 1)


def test_what_is_taken_off_is_not_found_and_comes_back_as_it_was(made: Town) -> None:
    entry, femke = an_entry(made), made.who("femke")
    with acting(femke):
        commands.withdraw_entry(actor=femke, entry=entry, why=Gone.STOPPED)
        assert find_entries(femke, Asked(text="muziek")) == ()
        commands.restore_entry(actor=femke, entry=entry)
        assert len(find_entries(femke, Asked(text="muziek"))) == 1


def test_a_place_that_is_taken_is_taken_for_others_until_it_is_given_back(made: Town) -> None:
    entry, bakker, fatma = an_entry(made, capacity=1), made.who("bakker"), made.who("fatma")
    with acting(bakker):
        taken = commands.take_place(actor=bakker, entry=entry)
    assert view(made, entry).free_places == 0
    with acting(fatma), pytest.raises(Refused) as refused:
        commands.take_place(actor=fatma, entry=entry)
    assert refused.value.reasons == (NoPlace.FULL,)
    with acting(bakker):
        commands.free_place(actor=bakker, taken=taken)
        commands.free_place(actor=bakker, taken=taken)
    assert view(made, entry).free_places == 1


def test_what_an_older_thesaurus_read_is_read_again_and_nothing_that_was_written_changes(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Event] = []
    monkeypatch.setattr(reading, "record", lambda actor, event: told.append(event))
    entry, femke = an_entry(made), made.who("femke")
    before = view(made, entry)
    with acting(femke):
        now = Entry.objects.get(pk=entry)
        assert read_again(actor=femke) == 0, "it was read with the thesaurus of now"
        Entry.objects.filter(pk=entry).update(search_words=["oud"], search_weights=[1])
        assert find_entries(femke, Asked(text="liedjes zingen")) == ()
        assert read_again(actor=femke) == 1
        again = Entry.objects.get(pk=entry)
        assert (again.search_words, again.search_weights) == (now.search_words, now.search_weights)
        assert [(type(event), event.detail) for event in told] == [(EntriesReadAgain, "1")]
        assert [each.entry.id for each in find_entries(femke, Asked(text="liedjes zingen"))] == [entry]
    assert view(made, entry) == before


def test_who_does_not_keep_the_map_reads_nothing_again(made: Town) -> None:
    entry, bakker = an_entry(made), made.who("bakker")
    with acting(made.who("femke")):
        Entry.objects.filter(pk=entry).update(search_words=["oud"], search_weights=[1])
    with acting(bakker):
        assert read_again(actor=bakker) == 0
        assert Entry.objects.get(pk=entry).search_words == ["oud"], "the wall holds"


def test_after_a_list_came_in_words_are_counted_as_a_job(made: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[str] = []
    monkeypatch.setattr("kanteling.apps.social_map.reactions.recount", counted.append)
    femke = made.who("femke")
    with acting(femke):
        record(femke, EntriesBrought(subject=made.club, detail="lijst"))
        with connection.cursor() as cursor:
            cursor.execute(
                "select task_name from procrastinate_jobs where status = 'todo' order by id desc limit 1"
            )
            (name,) = cursor.fetchone()
    assert name.endswith("count_what_came")
    count_what_came(femke, EntriesBrought(subject=made.club))
    assert counted == ["social_map_entry"]
