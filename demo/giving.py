"""Who can do something and who asks something: the club's open role finds the bookkeeper, and his gift finds the role.

The club and the places stand on the map of the demo; everybody in it was made up.
"""

from collections.abc import Mapping
from datetime import time
from uuid import UUID

from demo.telling import Table, Telling, do
from demo.town import Town
from kanteling.apps.matching import commands
from kanteling.apps.matching.queries.suggesting import places
from kanteling.apps.matching.rules.giving import GiftKind, NoticeKind, Source
from kanteling.apps.matching.rules.times import Day as WeekDay
from kanteling.apps.matching.rules.times import PartOfDay, chosen
from kanteling.apps.matching.rules.travel import Mode, Spot
from kanteling.apps.people.queries import actor_of
from kanteling.apps.plans.queries import goal_names
from kanteling.apps.social_map.commands import EntryWords, publish_entry
from kanteling.apps.social_map.public import Asked, find_entries
from kanteling.apps.social_map.rules.entries import Cost, Kind
from kanteling.apps.social_map.rules.times import Day, Time
from kanteling.foundation.ids import PersonId
from kanteling.platform.db import acting

CENTRE, GROUND = "Buurthuis De Klif", "Sportpark De Lindeboom"
SPOTS = {CENTRE: Spot(51.8148, 5.8352), GROUND: Spot(51.8301, 5.7920)}
FOOTBALL = "Wandelvoetbal voor 60-plus"
AMONG = "Ik wil weer onder de mensen zijn"


def tell(telling: Telling, town: Town, bakker: Table, tables: Mapping[str, Table]) -> None:
    """What the club looks for, what hangs on the board, his gift, and two first meetings."""
    with telling.on(60):
        _club(town)
    with telling.on(6, "19.00"):
        notices = _board(bakker, tables)
    with telling.on(4, "10.15"):
        _bakker(bakker)
    with telling.on(2, "11.00"):
        _meetings(bakker, tables, notices)


def _club(town: Town) -> None:
    """The open role and the Saturday match, at the club that stands on the map already."""
    keeper = town.manager
    with acting(keeper):
        there = next(each.entry for each in find_entries(keeper, Asked(), most=500) if each.entry.title == FOOTBALL)
    assert there.organisation is not None
    assert there.place is not None
    for words in (
        EntryWords(
            kind=Kind.ROLE, title="Penningmeester van de voetbalclub", place=there.place.id, cost=Cost.FREE, capacity=1,
            text="De club zoekt iemand die de boeken kan doen. Eén avond in de maand, thuis of in de kantine.",
            plain_words="boekhouden, cijfers, de kas, geld tellen", ways=("home",),
            next_step="Bel Joop van het bestuur. Hij drinkt graag eerst koffie met u.",
        ),
        EntryWords(
            kind=Kind.ACTIVITY, title="Samen de wedstrijd kijken", place=there.place.id, cost=Cost.FREE, capacity=40,
            text="Elke zaterdag zitten er mensen in de kantine. Kom erbij, koffie staat klaar.",
            plain_words="voetbal, onder de mensen, gezellig, kantine", times=(Time(Day.SA, time(14), time(16)),),
            next_step="Kom langs in de kantine.",
        ),
    ):  # fmt: skip
        do(keeper.person, publish_entry, organisation=there.organisation.id, words=words)


def _board(bakker: Table, tables: Mapping[str, Table]) -> dict[str, UUID]:
    joop, fatma = bakker.people["Joop"], bakker.people["Fatma"]
    saturday = chosen([WeekDay.SATURDAY], [PartOfDay.AFTERNOON])
    lines: tuple[tuple[PersonId, NoticeKind, commands.Words], ...] = (
        (
            joop,
            NoticeKind.OFFER,
            commands.Words(
                "Ik rijd op zaterdag naar de club", "Joop", "Ik kom er toch langs.", saturday, near=CENTRE,
                spot=SPOTS[CENTRE], ride=True, seats=3, goes_to=GROUND, to=SPOTS[GROUND],
            ),
        ),
        (fatma, NoticeKind.OFFER, commands.Words("Ik kook graag voor twee", "Fatma", "Linzensoep of stamppot, u kiest.")),
        (
            tables["Kees van Loon"].resident,
            NoticeKind.OFFER,
            commands.Words("Ik repareer fietsen", "Kees", "Een band, een ketting, een licht."),
        ),
        (
            tables["Sanne Vos"].resident,
            NoticeKind.REQUEST,
            commands.Words("Wie helpt mij met mijn telefoon?", "Sanne", "Ik krijg de foto’s er niet af."),
        ),
        (
            tables["Aïcha Benali"].resident,
            NoticeKind.REQUEST,
            commands.Words("Wie wil met mij Nederlands oefenen?", "Aïcha", "Wandelen en praten, dat leert het best."),
        ),
        (
            tables["Mevrouw De Groot"].resident,
            NoticeKind.REQUEST,
            commands.Words("Wie gaat er mee wandelen?", "Mevrouw De G.", "Een rondje, en dan koffie."),
        ),
        (
            tables["Mevrouw Aarts"].resident,
            NoticeKind.REQUEST,
            commands.Words("Wie drinkt er koffie met mij?", "Mevrouw A.", "De dagen zijn lang sinds mijn zus verhuisde."),
        ),
    )  # fmt: skip
    return {words.title: do(who, commands.place_notice, kind=kind, words=words) for who, kind, words in lines}


def _bakker(bakker: Table) -> None:
    him = bakker.resident
    books = "Boekhouden. Als iemand daar wat aan heeft."
    gift = do(him, commands.write_gift, kind=GiftKind.MEAN, words=books, source=Source.CONVERSATION)
    do(
        him,
        commands.offer_gift,
        gift=gift,
        words=commands.Words("Boekhouden", "Bakker", "Tot de laatste cent kloppend."),
    )
    do(him, commands.write_gift, kind=GiftKind.CAN, words="Ik kan goed voorlezen.")
    actor = actor_of(him)
    with acting(actor):
        near = next(place for place in places(actor) if place.name == CENTRE)
        goal = next(goal for goal, words in goal_names(actor, bakker.circle) if words == AMONG)
    told = commands.Told(
        near=(near.id, near.name, SPOTS[CENTRE]),
        modes=(Mode.WALK, Mode.TAKEN),
        longest=20,
        languages=("nl",),
        shared=True,
    )
    do(him, commands.tell_reach, told=told)
    do(him, commands.share_question, circle=bakker.circle, title=AMONG, words=commands.Words("", ""), goal=goal)


def _meetings(bakker: Table, tables: Mapping[str, Table], notices: Mapping[str, UUID]) -> None:
    actor = actor_of(bakker.resident)
    with acting(actor):
        place = next((each.id, each.name) for each in places(actor) if each.name == CENTRE)
    sanne, kees = tables["Sanne Vos"].resident, tables["Kees van Loon"].resident
    ask = do(
        sanne, commands.ask, notice=notices["Ik repareer fietsen"], called="Sanne", contact="06 000 000 71", place=place,
        when="Vrijdag na vier uur", brings=True, words="Mijn ketting loopt eraf.",
    )  # fmt: skip
    do(kees, commands.answer, ask=ask, yes=True, called="Kees", contact="06 000 000 72")
    do(sanne, commands.tell, ask=ask, real=True, thanks="Hij fietst weer. Dank je, Kees!")
    do(
        bakker.resident, commands.ask, notice=notices["Ik kook graag voor twee"], called="Bakker", contact="024 000 00 21",
        place=place, when="Woensdag om vijf uur", brings=False,
    )  # fmt: skip
    report = "Er belde iemand die van dit briefje zei te komen en die om mijn pincode vroeg."
    do(tables["Mevrouw De Groot"].resident, commands.report, notice=notices["Ik repareer fietsen"], words=report)
