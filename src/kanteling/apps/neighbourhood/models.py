"""Areas and their figures: public reference data, only ever added to. What came last is what is shown.

Rows without a municipality came from the operator and are for every municipality on the cluster; a municipality's
own rows are for itself alone. Why there is no update: docs/adr/0006.
"""

from typing import ClassVar

from django.db import models

from kanteling.apps.neighbourhood.rules.indicators import Kind, Theme, Unit
from kanteling.apps.neighbourhood.rules.levels import Level
from kanteling.apps.neighbourhood.rules.values import Gap
from kanteling.foundation.actor import Role
from kanteling.foundation.walls import Anyone, Has, Mine, Wall
from kanteling.platform.bonds import Bond
from kanteling.platform.models import Walled

_SHARED = Wall(read=Anyone(), add=Has(Role.FUNCTIONAL_MANAGER), personal=False, shared=True)


class Shared(Walled):
    """A row of one municipality, or of all of them when there is none."""

    municipality_id = models.UUIDField(null=True, editable=False)  # type: ignore[assignment]

    class Meta:
        abstract = True


class Arrival(Shared):
    """One file that was brought in: by whom, from where, about which year, and what was left out."""

    at = models.DateTimeField()
    person_id = models.UUIDField(null=True)
    called = models.CharField(max_length=100)
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    source = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    rows = models.PositiveIntegerField()
    areas = models.PositiveIntegerField()
    figures = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField()
    problems = models.JSONField(default=list)

    wall: ClassVar[Wall] = _SHARED

    class Meta:
        indexes = (models.Index(fields=("-at",), name="arrivals_latest"),)


class Area(Shared):
    """One gemeente, wijk, buurt or postcode as it was in one year: borders and names change."""

    code = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=12, choices=Level.choices())
    name = models.CharField(max_length=100)
    parent_code = models.CharField(max_length=10, blank=True)
    municipality_code = models.CharField(max_length=6, blank=True)
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    outline = models.TextField(
        blank=True, help_text="coordinates of a GeoJSON MultiPolygon, WGS84; empty when unknown"
    )
    arrival = Bond(Arrival)

    wall: ClassVar[Wall] = _SHARED

    class Meta:
        indexes = (
            models.Index(fields=("code", "year", "arrival"), name="area_latest"),
            models.Index(fields=("municipality_code", "level", "year"), name="areas_within"),
            models.Index(fields=("level", "year", "code"), name="areas_of_level"),
        )


class Indicator(Shared):
    """What a figure counts, as it was understood when it came in."""

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=150)
    unit = models.CharField(max_length=16, choices=Unit.choices())
    kind = models.CharField(max_length=10, choices=Kind.choices())
    theme = models.CharField(max_length=12, choices=Theme.choices())
    not_said = models.CharField(max_length=300)
    arrival = Bond(Arrival)

    wall: ClassVar[Wall] = _SHARED

    class Meta:
        indexes = (models.Index(fields=("code", "arrival"), name="indicator_latest"),)


class Figure(Shared):
    """One number about one area in one year, or that it is not known and why."""

    code = models.CharField(max_length=10, help_text="code of the area")
    year = models.PositiveSmallIntegerField()
    indicator = models.CharField(max_length=40)
    number = models.DecimalField(max_digits=19, decimal_places=6, null=True)
    gap = models.CharField(max_length=8, choices=Gap.choices(), blank=True)
    arrival = Bond(Arrival)

    wall: ClassVar[Wall] = _SHARED

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(number__isnull=False, gap="")
                | models.Q(number__isnull=True) & ~models.Q(gap=""),
                name="a_number_or_a_gap",
            ),
        )
        indexes = (models.Index(fields=("code", "year", "indicator", "arrival"), name="figure_latest"),)


class Waiting(Walled):
    """A file that someone sent and still has to say yes to; gone when brought in, thrown away, or followed by another."""

    person_id = models.UUIDField()
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(
        read=Mine(), add=Mine() & Has(Role.FUNCTIONAL_MANAGER), erase=Mine(), personal=False
    )
