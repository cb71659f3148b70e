"""Coming in without typing: a passkey is made once and opens the door after that."""

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys.house import House

pytestmark = pytest.mark.journey
FINGER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def phone_with_finger(browser: Browser) -> Page:
    """A phone that asks for a finger and always gets it."""
    page = browser.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL").new_page()
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": FINGER})
    return page


def test_a_passkey_opens_the_door_without_a_code(browser: Browser, neighbourhood: House) -> None:
    """A passkey belongs to a name and never to a bare number, so the phone comes by the name localhost."""
    home = neighbourhood.url.replace("127.0.0.1", "localhost")
    page = phone_with_finger(browser)
    page.goto(f"{home}/inloggen/")
    page.locator("aside summary").click()
    page.locator("aside button", has_text="Ineke").first.click()
    page.wait_for_url(f"{home}/")
    page.goto(f"{home}/instellingen/inloggen/passkeys/nieuw/")
    page.get_by_label("Hoe noemt u deze?").fill("mijn telefoon")
    page.get_by_role("button", name="Maak hem nu").click()
    page.wait_for_url(lambda address: "passkeys/nieuw" not in address)
    page.goto(f"{home}/instellingen/inloggen/passkeys/")
    expect(page.locator("main")).to_contain_text("mijn telefoon")
    page.goto(f"{home}/uitloggen/")
    page.locator("main button", has_text="Log uit").click()
    page.wait_for_url(lambda address: "uitloggen" not in address)
    page.goto(f"{home}/inloggen/?next=/instellingen/")
    page.get_by_role("button", name="Log in met vinger, gezicht of sleutel").click()
    page.wait_for_url("**/instellingen/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mijn gegevens")
    page.context.close()
