"""A world in which every page has something on it, and the same world with many times the rows. Through commands only."""

from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kanteling.apps.assignments.commands import assignments, programmes, steps
from kanteling.apps.assignments.rules.agreement import Said
from kanteling.apps.assignments.rules.ladder import To
from kanteling.apps.assignments.rules.programme import Part
from kanteling.apps.assignments.rules.writing import Fields
from kanteling.apps.capacity import commands as room
from kanteling.apps.capacity.commands.what_if import calculate
from kanteling.apps.capacity.models import Ask
from kanteling.apps.capacity.rules.hours import Did
from kanteling.apps.capacity.rules.hours import Kind as Hours
from kanteling.apps.capacity.rules.room import Went
from kanteling.apps.capacity.rules.team import Inflow, Supposed
from kanteling.apps.conversation import commands as talking
from kanteling.apps.conversation.rules.cards import Card
from kanteling.apps.conversation.rules.drafts import Version
from kanteling.apps.conversation.rules.parties import Kind
from kanteling.apps.conversation.rules.questions import Question
from kanteling.apps.conversation.rules.rights import Right
from kanteling.apps.deciding import commands as deciding
from kanteling.apps.deciding.rules.standing import Answer
from kanteling.apps.frames import commands as frames
from kanteling.apps.frames.queries import frames_on
from kanteling.apps.frames.rules.frames import Weight
from kanteling.apps.matching import commands as giving
from kanteling.apps.matching.rules.giving import GiftKind, NoticeKind
from kanteling.apps.neighbourhood.commands.at_work import ask_to_bring
from kanteling.apps.neighbourhood.commands.bringing import bring_in
from kanteling.apps.people import commands as people
from kanteling.apps.people.public import actor_of, circle_of
from kanteling.apps.people.rules.seats import SeatKind
from kanteling.apps.plans import commands as plans
from kanteling.apps.plans.models import Action, Goal
from kanteling.apps.plans.rules.coming import Rhythm
from kanteling.apps.plans.rules.contents import ActionContent, AgreementContent, GoalContent
from kanteling.apps.plans.rules.movement import Movement
from kanteling.apps.plans.rules.rungs import Rung
from kanteling.apps.social_map import commands as on_the_map
from kanteling.apps.social_map.commands import EntryWords, PlaceWords, add_place, publish_entry
from kanteling.apps.social_map.commands.exchange_lists import publish_list, put_ready
from kanteling.apps.social_map.commands.exchange_merging import merge
from kanteling.apps.social_map.rules.entries import Kind as EntryKind
from kanteling.apps.social_map.rules.times import Day, Time
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.ids import CircleId
from kanteling.foundation.ids import new_id as any_id
from kanteling.platform import clock
from kanteling.platform.db import acting

WORK = {
    "samira": Role.TEAM_MEMBER,
    "truus": Role.PROCESS_GUIDE,
    "wim": Role.POLICY,
    "rob": Role.TEAM_LEADER,
    "petra": Role.PRIVACY_OFFICER,
    "rita": Role.PARTNER,
}
SEATS = {
    "samira": SeatKind.PROFESSIONAL,
    "truus": SeatKind.PROCESS_GUIDE,
    "wim": SeatKind.MUNICIPALITY,
    "ineke": SeatKind.INVOLVED,
    "joop": SeatKind.INVOLVED,
}
OLDER_FRAMES = 12
"""Made before any proposal: a frame counts only for what was put forward after it."""
DECIDERS = ("ineke", "joop", "bakker")


@dataclass
class Busy:
    """Who lives in it, and the first of each thing that an address can name."""

    circle: CircleId
    people: dict[str, UUID]
    first: dict[str, Any] = field(default_factory=dict)
    many: int = 0

    def who(self, name: str) -> Actor:
        return actor_of(self.people[name])

    def browser(self, name: str) -> Client:
        """A browser in which this person is logged in; nobody's when there is no name."""
        client = Client()
        if name:
            client.force_login(people.account_for_person(person=self.people[name]))
        return client


def busy_world() -> Busy:
    """Bakker's circle with all its seats taken, a told story and a plan."""
    manager = people.found_municipality(code="0268", name="Nijmegen", phone="14 024", manager="Beheer")
    town: dict[str, UUID] = {"beheer": manager.person}
    with acting(manager):
        for name, role in WORK.items():
            town[name] = people.add_person(actor=manager, called=name.capitalize())
            people.give_role(actor=manager, person=town[name], called=name.capitalize(), role=role, phone="0900")
        town["bakker"] = people.add_person(actor=manager, called="Meneer Bakker", email="bakker@example.org")
    with acting(actor_of(town["bakker"])):
        circle = talking.tell_own_story(actor=actor_of(town["bakker"]))
    world = Busy(circle, town, {"circle": circle, "card": "sleep", "question": Question.ASKED.code})
    for name, kind in SEATS.items():
        sit_down(world, name, kind)
    with acting(world.who("bakker")):
        talking.choose_reader(actor=world.who("bakker"), circle=circle, person=town["samira"], why="Komt langs")
        asked = people.invite(
            actor=world.who("bakker"), circle=circle, called="Mo", kind=SeatKind.INVOLVED, why="Vriend", relation=""
        )
        mandate = people.give_mandate(
            actor=world.who("bakker"), helper=town["ineke"], helper_called="Ineke", how="Op papier", called="Bakker"
        )
    for number in range(OLDER_FRAMES):
        _frame(world, number)
    _on_the_map(world)
    _room(world)
    world.first |= {"mandate": mandate, "seat": asked.seat, "card": next(iter(Card)).code}
    return world


def _room(world: Busy) -> None:
    """Rob's team, where Samira works: hours kept, work in them, an answer asked, a what-if half done."""
    rob, samira = world.who("rob"), world.who("samira")
    with acting(rob):
        world.first["team"] = team = room.begin_team(actor=rob, name="Team Singelkwartier")
    with acting(samira):
        room.join_team(actor=samira, team=team, hours=28)
        room.reserve(actor=samira, team=team, kind=Hours.OUTREACH, minutes=600)
        room.set_band(actor=samira, team=team, low=8, high=12)
        kinds = (
            Inflow("hulp", 2.0, 6.0, 20.0, 2.0, 3.0, 0.3),
            Inflow("crisis", 0.5, 2.0, 6.0, 5.0, crisis=True),
        )
        given = Supposed(kinds, (40.0,) * 8, (6.0,) * 8)
        world.first["what_if"] = asked = room.ask_what_if(
            actor=samira, team=team, title="Wat als", scenarios={"Nu": given}, seed=1
        )
        calculate(samira, what_if=asked)
    _rooms(world, 0)
    with acting(samira):
        world.first["asked"] = Ask.objects.first().pk


def _rooms(world: Busy, number: int) -> None:
    """One more piece of work that a crisis took, one more said week, one more what-if."""
    samira, today = world.who("samira"), clock.today()
    team = world.first["team"]
    with acting(samira):
        block = room.plan_work(
            actor=samira, team=team, kind=Hours.OUTREACH, title=f"Wandelgroep {number}", minutes=120,
            first=today, last=today,
        )  # fmt: skip
        world.first.setdefault("block", block)
        room.tell_fate(actor=samira, block=block, week=today, went=Went.CRISIS, lost=60)
        room.say_week(actor=samira, week=today - timedelta(weeks=number), minutes={Hours.CRISIS: 60})
        room.remember(samira, Did.CONVERSATION)


def sit_down(world: Busy, name: str, kind: SeatKind, person: UUID | None = None) -> None:
    """Ask someone to the table, who comes in."""
    bakker = world.who("bakker")
    with acting(bakker):
        asked = people.invite(
            actor=bakker, circle=world.circle, called=name.capitalize(), relation="dichtbij", kind=kind,
            why="Denkt mee", person=person or world.people.get(name),
        )  # fmt: skip
    world.people[name] = asked.person
    with acting(world.who(name)):
        people.come_in(actor=world.who(name), circle=world.circle)


def _on_the_map(world: Busy) -> None:
    """An organisation with one thing to do, and somebody who asks to keep it."""
    manager, bakker = world.who("beheer"), world.who("bakker")
    with acting(manager):
        world.first["organisation"] = on_the_map.add_organisation(
            actor=manager, words=on_the_map.OrganisationWords(name="Buurthuis", mail="huis@example.org")
        )
        world.first["entry"] = _entry(world, 0)
        world.first["word"] = on_the_map.add_lay_word(actor=manager, word="knus", means="gezellig")
    with acting(bakker):
        on_the_map.propose_change(actor=bakker, entry=world.first["entry"], words="De tijd is anders")
    world.first |= {
        name: any_id() for name in ("claim", "keeper", "obstacle", "joined", "change", "answer", "taken")
    }


def _entry(world: Busy, number: int) -> UUID:
    """One more thing to do."""
    manager = world.who("beheer")
    with acting(manager):
        return on_the_map.publish_entry(
            actor=manager,
            organisation=world.first["organisation"],
            words=on_the_map.EntryWords(
                kind=EntryKind.ACTIVITY, title=f"Muziek {number}", text="Samen zingen", times=(Time(Day.MO),),
                capacity=5, next_step="Kom langs",
            ),
        )  # fmt: skip


def more_of_everything(world: Busy, times: int) -> None:
    """``times`` more of each thing that a page could list."""
    numbers = range(world.many, world.many + times)
    for number in numbers:
        _frame(world, OLDER_FRAMES + number)
    for number in numbers:
        _neighbours(world, number)
        _plan(world, number)
        _table(world, number)
        _talk(world, number)
        _rooms(world, number + 1)
        _giving(world, number)
        _entry(world, number + 1)
    world.many += times
    _areas(world)
    for number in numbers:
        _programme(world, number)
    _sheet(world)


def _neighbours(world: Busy, number: int) -> None:
    """Others for whom Samira works, others in the circle, others who work here, helpers."""
    samira, manager, bakker = world.who("samira"), world.who("beheer"), world.who("bakker")
    with acting(samira):
        talking.start_for_new_resident(actor=samira, called=f"Buur {number}")
    with acting(manager):
        one = people.add_person(actor=manager, called=f"Collega {number}")
        people.give_role(actor=manager, person=one, called=f"Collega {number}", role=Role.TEAM_MEMBER)
        people.add_organisation(actor=manager, name=f"Organisatie {number}")
    sit_down(world, f"vriend{number}", SeatKind.PROFESSIONAL, one)
    with acting(bakker):
        people.invite(
            actor=bakker, circle=world.circle, called=f"Buurvrouw {number}", relation="buurvrouw",
            kind=SeatKind.INVOLVED, why="Hoort erbij",
        )  # fmt: skip


def _plan(world: Busy, number: int) -> None:
    """A goal with two actions that stand, a tap, a tick, a contact and a look back."""
    bakker = world.who("bakker")
    wish = _stands(world, GoalContent(f"Ik wil weer onder de mensen, wens {number}", "ik in de kantine zit"))
    with acting(bakker):
        goal = UUID(str(Goal.objects.get(proposal_id=wish).pk))
    done = []
    for rung in (Rung.NETWORK, Rung.INDIVIDUAL):
        content = ActionContent(
            goal, "Joop", f"haalt mij op ({number})", "elke zaterdag", rung, person=world.people["joop"],
            closer_by="Eerst gevraagd wie er in de straat is", rhythm=Rhythm.WEEKLY, first=clock.today(),
        )  # fmt: skip
        stood = _stands(world, content)
        with acting(bakker):
            done.append(UUID(str(Action.objects.get(proposal_id=stood).pk)))
    with acting(bakker):
        said = plans.say_how_it_goes(actor=bakker, circle=world.circle, goal=goal, how=next(iter(Movement)))
        made = plans.tick(actor=bakker, circle=world.circle, action=done[0])
    world.first.setdefault("said", said)
    world.first.setdefault("made", made)
    if number == 0:
        _stands(world, AgreementContent(clock.today() + timedelta(days=60), "Dan bellen we Samira"))
        world.first |= {"goal": goal, "action": done[0]}
    truus = world.who("truus")
    with clock.at(clock.now() + timedelta(days=30 + number)), acting(truus):
        plans.note_contact(actor=truus, circle=world.circle, day=clock.today(), words="Het gaat beter")
        plans.look_back(actor=truus, circle=world.circle, day=clock.today(), words="We zien dat het helpt")


def _giving(world: Busy, number: int) -> None:
    """An activity on the map, an offer and a request on the board, someone who asks to meet, and a report."""
    samira, joop, bakker = world.who("samira"), world.who("joop"), world.who("bakker")
    with acting(samira):
        place = add_place(actor=samira, words=PlaceWords(name=f"Buurthuis {number}", lon=5.83, lat=51.82))
        entry = publish_entry(
            actor=samira,
            words=EntryWords(
                kind=EntryKind.ACTIVITY, title=f"Samen zingen {number}", text="Onder de mensen, met koffie.",
                place=place, capacity=20, next_step="Loop binnen.",
            ),
        )  # fmt: skip
    with acting(joop):
        words = giving.Words(title=f"Ik breng mensen naar het koor {number}", called="Joop")
        notice = giving.place_notice(actor=joop, kind=NoticeKind.OFFER, words=words)
        asked = giving.Words(title=f"Wie zingt met mij? {number}", called="Joop")
        giving.place_notice(actor=joop, kind=NoticeKind.REQUEST, words=asked)
    with acting(bakker):
        gift = giving.write_gift(actor=bakker, kind=GiftKind.CAN, words=f"Zingen, stem {number}")
        ask = giving.ask(
            actor=bakker, notice=notice, called="Bakker", contact="024", place=(place, "Buurthuis"), when="Dinsdag"
        )
        reported = giving.report(actor=bakker, notice=notice, words="Dit was niet fijn")
        if number == 0:
            giving.tell_reach(actor=bakker, told=giving.Told())
            world.first |= {"entry": entry, "notice": notice, "gift": gift, "ask": ask, "reported": reported}


def _stands(world: Busy, content: object) -> UUID:
    proposal = _proposes(world, content)
    for name in DECIDERS:
        _says(world, name, proposal, Answer.GO_ALONG)
    return proposal


def _proposes(world: Busy, content: object) -> UUID:
    bakker = world.who("bakker")
    with acting(bakker):
        return plans.propose(actor=bakker, circle=world.circle, content=content)  # type: ignore[arg-type]


def _says(world: Busy, name: str, proposal: UUID, what: Answer) -> None:
    actor = world.who(name)
    with acting(actor):
        deciding.answer(
            actor=actor, proposal=proposal, answer=what, reason="Te duur" if what is Answer.OBJECT else ""
        )


def _table(world: Busy, number: int) -> None:
    """An open proposal with an objection, questions, information and a frame; and more said about the first one."""
    proposal = _proposes(world, GoalContent(f"Ik wil naar zee, keer {number}", ""))
    first = world.first.setdefault("proposal", proposal)
    samira, ineke, wim, bakker = (world.who(name) for name in ("samira", "ineke", "wim", "bakker"))
    for which in {proposal, first}:
        _says(world, "joop", which, Answer.OBJECT)  # type: ignore[arg-type]
        with acting(samira):
            deciding.inform(actor=samira, circle=world.circle, text=f"Dat kost {number} euro", proposal=which)
        with acting(ineke):
            deciding.ask_information(
                actor=ineke, circle=world.circle, to=samira.person, text=f"Kan dat? {number}", proposal=which
            )
    with acting(wim):
        frame = world.first["frames"][number]  # type: ignore[index]
        crossing = deciding.claim_crossing(actor=wim, proposal=first, frame=frame, why="Dit gaat erover")
    world.first.setdefault("crossing", crossing)
    second = _proposes(world, GoalContent(f"Ik wil leren koken {number}", ""))
    for version in range(1, 3):
        with acting(bakker):
            content = {"words": f"Ik wil leren bakken {number} {version}", "notice": ""}
            deciding.change(
                actor=bakker, proposal=second, version=version, title=f"Bakken {version}", text="Bakken",
                content=content, why="Beter",
            )  # fmt: skip


def _talk(world: Busy, number: int) -> None:
    """Words on a card, in the note, remarks and people around."""
    bakker, samira = world.who("bakker"), world.who("samira")
    card = list(Card)[number % len(Card)]
    version = Version(number // len(Card), any_id())
    with acting(bakker):
        talking.write_card(
            actor=bakker, circle=world.circle, card=card, words=f"Het gaat {number}", version=version, finished=True
        )
    with acting(samira):
        for question in Question:
            talking.write_note(
                actor=samira, circle=world.circle, question=question, words=f"Gezegd {number}",
                version=Version(number, any_id()),
            )  # fmt: skip
        remark = talking.add_remark(
            actor=samira, circle=world.circle, question=Question.ASKED, words=f"Mij viel op {number}"
        )
        around = talking.add_around(
            actor=samira, circle=world.circle, name=f"Dienst {number}", kind=next(iter(Kind)), busy=True
        )
        if number == 0:
            for right in Right:
                talking.tell_right(actor=samira, circle=world.circle, right=right)
        talking.make_report(actor=samira, circle=world.circle)
    world.first.setdefault("remark", remark)
    world.first.setdefault("one", around)


def _frame(world: Busy, number: int) -> None:
    """A frame, and a new version of it."""
    wim = world.who("wim")
    words = frames.Words(
        title=f"Vrijwilligers {number}", text="Een vrijwilliger mag kosten terugkrijgen.", legal_basis="Art. 12",
        weight=Weight.SOFT, setter="de gemeente", since=clock.today(), link="",
    )  # fmt: skip
    with acting(wim):
        version = frames.set_frame(actor=wim, words=words)
        found = next(each for each in frames_on(wim, clock.today()) if each.id == version)
    world.first.setdefault("frame", found.frame)
    world.first.setdefault("frames", []).append(version)  # type: ignore[attr-defined]


def _areas(world: Busy) -> None:
    """Wijken and buurten with figures of some years; and a file that waits to be brought in."""
    manager = world.who("beheer")
    head = "gwb_code_10;gwb_code_8;regio;gm_naam;recs;gwb_code;a_inw;g_woz;p_koopw\n"
    lines = ["GM0268;0268;Nijmegen;Nijmegen;Gemeente;0268;179100;308;43\n"]
    for number in range(world.many):
        wijk = f"0268{number + 10:02}"
        lines.append(f"WK{wijk};{wijk};Wijk {number};Nijmegen;Wijk;{wijk};{2000 + number};250;40\n")
        lines += [
            f"BU{wijk}{at:02};{wijk}{at:02};Buurt {number} {at};Nijmegen;Buurt;{wijk}{at:02};{900 + at};240;39\n"
            for at in range(2)
        ]
    file = (head + "".join(lines)).encode()
    for year in (2022, 2023):
        with acting(manager):
            bring_in(actor=manager, stream=BytesIO(file), name=f"kwb_{year}.csv")
    world.first |= {"code": "WK026810", "indicator": "population", "piece": "means", "quote": any_id()}
    if "waiting" not in world.first:
        asked = world.browser("beheer").post(
            reverse("neighbourhood:bring"), {"file": SimpleUploadedFile("kwb_2024.csv", file)}
        )
        if asked.status_code in (302, 303):
            world.first["waiting"] = asked["Location"].rstrip("/").rsplit("/", 1)[-1]
            said = {"year": 2024, "source": "CBS", "skip_bad": False}
            with acting(manager):
                world.first["bringing"] = ask_to_bring(actor=manager, waiting=UUID(world.first["waiting"]), **said)


def _does(world: Busy, name: str, command: Any, **named: Any) -> Any:
    actor = world.who(name)
    with acting(actor):
        return command(actor=actor, **named)


def _programme(world: Busy, number: int) -> None:
    """A programme with a text that was followed up, an agreed assignment, a draft, and a step that waits for a yes."""
    today = clock.today()
    area = {"area": "WK026810", "since": today + timedelta(number), "until": today + timedelta(600)}
    programme = _does(world, "wim", programmes.begin_programme, **area)
    first = world.first.setdefault("programme", programme)
    part = {"programme": first, "part": Part.ANALYSIS}
    old = _does(world, "bakker", programmes.contribute, **part, words=f"Er is geen bankje {number}")
    other = {"instead_of": old, "changed": "Geteld", "figures": ("WK026810.population",)}
    new = _does(world, "wim", programmes.contribute, **part, words="Er zijn er twee", **other)
    _does(world, "rita", programmes.go_along, contribution=new)
    fields = Fields(
        goal="20 mensen", who="jongeren", rung_low=1, rung_high=2, people=20, to=(To.VOLUNTEERING,), since=today,
        until=today + timedelta(400), approach="Langs", not_do="Geen loket", not_how="Niet zonder hen",
    )  # fmt: skip
    draft = _does(world, "samira", assignments.begin_draft, programme=first)
    _does(world, "samira", assignments.write_draft, draft=draft, number=1, fields=fields)
    assignment = _does(world, "samira", assignments.ask, draft=draft, number=2)
    for name in ("wim", "samira", "rita", "bakker"):
        _does(world, name, assignments.answer, assignment=assignment, version=1, said=Said.GO_ALONG)
    left = _does(world, "samira", assignments.begin_draft, programme=first)
    goal: Any = world.first["goal"]
    bakker = world.people["bakker"]
    stood = _stands(
        world, ActionContent(goal, "Ik", f"doe de kas {number}", "elke week", Rung.OWN_STRENGTH, person=bakker)
    )
    with acting(world.who("bakker")):
        which = UUID(str(Action.objects.get(proposal_id=stood).pk))
    taken = {"circle": world.circle, "action": which, "assignment": assignment}
    step = _does(world, "samira", steps.put_forward, **taken, from_rung=2, to=To.VOLUNTEERING)
    for name, value in (
        ("contribution", new), ("assignment", assignment), ("draft", left), ("step", step), ("part", "analysis"),
        ("screen", "resultaat"),
    ):  # fmt: skip
        world.first.setdefault(name, value)


def _sheet(world: Busy) -> None:
    """A list for the social map that waits to be put on it, longer each time; and entries that are there."""
    lines = [
        f"Koor {number};De Haard {number};di {number % 9 + 9}u;024-1234567" for number in range(4 * world.many)
    ]
    file = ("Activiteit;Waar;Wanneer;Telefoon\r\n" + "\r\n".join([*lines, ";De Haard;ooit;"])).encode()
    manager = world.who("beheer")
    with acting(manager):
        sent = put_ready(actor=manager, stream=BytesIO(file), name="lijst.csv")
        publish_list(actor=manager, waiting=sent, read=1)
        world.first["sheet"] = put_ready(actor=manager, stream=BytesIO(file), name="lijst.csv")
        if "one_entry" not in world.first:
            words = EntryWords(kind=EntryKind.ACTIVITY, title="Zangkoor", text="Zingen", next_step="Kom langs")
            for name in ("one_entry", "other_entry"):
                world.first[name] = publish_entry(actor=manager, words=words)
            one, other = (publish_entry(actor=manager, words=words) for _ in range(2))
            world.first["merged"] = merge(actor=manager, kept=one, gone=other, read=(1, 1))


def seats_of(world: Busy) -> int:
    """How many sit at Bakker's table."""
    with acting(world.who("bakker")):
        return len(circle_of(world.who("bakker"), world.circle).seats)
