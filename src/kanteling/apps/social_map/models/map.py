"""Organisations, places and entries as they stand now, and the dated rows that say how they came to be so.

An entry is read by everyone, ten thousand times for each time it is written. So what a list is narrowed by (days, point,
cost, freshness) is kept on the entry itself, made from its words by the command that writes both.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kanteling.apps.social_map.models.walls import BY_LINK, MAP_KEEPER, RUNS, TEAM, WRITERS
from kanteling.apps.social_map.rules.entries import Access, Cost, Kind, Rung
from kanteling.apps.social_map.rules.freshness import Gone, How
from kanteling.apps.social_map.rules.times import Day
from kanteling.foundation.walls import Anyone, Mine, Vouched, Wall
from kanteling.platform.bonds import Bond
from kanteling.platform.models import Walled
from kanteling.platform.search import Findable

_HERE = Vouched("keeps", "id", "wie deze organisatie bijhoudt")
_RUNS_IT = Vouched("runs", "id", "wie dit initiatief draagt")
_BY_LINK = Vouched("by_link", "id", "wie de link uit de mail heeft")


def _codes() -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=20), default=list, blank=True)


class Organisation(Walled):
    """Who offers something in the neighbourhood, as it wants to be found. Its details are those it published."""

    name = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    mail = models.EmailField(blank=True, help_text="published; letters about what is on the map go here")
    link = models.URLField(max_length=500, blank=True)
    extra = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)
    made_by_id = models.UUIDField()
    made_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(read=Anyone(), add=MAP_KEEPER | TEAM, change=MAP_KEEPER | _HERE, personal=False)

    class Meta:
        indexes = (models.Index(fields=("municipality_id", "name"), name="organisations_by_name"),)


class Place(Walled):
    """Where something is: an address and a point (degrees, WGS84), and how one gets in."""

    organisation = Bond(Organisation, null=True)
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    city = models.CharField(max_length=100, blank=True)
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    area_code = models.CharField(max_length=10, blank=True, help_text="wijk or buurt, by its CBS code")
    reach = models.TextField(blank=True, help_text="how one gets there")
    accessibility = _codes()
    extra = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)
    owner_id = models.UUIDField(null=True)
    made_by_id = models.UUIDField()
    made_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=Anyone(), add=WRITERS | TEAM, change=WRITERS, personal=False)

    class Meta:
        indexes = (models.Index(fields=("municipality_id", "name"), name="places_by_name"),)


class Entry(Findable, Walled):
    """One thing that is to be found: what, for whom, when, where, and the next step to take.

    ``owner_id`` is the resident whose own it is (an initiative); otherwise the organisation keeps it.
    ``confirmed_on``, ``fresh_until`` and ``withdrawn_at`` repeat what the dated rows say, for the lists.
    """

    organisation = Bond(Organisation, null=True)
    place = Bond(Place, null=True)
    owner_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=12, choices=Kind.choices())
    title = models.CharField(max_length=200)
    text = models.TextField()
    plain_words = models.TextField(blank=True)
    for_whom = models.TextField(blank=True)
    audience = _codes()
    age_from = models.PositiveSmallIntegerField(null=True)
    age_to = models.PositiveSmallIntegerField(null=True)
    rung = models.CharField(max_length=12, choices=Rung.choices())
    topics = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    areas = ArrayField(models.CharField(max_length=10), default=list, blank=True, help_text="CBS codes served")
    reach = models.TextField(blank=True)
    ways = _codes()
    access = models.CharField(max_length=12, choices=Access.choices())
    access_text = models.TextField(blank=True)
    documents = models.TextField(blank=True, help_text="what to bring along")
    cost = models.CharField(max_length=8, choices=Cost.choices())
    cost_cents = models.PositiveIntegerField(null=True)
    cost_text = models.TextField(blank=True)
    languages = _codes()
    accessibility = _codes()
    capacity = models.PositiveIntegerField(null=True)
    contact_name = models.CharField(max_length=200, blank=True)
    contact_role = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    mail = models.EmailField(blank=True)
    link = models.URLField(max_length=500, blank=True)
    next_step = models.TextField(blank=True)
    origin = models.CharField(max_length=200, blank=True, help_text="where it came from, when it was brought in")
    extra = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)
    made_by_id = models.UUIDField()
    made_at = models.DateTimeField()
    when_mask = models.IntegerField(default=0)
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    area_code = models.CharField(max_length=10, blank=True)
    confirmed_on = models.DateField()
    fresh_until = models.DateField()
    withdrawn_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=Anyone(), add=WRITERS | TEAM, change=WRITERS | _RUNS_IT | _BY_LINK, key=True, personal=False
    )

    class Meta:
        indexes = (
            models.Index(
                fields=("municipality_id", "title", "id"),
                name="entries_by_title",
                condition=models.Q(withdrawn_at=None),
            ),
            models.Index(
                fields=("municipality_id", "fresh_until"),
                name="entries_by_freshness",
                condition=models.Q(withdrawn_at=None),
            ),
            models.Index(fields=("organisation", "title"), name="entries_of_organisation"),
        )


class EntryTime(Walled):
    """One moment that comes back, or one date; ``rule`` is an RRULE (RFC 5545) when it is more than weekly."""

    entry = Bond(Entry, related_name="times")
    organisation_id = models.UUIDField(null=True)
    owner_id = models.UUIDField(null=True)
    day = models.CharField(max_length=2, choices=Day.choices(), blank=True)
    starts = models.TimeField(null=True)
    ends = models.TimeField(null=True)
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    rule = models.CharField(max_length=300, blank=True)
    words = models.CharField(max_length=300, blank=True)
    extra = models.JSONField(default=dict, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    wall: ClassVar[Wall] = Wall(
        read=Anyone(), add=WRITERS | TEAM | RUNS, erase=WRITERS | RUNS | BY_LINK, personal=False
    )


class Change(Walled):
    """What an organisation, place or entry said before, so that it can be undone."""

    subject_id = models.UUIDField()
    organisation_id = models.UUIDField(null=True)
    owner_id = models.UUIDField(null=True)
    entry_id = models.UUIDField(null=True)
    number = models.PositiveIntegerField(help_text="the version that was left behind")
    before = models.JSONField()
    why = models.CharField(max_length=300, blank=True)
    made_by_id = models.UUIDField()
    made_by_called = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=WRITERS | RUNS, add=WRITERS | RUNS | BY_LINK)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("municipality_id", "subject_id", "number"), name="one_change_each"),
        )


class Confirmation(Walled):
    """Somebody who may know said that it is still so."""

    entry = Bond(Entry)
    organisation_id = models.UUIDField(null=True)
    owner_id = models.UUIDField(null=True)
    on = models.DateField()
    fresh_until = models.DateField()
    how = models.CharField(max_length=8, choices=How.choices())
    made_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=Anyone(), add=WRITERS | TEAM | RUNS | BY_LINK, personal=False)


class Withdrawal(Walled):
    """It was taken off the map: since when, why; put back when ``ended_at`` is filled in."""

    entry = Bond(Entry)
    organisation_id = models.UUIDField(null=True)
    owner_id = models.UUIDField(null=True)
    why = models.CharField(max_length=10, choices=Gone.choices())
    words = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=Anyone(),
        add=WRITERS | RUNS | BY_LINK,
        change=WRITERS | RUNS,
        columns=("ended_at",),
        personal=False,
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("entry",), condition=models.Q(ended_at=None), name="one_withdrawal_at_a_time"
            ),
        )


class PlaceTaken(Walled):
    """One of the free places is taken. By whom is not on the map: that stands with the one who took it."""

    entry = Bond(Entry)
    taken_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=Anyone(), add=Anyone(), personal=False)


class PlaceHolder(Walled):
    """Who took a place: readable for that person alone, so that only they can give it back."""

    taken = Bond(PlaceTaken)
    person_id = models.UUIDField()

    wall: ClassVar[Wall] = Wall(read=Mine(), add=Mine(), key=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("taken",), name="a_place_has_one_holder"),)


class PlaceFreed(Walled):
    """A place was given back."""

    taken = Bond(PlaceTaken)
    entry_id = models.UUIDField()
    organisation_id = models.UUIDField(null=True)
    owner_id = models.UUIDField(null=True)
    freed_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(
        read=Anyone(),
        add=WRITERS | Vouched("holds_place", "taken_id", "wie deze plek heeft"),
        personal=False,
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("taken",), name="a_place_is_freed_once"),)


class LayWord(Walled):
    """People say this and mean that: the thesaurus of the municipality, kept by hand."""

    word = models.CharField(max_length=60)
    means = models.CharField(max_length=200)
    made_by_id = models.UUIDField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=Anyone(), add=MAP_KEEPER, change=MAP_KEEPER, columns=("ended_at",), personal=False
    )
