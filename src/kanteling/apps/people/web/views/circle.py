"""The circle: who sits there, asking someone, letting someone go."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kanteling.apps.people import commands
from kanteling.apps.people.queries import circle_of, invitation_at
from kanteling.apps.people.queries.pages import circle_page, invite_page
from kanteling.apps.people.rules.seats import WHAT_SEAT_DOES, SeatKind
from kanteling.apps.people.web.forms import InviteForm
from kanteling.apps.people.web.letters import remember_letter
from kanteling.apps.people.web.parse import as_id, came_from, errors_of
from kanteling.foundation.ids import CircleId, PersonId
from kanteling.platform.access import known
from kanteling.platform.undo import offer_undo
from kanteling.platform.web import KnownRequest


@known
@require_safe
def page(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Who sits in this circle, in which seat, and what that means. Who was asked, is asked first."""
    if circle in request.actor.asked:
        return redirect("people:asked", circle=circle)
    return render(request, "people/circle.html", {"page": circle_page(request.actor, circle)})


@known
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Ask someone to the table."""
    shown = invite_page(request.actor, circle)
    given = request.POST.copy()
    for person, called, work in shown.colleagues:
        if given.get("colleague") == str(person):
            given["called"], given["relation"] = called, given.get("relation") or work
    form = InviteForm(given or None)
    if request.method == "POST" and form.is_valid():
        return _invite(request, circle, form)
    context = {
        "page": shown,
        "form": form,
        "errors": errors_of(form),
        "kinds": _kinds(),
        "ways": _ways(),
        "colleagues": [
            {"value": str(person), "label": f"{called}, {work}"} for person, called, work in shown.colleagues
        ],
    }
    return render(request, "people/invite.html", context)


def _invite(request: KnownRequest, circle: UUID, form: InviteForm) -> HttpResponse:
    given = form.cleaned_data
    colleague = request.POST.get("colleague", "")
    asked = commands.invite(
        actor=request.actor,
        circle=CircleId(circle),
        called=given["called"],
        relation=given["relation"],
        kind=SeatKind(given["kind"]),
        why=given["why"],
        way=given["way"],
        sent_to=given["email"] if given["way"] == "mail" else "",
        phone=given["phone"],
        request=given["request"],
        person=PersonId(as_id(colleague)) if colleague else None,
    )
    if given["way"] == "mail":
        return redirect("people:circle", circle=circle)
    remember_letter(request, asked.seat, asked.code)
    return redirect("people:letter", circle=circle, seat=asked.seat)


def _kinds() -> list[dict[str, str]]:
    return [
        {
            "value": "involved",
            "label": _("Beslist mee"),
            "hint": _("Familie, een buur, een vriend, een vrijwilliger"),
        },
        {"value": "professional", "label": _("Geeft informatie"), "hint": _("Iemand die er voor werk bij komt")},
        {"value": "process_guide", "label": _("Bewaakt het gesprek"), "hint": _("Een procesbegeleider")},
        {"value": "municipality", "label": _("Noemt de kaders"), "hint": _("Iemand van de gemeente")},
    ]


def _ways() -> list[dict[str, str]]:
    return [
        {"value": "mail", "label": _("Met een e-mail"), "hint": _("Wij sturen die meteen")},
        {"value": "letter", "label": _("Met een brief"), "hint": _("U print hem of stuurt hem op")},
        {"value": "hand", "label": _("Ik zeg het zelf"), "hint": _("U geeft de code door")},
    ]


@known
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Go from this table by oneself; asked once, because only the resident can ask someone back."""
    if request.method == "POST":
        commands.end_access(actor=request.actor, circle=CircleId(circle), person=request.actor.person)
        messages.success(request, _("U bent uit de kring."))
        return redirect("/")
    return render(request, "people/leave.html", {"view": circle_of(request.actor, circle)})


@known
@require_safe
def asked(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Who asks someone who is known already, and what that means. Nothing of the plan is shown before a yes."""
    found = invitation_at(circle)
    where = reverse("people:answer_here", kwargs={"circle": circle})
    what = WHAT_SEAT_DOES[SeatKind(found.kind)]
    return render(request, "people/invited.html", {"asked": found, "what": what, "where": where})


@known
@require_POST
def answer(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Someone who is known already was asked: yes, or rather not."""
    if request.POST.get("answer") == "come":
        commands.come_in(actor=request.actor, circle=CircleId(circle))
        return redirect("people:circle", circle=circle)
    commands.decline(actor=request.actor, circle=CircleId(circle))
    messages.success(request, _("Dat is goed. U leest dit plan niet meer."))
    return redirect("/")


@known
@require_POST
def end(request: KnownRequest, circle: UUID) -> HttpResponse:
    """End what someone may do here, at once; the next page offers to undo it."""
    person = PersonId(as_id(request.POST.get("person")))
    ended = commands.end_access(actor=request.actor, circle=CircleId(circle), person=person)
    if ended:
        offer_undo(
            request,
            url=reverse("people:restore_access", kwargs={"circle": circle}),
            text=_("De toegang is gestopt."),
            token=str(ended[0]),
        )
    return redirect(came_from(request, reverse("people:circle", kwargs={"circle": circle})))


@known
@require_POST
def restore(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Undo the ending."""
    commands.restore_access(actor=request.actor, seat=as_id(request.POST.get("token")))
    return redirect(came_from(request, reverse("people:circle", kwargs={"circle": circle})))
