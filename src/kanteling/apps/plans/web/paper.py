"""The plan and the aanvraag as blocks for paper: nothing left out in silence, boxes to tick by hand."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext

from kanteling.apps.deciding.public import ProposalView
from kanteling.apps.people.public import CircleView
from kanteling.apps.plans import queries
from kanteling.apps.plans.queries import GoalLine, PlanView
from kanteling.apps.plans.rules.application import TOLD, Form
from kanteling.apps.plans.rules.movement import Movement
from kanteling.apps.plans.rules.plan import Item
from kanteling.apps.plans.rules.rungs import professional
from kanteling.apps.plans.web.pages import next_line, since, when
from kanteling.foundation.actor import Actor, Part
from kanteling.platform import pdf
from kanteling.platform.templatetags.words import addressed, day

ON_PAPER = 200


def plan(actor: Actor, circle: CircleView, proposals: Sequence[ProposalView]) -> list[pdf.Block]:
    """All goals with all actions, what lies open with boxes to answer by hand, and what comes now."""
    views = list(_pages(actor, circle.id))
    first = views[0]
    blocks: list[pdf.Block] = [pdf.Text(addressed(circle.called), lead=gettext("Het plan van"))]
    if first.started:
        blocks.append(pdf.Text(f"{since(first.started)}. {gettext('Iedereen aan tafel ging mee.')}", muted=True))
    blocks.append(pdf.Text(next_line(first)))
    for view in views:
        for goal in view.goals:
            blocks += _goal(actor, circle, goal)
    blocks += _agreement(first)
    if proposals:
        blocks.append(pdf.Heading(gettext("Nog niet in het plan: dit ligt op tafel")))
    for proposal in proposals:
        blocks += open_proposal(proposal)
    return blocks


def _pages(actor: Actor, circle: UUID) -> Iterator[PlanView]:
    after: int | None = 0
    while after is not None:
        view = queries.plan_of(actor, circle, after=after, shown=ON_PAPER, most=ON_PAPER)
        yield view
        after = view.after


def _goal(actor: Actor, circle: CircleView, goal: GoalLine) -> list[pdf.Block]:
    for_work = not actor.may(Part.DECIDE, circle.id)
    blocks: list[pdf.Block] = [pdf.Words(goal.words, heading=True)]
    if goal.notice:
        blocks.append(pdf.Text(goal.notice, lead=gettext("Ik merk het doordat")))
    for line in goal.actions:
        word = professional(line.rung).dutch if for_work else line.rung.dutch
        note = f"{gettext('Dichterbij bekeken')}: {line.closer_by}" if line.closer_by else ""
        blocks.append(pdf.Step(line.who, line.what, when(line), line.step, gettext(word), note))
    if goal.hidden:
        many = gettext("Hier staan nog %(many)s afspraken. Vraag de hele lijst, of kijk op het scherm.")
        blocks.append(pdf.Text(many % {"many": goal.hidden}, muted=True))
    blocks.append(
        pdf.Boxes(gettext("Hoe gaat het hiermee?"), tuple(gettext(movement.dutch) for movement in Movement))
    )
    return blocks


def _agreement(view: PlanView) -> list[pdf.Block]:
    blocks: list[pdf.Block] = []
    if view.otherwise:
        blocks += [pdf.Heading(gettext("En als het anders loopt?")), pdf.Words(view.otherwise)]
    if view.evaluation:
        blocks.append(pdf.Text(f"{day(view.evaluation)}.", lead=gettext("Samen terugkijken:")))
    if view.contacted and view.contacted_words:
        blocks += [
            pdf.Heading(gettext("Zo ging het na vier weken")),
            pdf.Words(view.contacted_words, by=day(view.contacted)),
        ]
    if view.looked_back and view.looked_back_words:
        blocks += [
            pdf.Heading(gettext("Zo keek u terug")),
            pdf.Words(view.looked_back_words, by=day(view.looked_back)),
        ]
    return blocks


def open_proposal(proposal: ProposalView) -> list[pdf.Block]:
    """A proposal with equal boxes for equal answers, and lines for the reason."""
    answers = (gettext("Ik ga mee"), gettext("Ik heb een bezwaar"), gettext("Ik laat het aan de anderen"))
    return [
        pdf.Heading(proposal.title, level=3),
        pdf.Words(
            proposal.text, by=gettext("Voorstel van %(who)s") % {"who": addressed(proposal.changed_by_called)}
        ),
        *(pdf.Text(value, lead=f"{label}:") for label, value in proposal.presented if value != proposal.text),
        pdf.Boxes(gettext("Wat vindt u? Niets zeggen is geen ja."), answers),
        pdf.Lines(gettext("Waarom?"), 2),
    ]


def application(circle: CircleView, items: Sequence[Item], form: Form | None, words: str) -> list[pdf.Block]:
    """The aanvraag: what is asked and why, filled from the plan; the pgb is told in the same size as the rest."""
    blocks: list[pdf.Block] = [
        pdf.Text(addressed(circle.called), lead=gettext("Aanvraag van")),
        pdf.Text(
            gettext("Dit komt uit het eigen plan. Iedereen aan tafel ging mee. De gemeente besluit hierover.")
        ),
    ]
    for item in items:
        blocks += [
            pdf.Step(gettext("Gevraagd:"), item.what, item.when, 4, gettext("Voor mij geregeld"), box=False),
            pdf.Words(item.goal, by=gettext("Waarvoor")),
            pdf.Text(
                item.closer_by or gettext("Hierover is niets opgeschreven."), lead=gettext("Dichterbij bekeken:")
            ),
        ]
    blocks.append(pdf.Heading(gettext("Hoe wilt u deze hulp?")))
    if form is not None:
        blocks.append(pdf.Text(f"{gettext(form.dutch)}.", lead=gettext("Gekozen:")))
    else:
        options = tuple(f"{gettext(each.dutch)}. {gettext(TOLD[each])}" for each in Form)
        blocks.append(pdf.Boxes(gettext("Kruis aan wat u wilt."), options))
    if words:
        blocks += [pdf.Heading(gettext("In eigen woorden")), pdf.Words(words)]
    elif form is None:
        blocks.append(pdf.Lines(gettext("Wat wilt u er zelf bij zeggen?"), 4))
    if form is None:
        blocks.append(pdf.Lines(gettext("Datum en handtekening"), 2))
    return blocks
