"""Paper and telephone: someone without a screen and without an account has the same say."""

from collections.abc import Callable

import pytest
from tests.journeys.house import House
from tests.journeys.story import CODE, TABLET, go_along
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey
WISH = "Ik wil weer buiten zitten"
ROSES = "Als Sjef de rozen laat staan."


def test_who_has_no_screen_decides_by_telephone_and_on_paper(town: House, visitor: Callable[..., Visitor]) -> None:
    mark = visitor(town, screen=TABLET).logs_in("mark@voorbeeld.example")
    circle = she_tells_it_by_telephone(mark)
    she_says_on_the_telephone_that_the_report_is_right(mark)
    code = mark_asks_whom_she_named(mark, circle)
    sjef = visitor(town).opens("/uitnodiging/").writes("Uw code", code).taps("Kijk wie mij vraagt")
    sjef.sees("Mark de Vries schreef dit op, omdat Mevrouw Willems dat vroeg.").taps("Ik kom erbij")
    truus = visitor(town, screen=TABLET).logs_in("truus@voorbeeld.example")
    truus.opens(f"/kring/{circle}/").taps("Ik kom erbij")
    paul_says_yes_aloud(truus, circle)
    wish = sjef.opens(f"/plan/{circle}/voorstel/").taps("Een wens").writes("Wat wilt u?", WISH).taps("Verder")
    proposal = wish.taps("Verder").taps("Vraag het aan de kring").sees("Wie besluiten?").path
    go_along(proposal, sjef)
    on_paper_there_are_boxes_to_tick(sjef, proposal)
    truus_may_not_answer_herself(truus, proposal)
    truus_writes_down(truus, proposal, "Mevrouw Willems", "Door de telefoon", ROSES)
    sjef.opens(proposal).sees("Neef Paul").does_not_see("Dit staat")
    truus_writes_down(truus, proposal, "Neef Paul", "Op papier", "")
    sjef.opens(proposal).sees("Dit staat, sinds vandaag").sees(ROSES).sees("door de telefoon")
    sjef.opens(f"/plan/{circle}/").sees(WISH)


def she_tells_it_by_telephone(mark: Visitor) -> str:
    mark.taps("Nieuw gesprek").writes("Hoe noemt u deze persoon?", "Mevrouw Willems").chooses("Door de telefoon")
    mark.writes("Telefoon (mag leeg)", "024 000 00 43").taps("Begin het gesprek")
    mark.writes("Wat vraagt u?", "Iemand voor de tuin.").writes("Hoe ziet het eruit als het goed is?", WISH)
    for _ in range(3):
        mark.taps("Verteld")
    return mark.path.split("/")[2]


def she_says_on_the_telephone_that_the_report_is_right(mark: Visitor) -> None:
    mark.taps("Lees het samen terug").sees("klopt dit verslag?").unfolds("Hoorde u het ja op een andere manier?")
    mark.chooses("Voorgelezen door de telefoon").writes("Wie hoorde het nog meer?", "Truus Verhoeven").taps(
        "De inwoner zei: dit klopt"
    ).sees("Dit klopt, gezegd vandaag")


def mark_asks_whom_she_named(mark: Visitor, circle: str) -> str:
    """Paul has no screen either; Sjef gets a letter; Truus guards the talk. Returns the code for Sjef."""
    code = ""
    for name, relation in (("Neef Paul", "neef"), ("Buurman Sjef", "buurman")):
        mark.opens(f"/kring/{circle}/uitnodigen/").writes("Hoe heet deze persoon?", name)
        mark.writes("Wie is dit voor de inwoner?", relation).chooses("Beslist mee")
        mark.writes("Waarom vraagt u deze persoon?", "Hij komt soms")
        mark.writes("Hoe vroeg de inwoner dit?", "Door de telefoon").chooses("Met een brief")
        mark.taps("Vraag deze persoon").sees("Uw code")
        found = CODE.search(mark.page.inner_text("main"))
        assert found
        code = found[0]
    mark.opens(f"/kring/{circle}/uitnodigen/").picks("Is het iemand die hier werkt?", "Truus Verhoeven")
    mark.chooses("Bewaakt het gesprek").writes("Waarom vraagt u deze persoon?", "Zij schrijft op wat ik zeg")
    mark.writes("Hoe vroeg de inwoner dit?", "Door de telefoon").chooses("Ik zeg het zelf").taps(
        "Vraag deze persoon"
    )
    return code


def paul_says_yes_aloud(truus: Visitor, circle: str) -> None:
    truus.opens(f"/kring/{circle}/").taps("Neef Paul zei al ja").chooses("Door de telefoon")
    truus.writes("Wie hoorde of las het?", "Truus Verhoeven").taps("Schrijf dit op").sees("Neef Paul, neef")


def on_paper_there_are_boxes_to_tick(sjef: Visitor, proposal: str) -> None:
    sjef.opens(proposal).taps("Op papier").sees(WISH)
    sjef.page.emulate_media(media="print")
    assert sjef.page.locator(".k-tick").first.is_visible()
    sjef.page.emulate_media(media="screen")


def truus_may_not_answer_herself(truus: Visitor, proposal: str) -> None:
    truus.opens(proposal).sees("U geeft informatie. De kring besluit.").does_not_see("Gaat u mee?")
    assert truus.posts(f"{proposal}antwoord/", {"answer": "agrees", "version": "1"}) in (404, 409)


def truus_writes_down(truus: Visitor, proposal: str, who: str, how: str, words: str) -> None:
    truus.opens(proposal).taps("Schrijf op wat iemand zei").chooses(who).chooses("Gaat mee").chooses(how)
    truus.writes("In eigen woorden", words).picture("procesbegeleider-hardop").taps("Schrijf dit op")
    truus.sees("Het antwoord is opgeschreven.")
