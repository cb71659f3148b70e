"""Frames as everybody may read them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import OuterRef, Subquery

from kanteling.apps.frames.models import FrameEnd, FrameVersion
from kanteling.apps.frames.rules import frames as rules
from kanteling.apps.frames.rules.frames import Weight
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou


@dataclass(frozen=True, slots=True)
class FrameView:
    """One version of a frame. ``id`` is the version, ``until`` the last day it holds (None: goes on)."""

    id: UUID
    frame: UUID
    number: int
    title: str
    text: str
    legal_basis: str
    link: str
    hardness: Weight
    setter: str
    since: date
    until: date | None
    published: datetime
    made_by_called: str

    @property
    def facts(self) -> rules.FrameVersion:
        """What the rules need to know of it."""
        return rules.FrameVersion(
            frame=self.frame,
            number=self.number,
            text=self.text,
            legal_basis=self.legal_basis,
            weight=self.hardness,
            setter=self.setter,
            since=self.since,
            published=self.published,
            until=self.until,
        )


@dataclass(frozen=True, slots=True)
class Frames:
    """Every version that somebody may read, for who needs several looks at them in one go."""

    every: tuple[FrameView, ...]

    def on(self, day: date) -> tuple[FrameView, ...]:
        """The frames that hold on ``day``, hard ones first."""
        held = rules.frames_on([view.facts for view in self.every], day)
        views = {(view.frame, view.number): view for view in self.every}
        return tuple(views[version.frame, version.number] for version in held)

    def by_id(self) -> Mapping[UUID, FrameView]:
        """Each version by its id."""
        return {view.id: view for view in self.every}


def frames_of(actor: Actor) -> Frames:
    """All versions that this actor may read. One query."""
    return Frames(tuple(versions(actor)))


def frames_on(actor: Actor, day: date) -> tuple[FrameView, ...]:
    """The frames that hold on ``day``, hard ones first. One query."""
    return frames_of(actor).on(day)


def frames_by_id(actor: Actor, ids: Iterable[UUID]) -> Mapping[UUID, FrameView]:
    """These versions, by their id; unknown ones are left out. One query, or none without ids."""
    wanted = set(ids)
    return {view.id: view for view in versions(actor, pk__in=wanted)} if wanted else {}


def history(actor: Actor, frame: UUID) -> tuple[FrameView, ...]:
    """Every version of one frame, the newest first. Raises `NotForYou` when there is none."""
    found = versions(actor, frame_id=frame)
    if not found:
        raise NotForYou
    return tuple(sorted(found, key=lambda view: -view.number))


@dataclass(frozen=True, slots=True)
class FramesPage:
    """What holds, what is coming, and what held before."""

    now: tuple[FrameView, ...]
    coming: tuple[FrameView, ...]
    past: tuple[FrameView, ...]


def frames_page(actor: Actor, day: date) -> FramesPage:
    """All frames of the municipality as they stand on ``day``. One query."""
    found = versions(actor)
    held = rules.frames_on([view.facts for view in found], day)
    keys = {(version.frame, version.number) for version in held}
    frames_now = {version.frame for version in held}
    per_frame: dict[UUID, list[FrameView]] = defaultdict(list)
    for view in found:
        per_frame[view.frame].append(view)
    views = {(view.frame, view.number): view for view in found}
    coming = [view for view in found if view.since > day]
    last = [max(some, key=lambda view: view.number) for some in per_frame.values()]
    return FramesPage(
        now=tuple(views[version.frame, version.number] for version in held),
        coming=tuple(sorted(coming, key=lambda view: view.since)),
        past=tuple(
            view
            for view in last
            if (view.frame, view.number) not in keys | {(c.frame, c.number) for c in coming}
            and view.frame not in frames_now
        ),
    )


def versions(actor: Actor, **only: object) -> list[FrameView]:
    """Versions that this actor may read, in the order in which they began."""
    ended = FrameEnd.objects.filter(version_id=OuterRef("pk")).order_by("last_day").values("last_day")[:1]
    rows = FrameVersion.objects.visible_to(actor).filter(**only).annotate(ended=Subquery(ended))
    return [_view(row) for row in rows.order_by("since", "pk")]


def _view(row: FrameVersion) -> FrameView:
    ends = [day for day in (row.until, row.ended) if day is not None]  # type: ignore[attr-defined]
    return FrameView(
        id=row.pk,
        frame=row.frame_id,
        number=row.number,
        title=row.title,
        text=row.text,
        legal_basis=row.legal_basis,
        link=row.link,
        hardness=Weight(row.weight),
        setter=row.setter,
        since=row.since,
        until=min(ends) if ends else None,
        published=row.made_at,
        made_by_called=row.made_by_called,
    )
