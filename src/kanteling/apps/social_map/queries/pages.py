"""One entry and one organisation, with what this reader may do."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from kanteling.apps.social_map.models import ChangeProposal, Keeper, ProposalAnswer, Remark
from kanteling.apps.social_map.queries.finding import Found, find_entries
from kanteling.apps.social_map.queries.initiatives import InitiativeView, initiative_of
from kanteling.apps.social_map.queries.views import EntryView, OrganisationView, entries, organisation_view, views
from kanteling.apps.social_map.queries.writing import organisation_row, writer_for, writer_of
from kanteling.apps.social_map.rules.asked import Asked
from kanteling.apps.social_map.rules.entries import Kind, Writer
from kanteling.apps.social_map.rules.remarks import Because
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou

MOST = 100
"""So many entries of one organisation stand on its page; of the rest it says how many there are."""


@dataclass(frozen=True, slots=True)
class ProposalView:
    """What somebody says should be different; ``changes`` pairs a field with what it should become."""

    id: UUID
    words: str
    changes: tuple[tuple[str, str], ...]
    by: str
    by_owner: bool
    made_at: Any
    entry: UUID | None
    title: str


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One entry. ``proposals`` and ``remarks`` only for who may change it."""

    view: EntryView
    writer: Writer
    may_change: bool
    proposals: tuple[ProposalView, ...] = ()
    remarks: tuple[tuple[str, int], ...] = ()
    initiative: InitiativeView | None = None


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """One organisation and what it offers."""

    view: OrganisationView
    entries: tuple[Found, ...]
    may_change: bool
    keepers: tuple[tuple[UUID, str], ...] = ()
    may_claim: bool = False
    manages: bool = False
    more: int = 0


def entry_page(actor: Actor, entry: UUID) -> EntryPage:
    """One entry, also when it was taken off. Raises `NotForYou` when there is none."""
    row = entries(actor).filter(pk=entry).first()
    if row is None:
        raise NotForYou
    (view,) = views(actor, [row])
    writer = writer_for(actor, row)
    initiative = initiative_of(actor, view) if view.kind is Kind.INITIATIVE else None
    if not writer.may_change:
        return EntryPage(view, writer, may_change=False, initiative=initiative)
    return EntryPage(
        view=view,
        writer=writer,
        may_change=True,
        proposals=open_proposals(actor, entry_id=entry),
        remarks=_counted(actor, entry),
        initiative=initiative,
    )


def open_proposals(actor: Actor, **only: Any) -> tuple[ProposalView, ...]:
    """Proposals that wait for an answer of this actor, the oldest first."""
    answered = ProposalAnswer.objects.visible_to(actor).filter(ended_at=None).values("proposal_id")
    rows = ChangeProposal.objects.visible_to(actor).filter(**only).exclude(pk__in=answered)
    return tuple(proposal_view(row) for row in rows.select_related("entry").order_by("made_at", "pk")[:100])


def proposal_view(row: Any) -> ProposalView:
    """A proposal as it is read."""
    return ProposalView(
        id=row.pk,
        words=row.words,
        changes=tuple((name, str(value)) for name, value in row.changes.items()),
        by=row.by_called,
        by_owner=row.by_owner,
        made_at=row.made_at,
        entry=row.entry_id,
        title=row.entry.title if row.entry_id else "",
    )


def _counted(actor: Actor, entry: UUID) -> tuple[tuple[str, int], ...]:
    """How often each reason was given, the commonest first."""
    codes = list(Remark.objects.visible_to(actor).filter(entry_id=entry).values_list("because", flat=True))
    counts = [(because.dutch, codes.count(because.code)) for because in Because]
    return tuple(sorted((each for each in counts if each[1]), key=lambda each: -each[1]))


def organisation_page(actor: Actor, organisation: UUID) -> OrganisationPage:
    """One organisation. Raises `NotForYou` when there is none."""
    row = organisation_row(actor, organisation)
    writer = writer_of(actor, organisation=organisation)
    found = find_entries(actor, Asked(organisation=str(organisation)), MOST + 1)
    here = entries(actor).filter(organisation_id=organisation, withdrawn_at=None)
    keepers: tuple[tuple[UUID, str], ...] = ()
    if writer.manages:
        rows = Keeper.objects.visible_to(actor).filter(organisation_id=organisation, until=None)
        keepers = tuple(rows.order_by("called").values_list("pk", "called"))
    return OrganisationPage(
        view=organisation_view(row),
        entries=found[:MOST],
        more=here.count() - MOST if len(found) > MOST else 0,
        may_change=writer.manages or writer.keeps,
        keepers=keepers,
        may_claim=writer.known and not writer.keeps,
        manages=writer.manages,
    )
