"""The doors: a code by mail, a passkey, a second step with codes on paper. Each page of them is read by axe too."""

import base64
import hashlib
import hmac
import struct
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.journeys.house import House
from tests.journeys.seen import wrong_with
from tests.journeys.visitor import PHONE, Visitor

pytestmark = pytest.mark.journey
RITA = "rita@voorbeeld.example"


@pytest.fixture
def someone(neighbourhood: House, visitor: Callable[..., Visitor]) -> Visitor:
    """On a name instead of a number: a passkey belongs to a name."""
    return visitor(replace(neighbourhood, url=neighbourhood.url.replace("127.0.0.1", "localhost")))


def reads(one: Visitor) -> Visitor:
    """Nothing is wrong with the page, in Dutch and in English."""
    for language in ("en", "nl"):
        one.context.add_cookies([{"name": "kanteling_language", "value": language, "url": one.here.url}])
        one.page.reload()
        assert wrong_with(one.page) == [], one.path
    one.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    return one


def test_one_comes_in_with_a_finger_and_takes_the_key_away_again(someone: Visitor) -> None:
    line = someone.context.new_cdp_session(someone.page)
    line.send("WebAuthn.enable")
    finger = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    line.send("WebAuthn.addVirtualAuthenticator", {"options": {**finger, "isUserVerified": True}})
    reads(someone.logs_in("lotte@voorbeeld.example").opens("/instellingen/inloggen/").taps("Maak een passkey"))
    someone.writes("Hoe noemt u deze?", "Mijn telefoon").taps("Maak hem nu").sees("Uw passkey is er bij.")
    reads(someone.opens("/instellingen/inloggen/passkeys/").sees("Mijn telefoon"))
    key = someone.page.locator("a[href*='/passkeys/'][href$='/weg/']").first.get_attribute("href")
    assert key
    reads(someone.opens(key.replace("/weg/", "/naam/")).sees("Bent u het nog?")).taps(
        "Met vinger, gezicht of sleutel"
    )
    reads(someone.sees("Geef een andere naam")).writes("Naam", "Mijn oude telefoon").taps("Bewaar")
    someone.opens("/").taps("Uitloggen")
    someone.opens("/inloggen/").taps("Log in met vinger, gezicht of sleutel").sees("Dag Lotte")
    someone.opens(key).taps("Met vinger, gezicht of sleutel")
    reads(someone.sees("Deze passkey weghalen?")).taps("Haal hem weg")
    someone.opens("/instellingen/inloggen/passkeys/").does_not_see("Mijn oude telefoon")


def test_a_second_step_asks_for_a_code_of_the_app_or_of_the_paper(someone: Visitor) -> None:
    reads(someone.logs_in(RITA).opens("/instellingen/inloggen/").taps("Zet dit aan"))
    secret = someone.page.locator("main .k-sheet b").last.inner_text()
    someone.writes("De code uit uw app", code_of(secret)).taps("Zet dit aan")
    someone.sees("De tweede stap staat aan.").sees("Bent u het nog?")
    time.sleep(30 - time.time() % 30)  # a code works once, and the app shows a new one each half minute
    someone.writes("De code uit uw app", code_of(secret)).taps("Ga verder")
    reads(someone.sees("Elke code werkt één keer."))
    paper = iter(someone.page.locator("main .k-sheet li b").all_inner_texts())
    reads(someone.opens("/inloggen/nog-eens/app/").sees("Bent u het nog?"))
    someone.writes("De code uit uw app", next(paper)).taps("Ga verder")
    reads(someone.opens("/instellingen/inloggen/app/weg/").sees("Zet de tweede stap uit"))
    reads(someone.opens("/instellingen/inloggen/noodcodes/nieuw/").sees("Nieuwe codes maken"))
    reads(someone.opens("/instellingen/inloggen/").sees("Dit staat aan."))
    before = len(someone.here.letters.mails)
    someone.opens("/").taps("Uitloggen").opens("/inloggen/").writes("Uw e-mailadres", RITA).taps(
        "Stuur mij een code"
    )
    someone.writes("De code uit uw mail", someone.code_mailed(RITA, before)).taps("Ga verder")
    reads(someone.sees("De tweede stap")).writes("De code uit uw app", next(paper)).taps("Ga verder").sees(
        "Dag Rita"
    )


def test_who_chose_a_password_is_asked_for_it_again(someone: Visitor) -> None:
    someone.logs_in("joost@voorbeeld.example").opens("/instellingen/wachtwoord/kiezen/")
    for field in someone.page.locator("main input[type=password]").all():
        field.fill("een lange zin die niemand raadt")
    someone.page.locator("main form button").last.click()
    someone.page.wait_for_load_state("load")
    reads(someone.opens("/inloggen/nog-eens/"))
    reads(someone.opens("/instellingen/wachtwoord/"))


def code_of(secret: str) -> str:
    """What an app shows now: six digits of this half minute (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    made = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = made[-1] & 15
    return f"{(struct.unpack('>I', made[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"
