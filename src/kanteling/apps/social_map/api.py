"""`social_map` for machines: the same queries and commands as the pages.

Reading needs no account: what stands on the map is public. Writing does, but for a proposal and a remark.
"""

from dataclasses import replace
from datetime import date, time
from typing import Any, BinaryIO, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext
from ninja import Field, File, Form, Query, Router, Schema
from ninja.files import UploadedFile

from kanteling.apps.social_map import commands
from kanteling.apps.social_map.commands import EntryWords, exchange_work
from kanteling.apps.social_map.commands.exchange_lists import throw_away
from kanteling.apps.social_map.commands.exchange_out import take_list_out, take_out
from kanteling.apps.social_map.commands.proposing import FIELDS
from kanteling.apps.social_map.commands.snapshots import words_of
from kanteling.apps.social_map.queries.exchange_lists import arrival_of, list_page
from kanteling.apps.social_map.queries.exchange_packages import as_zip
from kanteling.apps.social_map.queries.exchange_work import what_waits
from kanteling.apps.social_map.queries.finding import find_entries
from kanteling.apps.social_map.queries.initiatives import initiative_of
from kanteling.apps.social_map.queries.pages import organisation_page
from kanteling.apps.social_map.queries.views import EntryView, entry_view
from kanteling.apps.social_map.rules.entries import Access, Cost, Kind, Rung
from kanteling.apps.social_map.rules.exchanging import Form as SentForm
from kanteling.apps.social_map.rules.freshness import Gone
from kanteling.apps.social_map.rules.initiatives import Joins
from kanteling.apps.social_map.rules.reasons import FileReason, FileRefused
from kanteling.apps.social_map.rules.remarks import Because
from kanteling.apps.social_map.rules.times import Day, Time
from kanteling.apps.social_map.web.asking import question_of
from kanteling.foundation.actor import Actor
from kanteling.platform.areas import areas_here
from kanteling.platform.pace import keep_pace
from kanteling.platform.visiting import visiting

router = Router(tags=["social_map"])
READS_A_MINUTE, WRITES_AN_HOUR = 120, 20
MINUTE, HOUR = 60, 3600


class TimeOut(Schema):
    """One moment that comes back, or one date (``first`` is ``last``). ``rule`` is an RRULE of RFC 5545."""

    day: Day | None = None
    starts: time | None = None
    ends: time | None = None
    first: date | None = None
    last: date | None = None
    rule: str = Field("", max_length=300, pattern=r"^[A-Z0-9=;,:+-]*$")
    words: str = Field("", max_length=300)


class EntryIn(Schema):
    """What an entry says. Not given: empty, or as it usually is."""

    kind: Kind
    title: str = Field(max_length=200)
    text: str = Field(max_length=4000)
    plain_words: str = Field("", max_length=1000)
    for_whom: str = Field("", max_length=500)
    audience: list[str] = Field([], max_length=20)
    rung: Rung = Rung.COLLECTIVE
    times: list[TimeOut] = Field([], max_length=50)
    place: UUID | None = None
    access: Access = Access.FREE
    access_text: str = Field("", max_length=500)
    cost: Cost = Cost.UNKNOWN
    cost_text: str = Field("", max_length=200)
    languages: list[str] = Field([], max_length=30)
    accessibility: list[str] = Field([], max_length=20)
    capacity: int | None = Field(None, ge=0, le=100_000)
    phone: str = Field("", max_length=40)
    mail: str = Field("", max_length=254)
    link: str = Field("", max_length=500, pattern=r"^$|^https?://\S+$")
    next_step: str = Field("", max_length=1000)


class PublishIn(EntryIn):
    """Something new; ``organisation`` when it is not the resident's own."""

    organisation: UUID | None = None


class ChangeIn(EntryIn):
    """Something else; ``version`` is the number that was read."""

    version: int


class EntryOut(Schema):
    """One entry. ``metres`` is how far it is from ``wijk``, when that was given."""

    id: UUID
    version: int
    kind: str
    title: str
    text: str
    for_whom: str
    audience: list[str]
    rung: str
    times: list[TimeOut]
    organisation: str
    organisation_id: UUID | None
    place: str
    lon: float | None
    lat: float | None
    access: str
    access_text: str
    cost: str
    cost_text: str
    languages: list[str]
    accessibility: list[str]
    free_places: int | None
    phone: str
    mail: str
    link: str
    next_step: str
    confirmed_on: date
    fresh_until: date
    freshness: str
    withdrawn: bool
    metres: int | None = None


class InitiativeOut(Schema):
    """What residents run themselves: counts, and only the names of who wants to be named."""

    need: str
    budget_text: str
    runs: int
    helps: int
    comes: int
    named: list[tuple[str, str]]


class ProposalIn(Schema):
    """What must change, in words or per field. Nobody has to say who they are."""

    words: str = Field("", max_length=4000)
    changes: dict[str, str] = Field({}, description=f"Of {', '.join(FIELDS)}.")
    called: str = Field("", max_length=200)


class RemarkIn(Schema):
    """Why it did not fit."""

    because: Because


class WithdrawIn(Schema):
    """Why it goes off the map."""

    why: Gone = Gone.STOPPED


class JoinIn(Schema):
    """``helps`` or ``comes``; ``named`` when the name may be shown."""

    part: Joins
    named: bool = False


class MadeOut(Schema):
    """The id of what was made."""

    id: UUID


class Done(Schema):
    """It was done."""

    done: bool = True


class SentOut(Schema):
    """What was sent. ``state``: busy (a job works on it), waiting (nothing is on the map yet), refused, or published.

    ``counts`` of what waits say what would happen, of what was published what happened. ``version`` goes along with publish.
    """

    id: UUID
    file_name: str
    state: str
    version: int | None = None
    step: str = ""
    done: int = 0
    of: int = 0
    counts: dict[str, int] = {}
    problem: str = ""


class PutIn(Schema):
    """The version that was looked through."""

    version: int


class Asking(Schema):
    """The same words as in the address of the list."""

    vraag: str = Field("", max_length=200)
    most: int = Field(20, ge=1, le=50)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.auth  # type: ignore[attr-defined]
    return actor


def _out(view: EntryView, metres: int | None = None) -> dict[str, Any]:
    same = {
        name: getattr(view, name)
        for name in (
            "id", "version", "title", "text", "for_whom", "audience", "lon", "lat", "access_text", "cost_text",
            "languages", "accessibility", "free_places", "phone", "mail", "link", "next_step", "confirmed_on",
            "fresh_until",
        )
    }  # fmt: skip
    codes = {name: getattr(view, name).code for name in ("kind", "rung", "access", "cost", "freshness")}
    return (
        same
        | codes
        | {
            "times": [
                {
                    "day": each.day,
                    "starts": each.starts,
                    "ends": each.ends,
                    "first": each.first,
                    "last": each.last,
                    "rule": each.rule,
                    "words": each.words,
                }
                for each in view.times
            ],
            "organisation": view.organisation.name if view.organisation else "",
            "organisation_id": view.organisation.id if view.organisation else None,
            "place": view.place.line if view.place else "",
            "withdrawn": view.withdrawn_at is not None,
            "metres": metres,
        }
    )


def _words(given: EntryIn, before: EntryView | None = None) -> EntryWords:
    sent = given.dict(exclude={"organisation", "version", "times", "audience", "languages", "accessibility"})
    start = words_of(before) if before else EntryWords(kind=given.kind, title="", text="")
    lists: dict[str, Any] = {
        name: tuple(getattr(given, name)) for name in ("audience", "languages", "accessibility")
    }
    return replace(
        start,
        **sent,
        **lists,
        times=tuple(Time(**each.dict()) for each in given.times),
        time_extras=(),
    )


@router.get("/entries", response=list[EntryOut], auth=None, summary="What is to be found, best first")
def list_entries(request: HttpRequest, asking: Query[Asking]) -> Any:
    """Takes the parameters of the page: vraag, wijk, dag, deel, soort, voor, in, taal, gratis, dichtbij."""
    keep_pace(request, "api", READS_A_MINUTE, MINUTE)
    with visiting(request) as actor:
        question = question_of(request, areas_here(actor))
        return [_out(each.entry, each.metres) for each in find_entries(actor, question.asked, asking.most)]


@router.get("/entries/{uuid:entry}", response=EntryOut, auth=None, summary="One entry")
def get_entry(request: HttpRequest, entry: UUID) -> Any:
    keep_pace(request, "api", READS_A_MINUTE, MINUTE)
    with visiting(request) as actor:
        return _out(entry_view(actor, entry))


@router.get("/entries/{uuid:entry}/initiative", response=InitiativeOut, auth=None, summary="What residents run")
def get_initiative(request: HttpRequest, entry: UUID) -> Any:
    keep_pace(request, "api", READS_A_MINUTE, MINUTE)
    with visiting(request) as actor:
        return initiative_of(actor, entry_view(actor, entry))


@router.get(
    "/organisations/{uuid:organisation}/entries",
    response=list[EntryOut],
    auth=None,
    summary="What one organisation does",
)
def organisation_entries(request: HttpRequest, organisation: UUID) -> Any:
    keep_pace(request, "api", READS_A_MINUTE, MINUTE)
    with visiting(request) as actor:
        return [_out(each.entry) for each in organisation_page(actor, organisation).entries]


@router.post("/entries", response=MadeOut, summary="Put something on the map")
def publish(request: HttpRequest, given: PublishIn) -> Any:
    own = given.organisation is None and not _actor(request).roles
    return {
        "id": commands.publish_entry(
            actor=_actor(request), words=_words(given), organisation=given.organisation, own=own
        )
    }


@router.post("/entries/{uuid:entry}/change", response=MadeOut, summary="Let an entry say something else")
def change_entry(request: HttpRequest, entry: UUID, given: ChangeIn) -> Any:
    before = entry_view(_actor(request), entry)
    words = _words(given, before)
    return {"id": commands.change_entry(actor=_actor(request), entry=entry, read=given.version, words=words)}


@router.post("/entries/{uuid:entry}/confirm", response=Done, summary="It is still so")
def confirm_entry(request: HttpRequest, entry: UUID) -> Any:
    commands.confirm_entry(actor=_actor(request), entry=entry)
    return Done()


@router.post("/entries/{uuid:entry}/withdraw", response=Done, summary="Take it off the map")
def withdraw_entry(request: HttpRequest, entry: UUID, given: WithdrawIn) -> Any:
    commands.withdraw_entry(actor=_actor(request), entry=entry, why=given.why)
    return Done()


@router.post("/entries/{uuid:entry}/proposals", response=MadeOut, auth=None, summary="Say what must change")
def propose_change(request: HttpRequest, entry: UUID, given: ProposalIn) -> Any:
    keep_pace(request, "write", WRITES_AN_HOUR, HOUR)
    with visiting(request) as actor:
        made = commands.propose_change(
            actor=actor, entry=entry, words=given.words, changes=given.changes, called=given.called
        )
    return {"id": made}


@router.post("/entries/{uuid:entry}/remarks", response=Done, auth=None, summary="Say why it did not fit")
def remark(request: HttpRequest, entry: UUID, given: RemarkIn) -> Any:
    keep_pace(request, "write", WRITES_AN_HOUR, HOUR)
    with visiting(request) as actor:
        commands.remark(actor=actor, entry=entry, because=given.because)
    return Done()


@router.post("/entries/{uuid:entry}/places", response=MadeOut, summary="Take a free place")
def take_place(request: HttpRequest, entry: UUID) -> Any:
    return {"id": commands.take_place(actor=_actor(request), entry=entry)}


@router.delete("/places/{uuid:taken}", response=Done, summary="Give a place back")
def free_place(request: HttpRequest, taken: UUID) -> Any:
    commands.free_place(actor=_actor(request), taken=taken)
    return Done()


@router.post("/entries/{uuid:entry}/join", response=Done, summary="Take part in an initiative")
def join_initiative(request: HttpRequest, entry: UUID, given: JoinIn) -> Any:
    called = _actor(request).called if given.named else ""
    commands.join_initiative(actor=_actor(request), entry=entry, joins=given.part, called=called)
    return Done()


@router.post("/lists", response={202: SentOut, 422: dict[str, Any]}, summary="Send a list, or a package of HSDS 3")
def send_list(request: HttpRequest, file: File[UploadedFile], organisation: Form[UUID | None] = None) -> Any:
    """CSV, XLSX, or HSDS 3 as zip or JSON. Nothing is on the map before it is published."""
    try:
        if file.file is None:
            raise FileRefused(FileReason.NO_FILE)
        sent = exchange_work.send(
            actor=_actor(request), stream=cast(BinaryIO, file.file), name=file.name or "", organisation=organisation
        )
    except FileRefused as no:
        title = gettext(no.reason.dutch)
        problem = {"type": f"urn:kanteling:{no.reason.code}", "title": title, "status": 422, "detail": no.where}
        return JsonResponse(problem, status=422, content_type="application/problem+json")
    return 202, _sent(_actor(request), sent)


@router.get("/lists/{uuid:sheet}", response=SentOut, summary="How far a list is, or what came of it")
def get_list(request: HttpRequest, sheet: UUID) -> Any:
    return _sent(_actor(request), sheet)


@router.post("/lists/{uuid:sheet}/publish", response={202: SentOut}, summary="Put what is good on the map")
def publish_list(request: HttpRequest, sheet: UUID, given: PutIn) -> Any:
    exchange_work.publish(actor=_actor(request), waiting=sheet, read=given.version)
    return 202, _sent(_actor(request), sheet)


@router.post("/lists/{uuid:sheet}/stop", response=SentOut, summary="Stop the work on a list")
def stop_list(request: HttpRequest, sheet: UUID) -> Any:
    exchange_work.stop(actor=_actor(request), waiting=sheet)
    return _sent(_actor(request), sheet)


@router.delete("/lists/{uuid:sheet}", response=Done, summary="Throw a list away")
def delete_list(request: HttpRequest, sheet: UUID) -> Any:
    throw_away(actor=_actor(request), waiting=sheet)
    return Done()


@router.get("/export/hsds.zip", summary="The map as a package of HSDS 3")
def export_hsds(request: HttpRequest) -> HttpResponse:
    content = as_zip(take_out(actor=_actor(request)), "Sociale kaart")
    return HttpResponse(content, content_type="application/zip")


@router.get("/export/map.csv", summary="The map as a list")
def export_list(request: HttpRequest) -> HttpResponse:
    return HttpResponse(take_list_out(actor=_actor(request)), content_type="text/csv; charset=utf-8")


def _sent(actor: Actor, sheet: UUID) -> dict[str, Any]:
    came = arrival_of(actor, sheet)
    if came is not None:
        counts = {"new": came.made, "changed": came.changed, "same": came.same, "left_out": came.left_out}
        return {"id": sheet, "file_name": came.file_name, "state": "published", "counts": counts}
    waits = what_waits(actor, sheet)
    told: dict[str, Any] = {"id": sheet, "file_name": waits.file_name, "version": waits.version}
    work = waits.work
    if work is not None:
        told |= {"step": work.step.code, "done": work.done, "of": work.of}
        told["problem"] = work.problem.code if work.problem else ""
    if work is not None and work.busy:
        return told | {"state": "busy"}
    if not waits.ready:
        return told | {"state": "refused"}
    if waits.form is SentForm.HSDS:
        counts = {name: many for name, many in waits.outcome.items() if isinstance(many, int) and name != "size"}
        counts = {"new" if name == "made" else name: many for name, many in counts.items()}
        return told | {"state": "waiting", "counts": counts}
    many = list_page(actor, sheet).many
    return told | {"state": "waiting", "counts": {fate.code: count for fate, count in many.items()}}
