"""A helper of one's own choice: choosing, stopping, and doing something for someone."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kanteling.apps.people import commands
from kanteling.apps.people.queries import circle_of, mandates_of
from kanteling.apps.people.queries.pages import agreed, helper_choices
from kanteling.apps.people.web.forms import MandateForm, PaperMandateForm
from kanteling.apps.people.web.parse import as_id, errors_of
from kanteling.foundation.actor import Part
from kanteling.foundation.ids import CircleId, PersonId
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.foundation.words import Reason
from kanteling.platform import clock
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest


@known
@require_http_methods(["GET", "HEAD", "POST"])
def helper(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Choose someone of the circle who may do things for the resident."""
    view = circle_of(request.actor, circle)
    if not request.actor.may(Part.OWN, CircleId(circle)):
        raise NotForYou
    choices = helper_choices(request.actor, view)
    form = MandateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["helper"]
        called = next((name for person, name in choices if person == chosen), None)
        if called is None:
            raise NotForYou
        commands.give_mandate(
            actor=request.actor, helper=PersonId(chosen), helper_called=called, how=form.cleaned_data["how"],
            called=view.called,
        )  # fmt: skip
        return redirect("people:circle", circle=circle)
    options = [{"value": str(person), "label": name} for person, name in choices]
    context = {"view": view, "form": form, "errors": errors_of(form), "options": options}
    return render(request, "people/helper.html", context)


@known
@require_http_methods(["GET", "HEAD", "POST"])
def paper_mandate(request: KnownRequest, circle: UUID) -> HttpResponse:
    """The process guide writes down who may act for the resident, from a signed paper."""
    view = circle_of(request.actor, circle)
    if not request.actor.may(Part.GUIDE, CircleId(circle)):
        raise NotForYou
    form = PaperMandateForm(request.POST or None)
    refused: tuple[Reason, ...] = ()
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        helper = PersonId(given.pop("helper"))
        try:
            commands.write_down_mandate(actor=request.actor, circle=circle, helper=helper, **given)
        except Refused as no:
            refused = no.reasons
        else:
            messages.success(request, _("Bewaard."))
            return redirect("people:paper_mandate", circle=circle)
    choices = [one for one in helper_choices(request.actor, view) if one[0] != view.resident]
    mandates = [
        {"id": each.id, "helper_called": each.helper_called, "how": agreed(each)}
        for each in mandates_of(request.actor, circle)
    ]
    context = {
        "view": view,
        "form": form,
        "errors": [*errors_of(form), *({"field": "helper", "text": _(reason.dutch)} for reason in refused)],
        "options": [{"value": str(person), "label": name} for person, name in choices],
        "mandates": mandates,
        "since": form["since"].value() or clock.today().isoformat(),
        "until": form["until"].value() or "",
    }
    return render(request, "people/paper_mandate.html", context, status=409 if refused else 200)


@known
@require_POST
def end_mandate(request: KnownRequest, mandate: UUID) -> HttpResponse:
    """Stop it, from either side."""
    commands.end_mandate(actor=request.actor, mandate=mandate)
    messages.success(request, _("Dit is gestopt."))
    return redirect("people:settings" if request.actor.hand == request.actor.person else "/")


@known
@require_POST
def act_for(request: KnownRequest) -> HttpResponse:
    """From now on, until stopped: do this for someone who asked for it."""
    chosen = PersonId(as_id(request.POST.get("principal")))
    commands.act_for(actor=request.actor, person=chosen)
    request.session["acting_for"] = str(chosen)
    return redirect("/")


@known
@require_POST
def act_for_myself(request: KnownRequest) -> HttpResponse:
    """Back to one's own things."""
    request.session.pop("acting_for", None)
    return redirect("/")
