"""Putting something to the table, step by step: a goal, an action, an agreement, an ending; or a new version of it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from kanteling.apps.conversation import public as conversation
from kanteling.apps.deciding import public as deciding
from kanteling.apps.frames.public import frames_on
from kanteling.apps.people.public import CircleView, circle_of
from kanteling.apps.plans import commands, queries
from kanteling.apps.plans.rules import follow_up, wording
from kanteling.apps.plans.rules.coming import Rhythm
from kanteling.apps.plans.rules.contents import READERS, Content, EndContent, Kind
from kanteling.apps.plans.rules.rungs import Rung
from kanteling.apps.plans.web import forms
from kanteling.apps.plans.web.pages import call_of, seat_names
from kanteling.foundation.actor import Part
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest, see_other


@known
@require_GET
def what(request: KnownRequest, circle: UUID) -> HttpResponse:
    """What do you want to propose?"""
    view = circle_of(request.actor, circle)
    if not request.actor.may(Part.DECIDE, view.id):
        return informs(request, view)
    draft = _uuid(request, "draft")
    page = {
        "circle": view,
        "goals": queries.goal_names(request.actor, circle),
        "from_draft": f"?draft={draft}" if draft else "",
    }
    return render(request, "plans/what.html", _with_call(request, view, page))


@known
@require_http_methods(["GET", "POST"])
def make(request: KnownRequest, circle: UUID, kind: str) -> HttpResponse:
    """One kind of proposal, one thing per screen; the last screen shows it as everyone will read it."""
    view = circle_of(request.actor, circle)
    if not request.actor.may(Part.DECIDE, view.id):
        return informs(request, view)
    chosen = next((each for each in Kind if each.code == kind), None)
    if chosen is None:
        raise NotForYou
    form = _form(request, view, chosen)
    return _walk(request, view, chosen, form, None)


@known
@require_http_methods(["GET", "POST"])
def change(request: KnownRequest, proposal: UUID) -> HttpResponse:
    """A new version of a proposal that lies on the table, begun from the words that lie there."""
    found = deciding.proposal_of(request.actor, proposal)
    view = circle_of(request.actor, found.circle)
    if not request.actor.may(Part.DECIDE, view.id):
        return informs(request, view, found)
    kind = next((each for each in Kind if each.code == found.kind), None)
    if kind is None or not found.open:
        return see_other("deciding:proposal", proposal)
    form = _form(request, view, kind, READERS[kind](found.content))
    return _walk(request, view, kind, form, found)


def informs(request: KnownRequest, view: CircleView, proposal: Any = None) -> HttpResponse:
    """Whoever gives information reads why, and where they can tell what they know. Nothing is shown of the form."""
    request.tried = "informs"  # type: ignore[attr-defined]
    where = (
        reverse("deciding:proposal", args=[proposal.id]) if proposal else reverse("deciding:table", args=[view.id])
    )
    page = {"circle": view, "inform_url": where}
    return render(request, "plans/informs.html", _with_call(request, view, page), status=409)


def _form(request: KnownRequest, view: CircleView, kind: Kind, content: Content | None = None) -> forms.Steps:
    data = request.POST if request.method == "POST" else None
    initial = forms.initial_of(content) if content else {}
    match kind:
        case Kind.GOAL:
            return forms.GoalForm(data, initial=initial or _begin(request, view))
        case Kind.AGREEMENT:
            return forms.AgreementForm(data, initial=initial or _agreement(request, view))
        case Kind.END:
            return _end_form(request, view, data, initial, content)
        case Kind.ACTION:
            return _action_form(request, view, data, initial, content)


def _action_form(
    request: KnownRequest, view: CircleView, data: Any, initial: dict[str, Any], content: Content | None
) -> forms.ActionForm:
    instead = getattr(content, "instead_of", None) or _uuid(request, "afspraak")
    if instead and not initial:
        line = queries.action_of(request.actor, view.id, instead)
        initial = _from_line(line)
    if not initial:
        initial = {"goal": str(_uuid(request, "doel") or ""), "what": _draft(request, view)}
    goals = queries.goal_names(request.actor, view.id)
    if not initial.get("goal") and len(goals) == 1:
        initial["goal"] = str(goals[0][0])
    return forms.ActionForm(
        data,
        initial=initial,
        goals=goals,
        names=seat_names(request.actor, view),
        deciders=view.deciders,
        instead_of=instead,
    )


def _from_line(line: queries.ActionLine) -> dict[str, Any]:
    from kanteling.apps.plans.rules.contents import ActionContent

    return forms.initial_of(
        ActionContent(
            goal=line.goal,
            who=line.who,
            what=line.what,
            when=line.when,
            rung=line.rung,
            person=line.person,
            closer_by=line.closer_by,
            informal=line.informal,
            rhythm=line.rhythm,
            first=line.first,
            at=line.at,
        )
    )


def _end_form(
    request: KnownRequest, view: CircleView, data: Any, initial: dict[str, Any], content: Content | None
) -> forms.EndForm:
    if isinstance(content, EndContent):
        return forms.EndForm(data, initial=initial, item=content.item, of=content.of, words=content.words)
    action, goal = _uuid(request, "afspraak"), _uuid(request, "doel")
    if action:
        line = queries.action_of(request.actor, view.id, action)
        return forms.EndForm(data, item=line.id, of=Kind.ACTION, words=f"{line.who} {line.what}")
    if goal is None:
        raise NotForYou
    found = queries.goal_of(request.actor, view.id, goal)
    return forms.EndForm(data, item=found.id, of=Kind.GOAL, words=found.words)


def _begin(request: KnownRequest, view: CircleView) -> dict[str, Any]:
    """Words that were said before: a wish from the report, by its number, or the text of closed time."""
    said = said_before(request, view)
    number = request.GET.get("van", "")
    if number.isdigit() and int(number) < len(said):
        return {"words": said[int(number)]}
    return {"words": _draft(request, view)} if _uuid(request, "draft") else {}


def said_before(request: KnownRequest, view: CircleView) -> list[str]:
    """What the resident told before, as far as this reader may read it: nothing is told twice."""
    said: list[str] = []
    story = conversation.story_of(request.actor, view.id)
    if story is not None:
        said += [*story.wanted, *filter(None, [story.wishes, story.beneath])]
    draft = _draft(request, view)
    wanted = {words.strip() for _, words in queries.goal_names(request.actor, view.id)}
    return [words for words in (draft, *said) if words and words.strip() not in wanted][:8]


def _draft(request: KnownRequest, view: CircleView) -> str:
    closed = deciding.closed_time_of(request.actor, view.id)
    return closed.text.strip() if closed and closed.text and closed.became is None else ""


def _agreement(request: KnownRequest, view: CircleView) -> dict[str, Any]:
    facts = queries.plan_of(request.actor, view.id).facts
    day = facts.evaluation or follow_up.suggested_evaluation(facts.started or clock.today())
    return {"evaluation": day.isoformat(), "otherwise": facts.otherwise}


def _uuid(request: KnownRequest, name: str) -> UUID | None:
    value = request.POST.get(f"from_{name}") or request.GET.get(name) or ""
    try:
        return UUID(value)
    except ValueError:
        return None


def _walk(request: KnownRequest, view: CircleView, kind: Kind, form: forms.Steps, proposal: Any) -> HttpResponse:
    """Show the step that comes now; put it to the table when the last one is there and nothing is wrong."""
    last = len(form.STEPS) - 1
    if request.method != "POST":
        return _show(request, view, kind, form, proposal, 0)
    here = min(int(request.POST.get("step", "0")) if request.POST.get("step", "").isdigit() else 0, last)
    if "back" in request.POST:
        return _show(request, view, kind, form, proposal, max(0, here - 1), checked=False)
    wrong = form.first_wrong()
    if wrong is not None and wrong <= here:
        return _show(request, view, kind, form, proposal, wrong)
    if here < last or wrong is not None:
        return _show(request, view, kind, form, proposal, here + 1, checked=False)
    return _put(request, view, kind, form, proposal)


def _put(request: KnownRequest, view: CircleView, kind: Kind, form: forms.Steps, proposal: Any) -> HttpResponse:
    agreed = True
    if isinstance(form, forms.ActionForm) and form.asks_doer:
        agreed = bool(form.cleaned_data["agreed"])
    content = form.content()
    reasons = commands.why_not_propose(request.actor, view.id, content, doer_agreed=agreed)
    if reasons:
        problems = [{"field": "", "text": gettext(reason.dutch)} for reason in reasons]
        return _show(request, view, kind, form, proposal, len(form.STEPS) - 1, problems=problems)
    if proposal is None:
        made = commands.propose(
            actor=request.actor,
            circle=view.id,
            content=content,
            doer_agreed=agreed,
            draft=_uuid(request, "draft"),
        )
        return see_other("deciding:proposal", made)
    version = int(request.POST.get("version", "0")) if request.POST.get("version", "").isdigit() else 0
    commands.change(
        actor=request.actor,
        proposal=proposal.id,
        version=version,
        content=content,
        why=form.cleaned_data["why"],
        doer_agreed=agreed,
    )
    return see_other("deciding:proposal", proposal.id)


def _show(
    request: KnownRequest,
    view: CircleView,
    kind: Kind,
    form: forms.Steps,
    proposal: Any,
    here: int,
    *,
    checked: bool = True,
    problems: list[dict[str, str]] | None = None,
) -> HttpResponse:
    name, fields = form.STEPS[here]
    last = here == len(form.STEPS) - 1
    shown = form.shown()
    if not checked:
        shown = {key: value | {"error": ""} for key, value in shown.items()}
    errors = problems if problems is not None else (form.problems(fields) if checked and form.is_bound else [])
    page: dict[str, Any] = {
        "circle": view,
        "kind": kind.code,
        "step": name,
        "here": here,
        "number": here + 1,
        "steps": len(form.STEPS),
        "last": last,
        "fields": shown,
        "carried": form.carried(fields),
        "errors": errors,
        "proposal": proposal,
        "version": request.POST.get("version") or (proposal.version if proposal else ""),
        "origin": [(key, _uuid(request, key)) for key in ("afspraak", "doel", "draft") if _uuid(request, key)],
        "draft": f"voorstel-{kind.code}-{view.id.hex[-8:]}",
        "back_url": reverse("deciding:proposal", args=[proposal.id])
        if proposal
        else reverse("plans:plan", args=[view.id]),
    }
    page |= _options(request, view, form, name)
    if last:
        page |= _check(request, form)
    status = 422 if errors else 200
    return render(request, "plans/propose.html", _with_call(request, view, page), status=status)


def _options(request: KnownRequest, view: CircleView, form: forms.Steps, name: str) -> dict[str, Any]:
    if name == "words" and not form.is_bound:
        return {"said": list(enumerate(said_before(request, view)))}
    if isinstance(form, forms.EndForm):
        return {"words": form.words}
    if not isinstance(form, forms.ActionForm):
        return {}
    if name == "who":
        seats = [{"value": str(person), "label": called} for person, called in form.names.items()]
        other = {
            "value": forms.OTHER,
            "label": gettext("Iemand anders"),
            "hint": gettext("Schrijf de naam hieronder"),
        }
        goals = [{"value": str(key), "label": f"“{words}”"} for key, words in form.goals]
        chosen = str(form["goal"].value() or "")
        return {"seats": [*seats, other], "goals": [each for each in goals if each["value"] == chosen] or goals}
    if name == "when":
        return {"rhythms": [{"value": each.code, "label": gettext(each.dutch)} for each in Rhythm]}
    called = ""
    if form.is_bound and "seat" not in form.errors and "who" not in form.errors:
        form.full_clean()
        called = form.called
    return {"who": called}


def _check(request: KnownRequest, form: forms.Steps) -> dict[str, Any]:
    """How it will lie on the table, with the frames that everybody knows beforehand."""
    content = form.content() if form.first_wrong() is None else None
    asks, informal = False, False
    if isinstance(form, forms.ActionForm) and content is not None:
        asks, informal = form.asks_doer, form.cleaned_data["rung"] in (Rung.NETWORK, Rung.COLLECTIVE)
    return {
        "title": wording.title(content) if content else "",
        "lines": wording.lines(content) if content else [],
        "asks_doer": asks,
        "asks_informal": informal,
        "frames": frames_on(request.actor, clock.today()),
    }


def _with_call(request: KnownRequest, view: CircleView, page: dict[str, Any]) -> dict[str, Any]:
    call = call_of(request.actor, view)
    return {"page": page, "call": call} if call else {"page": page}
