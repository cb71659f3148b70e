"""An assignment for everybody; saying what one thinks of it; and who counts, for whom a circle let in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kanteling.apps.assignments.commands import assignments as commands
from kanteling.apps.assignments.queries.assignments import AssignmentView, assignment_of
from kanteling.apps.assignments.queries.steps import names_of
from kanteling.apps.assignments.rules.agreement import NoAgreement, Party, Said, State, party_of, why_not_write
from kanteling.apps.assignments.web import wording
from kanteling.apps.assignments.web.chart import chart
from kanteling.apps.assignments.web.forms import AloudForm, number_of
from kanteling.apps.assignments.web.programmes import layout_of
from kanteling.foundation.actor import Part
from kanteling.foundation.refusals import Refused
from kanteling.platform.access import known
from kanteling.platform.visiting import visiting
from kanteling.platform.web import KnownRequest, see_other

KINDS = {State.WAITS: "open", State.OBJECTED: "objection", State.STANDS: "stands", State.REPLACED: "muted"}
SAID = {"agrees": Said.GO_ALONG, "objects": Said.OBJECT}


@require_safe
def assignment(request: HttpRequest, assignment: UUID) -> HttpResponse:
    """The words, who went along, and how far it is."""
    with visiting(request) as actor:
        view = assignment_of(actor, assignment)
        shown = _shown(view) | {
            "layout": layout_of(request),
            "may_answer": view.party is not None and not view.why_not,
            "known": getattr(request, "actor", None) is not None,
            "own_circle": next(iter(actor.circles(Part.OWN)), None),
        }
        return render(request, "assignments/assignment.html", shown)


def _shown(view: AssignmentView) -> dict[str, object]:
    coming = view.newest if view.agreed and view.agreed is not view.newest else None
    shown: dict[str, object] = {
        "view": view,
        "title": wording.title(view),
        "version": view.shown,
        "coming": coming,
        "coming_title": wording.sentence(coming.fields, view.area) if coming else "",
        "kind": KINDS[view.newest.state],
        "seats": wording.seats(view.newest),
        "means": wording.means(view.shown.fields),
        "rungs": wording.rungs_words(view.shown.fields.rungs),
        "ladder": wording.ladder(),
        "options": answer_options(),
    }
    if view.progress is not None:
        days = (wording.date_words(view.progress.since), wording.date_words(view.progress.until))
        shown |= {
            "chart": chart(view.progress, days),
            "words": wording.progress_words(view.progress),
            "rows": wording.progress_rows(view.progress),
            "heads": [_("Dag"), _("Gepubliceerd"), _("Verwacht"), _("De band")],
        }
    return shown


def answer_options() -> list[dict[str, str]]:
    """Two equal answers."""
    return [
        {"value": "agrees", "label": _(Said.GO_ALONG.dutch), "icon": "check", "kind": "secondary"},
        {"value": "objects", "label": _(Said.OBJECT.dutch), "icon": "hand-stop", "kind": "secondary"},
    ]


@known
@require_POST
def answer(request: KnownRequest, assignment: UUID) -> HttpResponse:
    """Go along, or object with a reason."""
    said = SAID.get(request.POST.get("answer", ""), Said.OBJECT)
    commands.answer(
        actor=request.actor, assignment=assignment, version=number_of(request.POST.get("version", "")), said=said,
        reason=request.POST.get("reason", ""),
    )  # fmt: skip
    messages.success(request, _("Bewaard. Uw naam en de dag staan erbij."))
    return see_other("assignments:assignment", assignment)


@known
@require_http_methods(["GET", "HEAD", "POST"])
def aloud(request: KnownRequest, assignment: UUID) -> HttpResponse:
    """Write down what someone without a screen said."""
    if why_not_write(request.actor.roles):
        raise Refused((NoAgreement.NO_PARTY,))
    view = assignment_of(request.actor, assignment)
    form = AloudForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        party = next((each for each in Party if each.code == given["party"]), Party.RESIDENTS)
        try:
            commands.write_down(
                actor=request.actor, assignment=assignment, version=number_of(request.POST.get("version", "")),
                party=party, said=SAID.get(given["answer"], Said.OBJECT), called=given["called"],
                heard_by=given["heard_by"], reason=given["reason"],
            )  # fmt: skip
        except Refused as refused:
            places = {NoAgreement.WHO: "called", NoAgreement.HEARD_BY: "heard_by", NoAgreement.WHY: "reason"}
            for reason in refused.reasons:
                form.add_error(places.get(reason, "party"), _(reason.dutch))  # type: ignore[call-overload]
        else:
            messages.success(request, _("Opgeschreven. Erbij staat wie het hoorde."))
            return see_other("assignments:assignment", assignment)
    own = party_of(request.actor.roles)
    return render(request, "assignments/aloud.html", {
        "view": view, "title": wording.sentence(view.newest.fields, view.area), "form": form, "given": form.data,
        "errors": [{"field": name, "text": str(found[0])} for name, found in form.errors.items()],
        "parties": [
            {"value": each.code, "label": _(each.dutch).capitalize()} for each in Party if each is not own
        ],
        "answers": [{"value": name, "label": _(said.dutch)} for name, said in SAID.items()],
    }, status=422 if form.errors else 200)  # fmt: skip


@known
@require_safe
def names(request: KnownRequest, assignment: UUID) -> HttpResponse:
    """Who counts, as far as circles let this reader in."""
    view = assignment_of(request.actor, assignment)
    return render(request, "assignments/names.html", {
        "view": view, "title": wording.title(view), "lines": names_of(request.actor, assignment),
        "ladder": wording.ladder(), "layout": layout_of(request),
    })  # fmt: skip


@require_safe
def ladder(request: HttpRequest) -> HttpResponse:
    """The participation ladder, and what it does not see."""
    return render(request, "assignments/ladder.html", {"ladder": wording.ladder(), "layout": layout_of(request)})
