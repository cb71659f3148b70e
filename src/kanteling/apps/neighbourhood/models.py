"""Areas and their figures: public reference data, only ever added to. What came last is what is shown.

Rows without a municipality came from the operator and are for every municipality on the cluster; a municipality's
own rows are for itself alone. Why there is no update: docs/adr/0006.
"""

from typing import ClassVar

from django.db import models

from kanteling.apps.neighbourhood.rules.indicators import Kind, Theme, Unit
from kanteling.apps.neighbourhood.rules.levels import Level
from kanteling.apps.neighbourhood.rules.profile import Piece
from kanteling.apps.neighbourhood.rules.values import Gap
from kanteling.apps.neighbourhood.rules.voices import Telling, Voice
from kanteling.foundation.actor import Role
from kanteling.foundation.walls import Anyone, Has, Mine, NotMine, Wall
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
    arrival = Bond(Arrival, db_index=False)  # never looked up by; figure_latest holds it

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


class Spread(Shared):
    """How one figure lies over the wijken of the country in one year: what a profile is held against."""

    indicator = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    mean = models.FloatField()
    spread = models.FloatField(help_text="standard deviation; a wijk with many people weighs more")
    areas = models.PositiveIntegerField()
    arrival = Bond(Arrival)

    wall: ClassVar[Wall] = _SHARED

    class Meta:
        indexes = (models.Index(fields=("year", "indicator", "arrival"), name="spread_latest"),)


class Waiting(Walled):
    """A file that someone sent and still has to say yes to; gone when brought in, thrown away, or followed by another."""

    person_id = models.UUIDField()
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(
        read=Mine(), add=Mine() & Has(Role.FUNCTIONAL_MANAGER), erase=Mine(), personal=False
    )


class Bringing(Walled):
    """A large file that comes in by a job: what was asked, how far it is, and how it ended."""

    person_id = models.UUIDField()
    file = models.UUIDField(help_text="the file that waits; it goes when it was brought in")
    file_name = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField(null=True)
    source = models.CharField(max_length=200, blank=True)
    skip_bad = models.BooleanField(default=False)
    mapping = models.JSONField(default=dict, help_text="column -> figure, as someone said")
    asked_at = models.DateTimeField()
    done = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=40, blank=True, help_text="why it did not end well: a code")
    place = models.CharField(max_length=200, blank=True, help_text="where in the file")
    arrival = Bond(Arrival, null=True)
    areas = models.PositiveIntegerField(default=0)
    figures = models.PositiveIntegerField(default=0)

    wall: ClassVar[Wall] = Wall(
        read=Mine(),
        add=Mine() & Has(Role.FUNCTIONAL_MANAGER),
        change=Mine(),
        erase=Mine(),
        columns=("done", "ended_at", "problem", "place", "arrival_id", "areas", "figures"),
        personal=False,
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("municipality_id", "file"), condition=models.Q(ended_at=None), name="brought_once_at_a_time"
            ),
        )


class Choice(Walled):
    """One resident says of one figure that it matters in one area. Others see only how many."""

    person_id = models.UUIDField()
    code = models.CharField(max_length=10)
    indicator = models.CharField(max_length=40)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(read=Mine(), add=Mine(), change=Mine(), columns=("ended_at",), key=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("municipality_id", "code", "person_id", "indicator"),
                condition=models.Q(ended_at=None),
                name="matters_once",
            ),
        )


class Remark(Walled):
    """Something that someone saw, heard or knows to be there; nobody else sees it before it was read."""

    person_id = models.UUIDField()
    code = models.CharField(max_length=10)
    at = models.DateTimeField()
    seen_on = models.DateField()
    voice = models.CharField(max_length=12, choices=Voice.choices())
    telling = models.CharField(max_length=12, choices=Telling.choices())
    piece = models.CharField(max_length=12, choices=Piece.choices(), blank=True)
    place = models.CharField(max_length=80, blank=True)
    words = models.CharField(max_length=300)

    wall: ClassVar[Wall] = Wall(read=Mine() | Has(Role.PROCESS_GUIDE), add=Mine(), key=True)

    class Meta:
        indexes = (models.Index(fields=("municipality_id", "at"), name="remarks_in_order"),)


class Verdict(Walled):
    """A process guide read a remark: it is shown, or not, and why. The author reads the reason."""

    remark = Bond(Remark)
    author_id = models.UUIDField()
    person_id = models.UUIDField()
    at = models.DateTimeField()
    shown = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)

    wall: ClassVar[Wall] = Wall(
        read=Mine("author_id") | Has(Role.PROCESS_GUIDE),
        add=Has(Role.PROCESS_GUIDE) & Mine() & NotMine("author_id"),
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("municipality_id", "remark"), name="read_once"),)


class Quote(Walled):
    """What stands beside the figures: words, a place, a day, and no person."""

    verdict = Bond(Verdict)
    code = models.CharField(max_length=10)
    seen_on = models.DateField()
    voice = models.CharField(max_length=12, choices=Voice.choices())
    telling = models.CharField(max_length=12, choices=Telling.choices())
    piece = models.CharField(max_length=12, choices=Piece.choices(), blank=True)
    place = models.CharField(max_length=80, blank=True)
    words = models.CharField(max_length=300)

    wall: ClassVar[Wall] = Wall(
        read=Anyone(), add=Has(Role.PROCESS_GUIDE), erase=Has(Role.PROCESS_GUIDE), personal=False
    )

    class Meta:
        indexes = (models.Index(fields=("municipality_id", "code", "-seen_on"), name="quotes_latest"),)


class Publication(Walled):
    """One table of own counts over one quarter, as it was published: never changed, never made again."""

    topic = models.CharField(max_length=40)
    name = models.CharField(max_length=150)
    not_said = models.CharField(max_length=300)
    quarter = models.CharField(max_length=6)
    at = models.DateTimeField()
    person_id = models.UUIDField()

    wall: ClassVar[Wall] = Wall(read=Anyone(), add=Has(Role.FUNCTIONAL_MANAGER) & Mine(), personal=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("municipality_id", "topic", "quarter"), name="published_once"),
        )


class PublishedCell(Walled):
    """One number of a published table, rounded; or that it is hidden. What was really counted is not kept."""

    publication = Bond(Publication)
    code = models.CharField(max_length=12)
    parent = models.CharField(max_length=12, blank=True)
    shown = models.PositiveIntegerField(null=True)
    hidden = models.CharField(max_length=10, blank=True, help_text="why it is hidden: foundation/disclosure.py")

    wall: ClassVar[Wall] = Wall(read=Anyone(), add=Has(Role.FUNCTIONAL_MANAGER), personal=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(shown__isnull=False, hidden="")
                | models.Q(shown__isnull=True) & ~models.Q(hidden=""),
                name="shown_or_hidden",
            ),
        )
        indexes = (models.Index(fields=("publication", "code"), name="cells_of_table"),)
