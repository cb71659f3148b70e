"""The kitchen note: one page, and a small form for each thing that can be said."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kanteling.apps.conversation import commands
from kanteling.apps.conversation.models import Matter
from kanteling.apps.conversation.queries import note_page, to_begin, what_comes
from kanteling.apps.conversation.rules.cards import Card
from kanteling.apps.conversation.rules.parties import INFORMAL, Aspect, Kind, Work
from kanteling.apps.conversation.rules.questions import Question
from kanteling.apps.conversation.rules.rights import Manner, Right
from kanteling.apps.conversation.web.forms import answers_in, chosen, chosen_or_none, version_in
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest, see_other


@known
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: KnownRequest, circle: UUID) -> HttpResponse:
    """The whole note; posting keeps all answers, and goes on to the report when that was asked."""
    if request.method == "POST":
        answers, shown = answers_in(request.POST)
        commands.write_notes(
            actor=request.actor, circle=circle, answers=answers, shown=shown, version=version_in(request.POST)
        )
        if request.POST.get("go") == "report":
            commands.read_back(actor=request.actor, circle=circle)
            return see_other("conversation:report", circle)
        if request.POST.get("go") == "later":
            return see_other("/")
        messages.success(request, gettext("Bewaard."))
        return see_other("conversation:note", circle)
    begin = to_begin(request.actor, circle)
    if begin:
        return render(request, "conversation/begin.html", {"begin": begin})
    return render(request, "conversation/note.html", {"page": note_page(request.actor, circle), **_choices()})


@known
@require_safe
def comes(request: KnownRequest, circle: UUID) -> HttpResponse:
    """The part "Hieruit ontstaat", after something was kept."""
    return render(request, "conversation/comes.html", {"page": what_comes(request.actor, circle)})


@known
@require_POST
def keep(request: KnownRequest, circle: UUID, question: str) -> HttpResponse:
    """Keep one answer while it is typed."""
    which = chosen(Question, question)
    kept = commands.write_note(
        actor=request.actor,
        circle=circle,
        question=which,
        words=request.POST.get(which.code, ""),
        version=version_in(request.POST),
    )
    return JsonResponse({"saved": kept.at.isoformat(), "beside": kept.beside})


@known
@require_POST
def remark(request: KnownRequest, circle: UUID, question: str) -> HttpResponse:
    """Put an own remark below the resident's words, with the own name."""
    which = chosen(Question, question)
    commands.add_remark(actor=request.actor, circle=circle, question=which, words=request.POST.get("remark", ""))
    return _back(circle, f"q-{which.code}")


@known
@require_POST
def take_back(request: KnownRequest, circle: UUID, remark: UUID) -> HttpResponse:
    """Take away one's own remark."""
    commands.take_back_remark(actor=request.actor, circle=circle, remark=remark)
    return _back(circle, request.POST.get("place", ""))


@known
@require_POST
def around(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Write down someone around the resident."""
    busy = request.POST.get("busy") == "1"
    commands.add_around(
        actor=request.actor,
        circle=circle,
        name=request.POST.get("name", ""),
        kind=chosen(Kind, request.POST.get("kind")),
        busy=busy,
    )
    return _back(circle, "busy" if busy else "q-network")


@known
@require_POST
def around_away(request: KnownRequest, circle: UUID, one: UUID) -> HttpResponse:
    """Take someone off the list."""
    commands.remove_around(actor=request.actor, circle=circle, one=one)
    return _back(circle, request.POST.get("place", ""))


@known
@require_POST
def work(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Together, past each other, or unknown; overall or on one aspect."""
    commands.say_work(
        actor=request.actor,
        circle=circle,
        work=chosen(Work, request.POST.get("work")),
        aspect=chosen_or_none(Aspect, request.POST.get("aspect")),
    )
    return _back(circle, "busy")


@known
@require_POST
def right(request: KnownRequest, circle: UUID) -> HttpResponse:
    """A right was told: one tap."""
    commands.tell_right(
        actor=request.actor,
        circle=circle,
        right=chosen(Right, request.POST.get("right")),
        manner=chosen(Manner, request.POST.get("manner", Manner.ALOUD.code)),
    )
    return see_other(f"{reverse(_came_from(request), args=[circle])}#rights")


@known
@require_POST
def yes(request: KnownRequest, circle: UUID) -> HttpResponse:
    """The resident says yes to one thing, or takes it back."""
    do = commands.take_back_yes if request.POST.get("back") else commands.say_yes
    do(
        actor=request.actor,
        circle=circle,
        matter=chosen(Matter, request.POST.get("matter")),
        card=chosen_or_none(Card, request.POST.get("card")),
    )
    return _back(circle, "comes")


def _came_from(request: KnownRequest) -> str:
    pages = {"prepare": "conversation:prepare", "report": "conversation:report"}
    return pages.get(request.POST.get("page", ""), "conversation:note")


def _back(circle: UUID, place: str) -> HttpResponse:
    """The note again, at the place where the small form stood."""
    safe = "".join(letter for letter in place if letter.isalnum() or letter in "-_")
    return see_other(f"{reverse('conversation:note', args=[circle])}#{safe}")


def _choices() -> dict[str, object]:
    return {
        "works": [{"value": work.code, "label": work.dutch} for work in Work],
        "near": [{"value": kind.code, "label": gettext(kind.dutch)} for kind in Kind if kind in INFORMAL],
        "kinds": [{"value": kind.code, "label": gettext(kind.dutch)} for kind in Kind],
    }
