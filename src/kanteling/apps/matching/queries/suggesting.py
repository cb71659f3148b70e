"""From the map, the board and what someone told, to suggestions: facts in, the rules decide."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kanteling.apps.matching.events import Looked
from kanteling.apps.matching.models import Notice
from kanteling.apps.matching.queries.board import NoticeLine, QuestionLine, board, open_questions
from kanteling.apps.matching.queries.fitting import Fit, Index, Text, meanings
from kanteling.apps.matching.queries.gifts import gift_of, gifts_of
from kanteling.apps.matching.queries.reach import ReachView, reach_in, reach_of
from kanteling.apps.matching.rules import alike
from kanteling.apps.matching.rules.combining import Pair, combine
from kanteling.apps.matching.rules.facts import DUTCH, Asking, Offering, Ride, Where
from kanteling.apps.matching.rules.giving import NoticeKind
from kanteling.apps.matching.rules.suggesting import Suggestion, Suggestions, suggest
from kanteling.apps.matching.rules.times import LAST_MINUTE, Window
from kanteling.apps.matching.rules.travel import Mode, Spot
from kanteling.apps.people.public import CircleView, circle_of
from kanteling.apps.plans.public import plan_of
from kanteling.apps.social_map.public import Asked, Audience, EntryView, Kind, entries_by_id, find_entries
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.ids import CircleId
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock
from kanteling.platform.journal import looked

CANDIDATES = 60
ALL = 500
GOALS = 200
FOR_SOME = 60
"""What is meant for some people stands lower than what is for everybody: we do not ask who somebody is."""
_AUDIENCE = {each.code: each.dutch for each in Audience}
STEP = {"network": 2, "collective": 3, "individual": 4}
_FIXED = frozenset({"activity", "initiative", "role", "ride"})
_GIVING = frozenset({"role", "initiative"})


@dataclass(frozen=True, slots=True)
class Place:
    """A public place of the social map."""

    id: UUID
    name: str
    spot: Spot | None


def places(actor: Actor) -> tuple[Place, ...]:
    """The places on the social map where something is to do, by name."""
    found = {}
    for each in find_entries(actor, Asked(), most=ALL):
        place = each.entry.place
        if place is not None:
            spot = Spot(place.lat, place.lon) if place.lat is not None and place.lon is not None else None
            found[place.id] = Place(place.id, place.name, spot)
    return tuple(sorted(found.values(), key=lambda place: (place.name.casefold(), str(place.id))))


def windows_of(entry: EntryView, today: date) -> tuple[Window, ...]:
    """When an entry is, each week; what ended its season is left out. Without hours it is the whole day."""
    found = []
    for each in entry.times:
        if each.last is not None and each.last < today:
            continue
        start = each.starts.hour * 60 + each.starts.minute if each.starts else 0
        end = each.ends.hour * 60 + each.ends.minute if each.ends else (start + 1 if each.starts else LAST_MINUTE)
        found += [Window(day.number, start, max(start + 1, end)) for day in each.days]
    return tuple(sorted(set(found)))


def offering_of(entry: EntryView, fit: Fit, today: date, *, giving: bool = False) -> Offering:
    """An entry of the map as the rules want it. What it does not say stays unknown. ``giving``: for a gift."""
    spot = Spot(entry.lat, entry.lon) if entry.lat is not None and entry.lon is not None else None
    comes = not {"home", "phone"}.isdisjoint(entry.ways)
    return Offering(
        id=entry.id,
        title=entry.title,
        rung=STEP[entry.rung.code],
        fit=fit.score * FOR_SOME // 100 if entry.audience else fit.score,
        hits=fit.hits,
        windows=windows_of(entry, today),
        fixed=entry.kind.code in _FIXED and bool(entry.times),
        where=Where.COMES if comes else Where.THERE if spot else Where.UNKNOWN,
        spot=spot,
        languages=frozenset(entry.languages) or frozenset({DUTCH}),
        accessible=frozenset(entry.accessibility) | frozenset(entry.place.accessibility if entry.place else ()),
        cents=0 if entry.cost.code == "free" else entry.cost_cents,
        free=entry.free_places,
        stale=entry.freshness.code == "stale",
        wants=giving and entry.kind is Kind.ROLE,
        meant_for=tuple(_AUDIENCE[code] for code in entry.audience if code in _AUDIENCE),
    )


def _notice_offering(notice: NoticeLine, fit: Fit) -> Offering:
    return Offering(
        id=notice.id,
        title=notice.title,
        rung=2,
        fit=fit.score,
        hits=fit.hits,
        windows=notice.windows,
        where=Where.AGREED,
        languages=notice.languages or frozenset({DUTCH}),
        cents=0,
        wants=notice.kind is NoticeKind.REQUEST,
    )


def _ride_of(notice: NoticeLine) -> Ride:
    return Ride(notice.id, notice.called, notice.windows, notice.spot, notice.to, notice.seats)


def _ride_entry(entry: EntryView, today: date) -> Ride:
    spot = Spot(entry.lat, entry.lon) if entry.lat is not None and entry.lon is not None else None
    return Ride(
        id=entry.id,
        title=entry.title,
        windows=windows_of(entry, today),
        spot=spot,
        seats=entry.free_places,
        accessible=frozenset(entry.accessibility),
        cents=0 if entry.cost.code == "free" else (entry.cost_cents or 0),
    )


def rides(actor: Actor, asking: Asking, notices: Iterable[NoticeLine]) -> tuple[Ride, ...]:
    """Everybody who drives: neighbours on the board, and rides on the map. None when nobody is asked to drive."""
    if Mode.TAKEN not in asking.modes or asking.spot is None:
        return ()
    today = clock.today()
    found = find_entries(actor, Asked(kinds=(Kind.RIDE,)), most=ALL)
    return (
        *(_ride_of(notice) for notice in notices if notice.ride and not notice.mine),
        *(_ride_entry(each.entry, today) for each in found if each.entry.freshness.code != "stale"),
    )


@dataclass(frozen=True, slots=True)
class Searched:
    """Suggestions with the things they are about. ``reach`` is None when nobody told how they get somewhere."""

    found: Suggestions
    entries: Mapping[UUID, EntryView]
    notices: Mapping[UUID, NoticeLine]
    reach: ReachView | None
    asking: Asking

    def one(self, thing: UUID) -> Suggestion:
        """The suggestion about this thing. Raises `NotForYou` when it is not among them."""
        for each in (*self.found.fits, *self.found.almost):
            if each.offering.id == thing:
                return each
        raise NotForYou


def search(
    actor: Actor, words: str, *, giving: bool = False, reach: ReachView | None = None, own: bool = False
) -> Searched:
    """What goes with these words. ``giving``: they are a gift, so open roles and requests are looked for.

    ``own``: the reader looks for themselves, so their own gifts count as what they can do themselves.
    """
    asking = reach.asking if reach is not None else Asking()
    today = clock.today()
    entries = {each.entry.id: each.entry for each in find_entries(actor, Asked(text=words), most=CANDIDATES)}
    entries = {key: each for key, each in entries.items() if not giving or each.kind.code in _GIVING}
    every = board(actor)
    wanted = NoticeKind.REQUEST if giving else NoticeKind.OFFER
    notices = {each.id: each for each in every if each.kind is wanted and not each.mine and not each.ride}
    fits = Index(
        [
            *(Text(each.id, each.title, each.plain_words, each.text) for each in entries.values()),
            *(Text(each.id, each.title, "", each.words) for each in notices.values()),
        ]
    ).fits(words)
    offerings = [
        *(offering_of(each, fits[key], today, giving=giving) for key, each in entries.items() if key in fits),
        *(_notice_offering(each, fits[key]) for key, each in notices.items() if key in fits),
        *(_own_gifts(actor, words) if own and not giving else ()),
    ]
    found = suggest(asking, offerings, rides(actor, asking, every), today)
    return Searched(found, entries, {each.id: each for each in every}, reach, asking)


def _own_gifts(actor: Actor, words: str) -> list[Offering]:
    gifts = {gift.id: gift for gift in gifts_of(actor)}
    fits = Index(Text(gift.id, gift.words) for gift in gifts.values()).fits(words)
    return [
        Offering(key, gifts[key].words, 1, fit.score, fit.hits, where=Where.COMES, cents=0)
        for key, fit in fits.items()
    ]


def search_words(actor: Actor, words: str) -> Searched:
    """What goes with words that somebody typed for themselves."""
    return search(actor, words, reach=reach_of(actor), own=True)


def search_gift(actor: Actor, gift: UUID) -> tuple[str, Searched]:
    """Open roles and requests that go with an own gift, offered or not; nobody else learns of it."""
    line = gift_of(actor, gift)
    return line.words, search(actor, line.words, giving=True, reach=reach_of(actor))


@dataclass(frozen=True, slots=True)
class GoalPage:
    """Suggestions with a goal of a plan. ``counts``: the own yes to counting along, if it was said."""

    circle: CircleView
    goal: UUID
    words: str
    own: bool
    decides: bool
    searched: Searched
    counts: UUID | None


def search_goal(actor: Actor, circle: UUID, goal: UUID) -> GoalPage:
    """What goes with a goal. Raises `NotForYou` without access to the plan."""
    view = circle_of(actor, circle)
    if not actor.may(Part.PLAN, view.id):
        raise NotForYou
    line = next((each for each in plan_of(actor, circle, shown=1, most=GOALS).goals if each.id == goal), None)
    if line is None:
        raise NotForYou
    own = view.resident == actor.person
    reach = reach_of(actor) if own else reach_in(actor, circle)
    looked(actor, Looked.SUGGESTIONS, circle=CircleId(circle))
    counts = Notice.objects.visible_to(actor).filter(goal_id=goal, withdrawn_at=None) if own else None
    return GoalPage(
        circle=view,
        goal=goal,
        words=line.words,
        own=own,
        decides=actor.may(Part.DECIDE, view.id),
        searched=search(actor, line.words, reach=reach, own=own),
        counts=counts.values_list("pk", flat=True).first() if counts is not None else None,
    )


@dataclass(frozen=True, slots=True)
class RolePage:
    """Who offered something that goes with an open role, and why; best first."""

    entry: EntryView
    people: tuple[tuple[NoticeLine, Suggestion], ...]


def search_role(actor: Actor, entry: UUID) -> RolePage:
    """The offers on the board that go with an entry of the map. Only what people hung there themselves."""
    found = entries_by_id(actor, [entry]).get(entry)
    if found is None or found.withdrawn_at is not None:
        raise NotForYou
    today = clock.today()
    index = Index([Text(found.id, found.title, found.plain_words, found.text)])
    lines = []
    for notice in board(actor, NoticeKind.OFFER):
        fit = index.fits(notice.title).get(found.id) if not notice.ride else None
        if fit is None:
            continue
        asking = Asking(windows=notice.windows, languages=notice.languages)
        offering = offering_of(found, fit, today, giving=True)
        lines += [(notice, one) for one in suggest(asking, [offering], (), today).fits]
    lines.sort(key=lambda each: (-each[1].offering.fit, str(each[0].id)))
    return RolePage(found, tuple(lines))


@dataclass(frozen=True, slots=True)
class Together:
    """One question with the offer that goes with it in the whole."""

    question: QuestionLine
    suggestion: Suggestion
    notice: NoticeLine | None


@dataclass(frozen=True, slots=True)
class Same:
    """Questions about the same, and what is there for most of them already; None when nothing is."""

    meaning: str
    questions: tuple[QuestionLine, ...]
    there: Suggestion | None
    free: int | None


@dataclass(frozen=True, slots=True)
class TogetherPage:
    """What is asked by several people, which open questions could together be met by which offers, and which not."""

    same: tuple[Same, ...]
    met: tuple[Together, ...]
    open: tuple[QuestionLine, ...]
    asked: int


def search_together(actor: Actor) -> TogetherPage:
    """For the team: only questions whose owner said yes to this use, and only offers that people made public."""
    questions = open_questions(actor)
    today = clock.today()
    every = find_entries(actor, Asked(), most=ALL) if questions else ()
    entries = {each.entry.id: each.entry for each in every if each.entry.kind is not Kind.ROLE}
    notices = {each.id: each for each in board(actor, NoticeKind.OFFER) if not each.ride}
    index = Index(
        [
            *(Text(each.id, each.title, each.plain_words, each.text) for each in entries.values()),
            *(Text(each.id, each.title, "", each.words) for each in notices.values()),
        ]
    )
    found: dict[tuple[UUID, UUID], Suggestion] = {}
    pairs = []
    for question in questions:
        asking = Asking(windows=question.windows, languages=question.languages)
        fits = index.fits(question.title)
        offerings = [
            offering_of(entries[key], fit, today) if key in entries else _notice_offering(notices[key], fit)
            for key, fit in fits.items()
        ]
        for one in suggest(asking, offerings, (), today).fits:
            found[question.id, one.offering.id] = one
            pairs.append(Pair(question.id, one.offering.id, one.offering.rung, one.offering.fit))
    room = {
        key: each.free_places if each.free_places is not None else len(questions) for key, each in entries.items()
    }
    chosen = {pair.question: pair for pair in combine(pairs, room)}
    met = tuple(
        Together(each, found[each.id, pair.offer], notices.get(pair.offer))
        for each in questions
        if (pair := chosen.get(each.id)) is not None
    )
    same = tuple(_same(each, questions, found, entries) for each in alike.same_questions(_about(questions)))
    return TogetherPage(same, met, tuple(each for each in questions if each.id not in chosen), len(questions))


def _about(questions: Iterable[QuestionLine]) -> dict[UUID, Mapping[str, float]]:
    return {each.id: meanings(each.title) for each in questions}


def _same(
    group: alike.Alike,
    questions: Iterable[QuestionLine],
    found: Mapping[tuple[UUID, UUID], Suggestion],
    entries: Mapping[UUID, EntryView],
) -> Same:
    """What fits most of the group and can be shared: an entry of the map, not the one neighbour who offers something."""
    fits: dict[UUID, list[Suggestion]] = defaultdict(list)
    for (question, offer), suggestion in found.items():
        if question in group.questions and offer in entries:
            fits[offer].append(suggestion)
    best = min(
        (offer for offer, each in fits.items() if len(each) >= alike.LEAST),
        key=lambda offer: (-len(fits[offer]), -sum(one.offering.fit for one in fits[offer]), str(offer)),
        default=None,
    )
    lines = tuple(each for each in questions if each.id in group.questions)
    if best is None:
        return Same(group.meaning, lines, None, None)
    return Same(group.meaning, lines, fits[best][0], entries[best].free_places)
