"""The page of one proposal, its earlier versions and its paper."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kanteling.apps.deciding.queries.pages import (
    ProposalPage,
    door_closed,
    paper_page,
    proposal_page,
    versions_page,
)
from kanteling.apps.deciding.web import again, show
from kanteling.platform.access import known
from kanteling.platform.headers import live_address
from kanteling.platform.web import KnownRequest

MANY_FRAMES = 3
"""More frames than this that are not crossed stand together in one double line."""


@known
@require_safe
def proposal(request: KnownRequest, proposal: UUID) -> HttpResponse:
    """Everything one needs to know, and the answer."""
    page = proposal_page(request.actor, proposal, again=again.reads_again(request, request.actor, proposal))
    return render(request, "deciding/proposal.html", context(request, page))


def context(request: KnownRequest, page: ProposalPage) -> dict[str, object]:
    """The page for its template."""
    view, you = page.proposal, request.actor.person
    live = live_address(request)
    return {
        "layout": show.layout(request.actor),
        "works": bool(request.actor.roles),
        "page": page,
        "proposal": view,
        "words": show.own_words(view),
        "tag": show.tag(view),
        "history": show.history(view, you),
        "seats": [show.seat(each) for each in view.seats],
        "advisers": [show.adviser(each) for each in page.advisers],
        "information": show.information(page.information),
        "questions": show.questions(page.questions, you),
        "crossed": [show.crossed(page, each) for each in page.crossings],
        "frames": [show.frame(each, "fits" if view.open else "") for each in page.frames],
        "many_frames": len(page.frames) > MANY_FRAMES,
        "turns": [show.turn(each) for each in page.turns],
        "may": page.may,
        "change_url": show.change_url(page),
        "closed": page.may.inform and not page.may.decide and door_closed(request.actor, page.circle),
        **show.call(page.call),
        "live_url": f"{live}/live/{page.circle}" if live else "",
        "fragment": again.fragment_address(request, request.actor, view.id),
    }


@known
@require_safe
def versions(request: KnownRequest, proposal: UUID) -> HttpResponse:
    """What was proposed before, and what was said about it."""
    page = versions_page(request.actor, proposal)
    shown = {
        "versions": [(version, show.own_words(version)) for version in page.versions],
        "proposal": page.proposal,
        "tag": show.tag(page.proposal),
        "layout": show.layout(request.actor),
    }
    return render(request, "deciding/versions.html", shown)


@known
@require_safe
def paper(request: KnownRequest, proposal: UUID) -> HttpResponse:
    """The proposal on paper, with boxes to tick by hand."""
    page = paper_page(request.actor, proposal)
    return render(request, "deciding/paper.html", context(request, page))
