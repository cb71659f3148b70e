"""Who has which role in the organisation, for the functional manager. Nobody sees a plan here."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kanteling.apps.people import commands
from kanteling.apps.people.queries.roles import organisations_of, roles_page
from kanteling.apps.people.web.forms import OrganisationForm, RoleForm
from kanteling.apps.people.web.parse import errors_of
from kanteling.foundation.actor import Role
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest


@known
@require_safe
def page(request: KnownRequest) -> HttpResponse:
    """Everybody with a role, since when."""
    shown = roles_page(request.actor, after=request.GET.get("na", ""), ended=request.GET.get("gestopt") == "1")
    return render(request, "people/roles.html", {"page": shown})


@known
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: KnownRequest) -> HttpResponse:
    """Write down somebody who works here, with a role."""
    choices = organisations_of(request.actor)
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        commands.employ(actor=request.actor, **form.cleaned_data)
        return redirect("people:roles")
    context = {
        "form": form,
        "errors": errors_of(form),
        "roles": [{"value": role.code, "label": role.dutch} for role in Role],
        "organisations": [{"value": str(each.id), "label": each.name} for each in choices],
    }
    return render(request, "people/add_person.html", context)


@known
@require_POST
def end(request: KnownRequest, given: UUID) -> HttpResponse:
    """End a role now."""
    commands.end_role(actor=request.actor, given=given)
    return redirect("people:roles")


@known
@require_http_methods(["GET", "HEAD", "POST"])
def organisations(request: KnownRequest) -> HttpResponse:
    """The organisations whose people work here."""
    found = organisations_of(request.actor)
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        commands.add_organisation(actor=request.actor, **form.cleaned_data)
        return redirect("people:organisations")
    context = {"organisations": found, "form": form, "errors": errors_of(form)}
    return render(request, "people/organisations.html", context)
