"""The pages of people, each with the number of queries it may take, also at ten times the rows."""

import re
from typing import Any

import pytest
from django.core import mail
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from kanteling.apps.people.commands import account_for_person, end_access, give_mandate, invite
from kanteling.apps.people.models import Circle, Grant, Mandate, Seat
from kanteling.apps.people.rules.seats import SeatKind
from kanteling.apps.people.tests.makers import Town, asks, circle_for, comes, town
from kanteling.foundation.actor import Part
from kanteling.foundation.ids import CircleId
from kanteling.platform import clock
from kanteling.platform.db import acting

pytestmark = pytest.mark.django_db
Max = Any  # what pytest-django gives to count queries with


@pytest.fixture(name="made")
def _made() -> Town:
    return town()


PAGES = [
    ("bakker", "/kring/{circle}/", 12),
    ("samira", "/kring/{circle}/", 12),
    ("bakker", "/kring/{circle}/uitnodigen/", 12),
    ("samira", "/kring/{circle}/uitnodigen/", 12),
    ("bakker", "/kring/{circle}/helper/", 12),
    ("bakker", "/kring/{circle}/wie-keek/", 12),
    ("bakker", "/kring/{circle}/brieven/", 12),
    ("samira", "/kring/{circle}/brieven/", 12),
    ("ineke", "/kring/{circle}/weg/", 12),
    ("bakker", "/instellingen/", 12),
    ("bakker", "/instellingen/mijn-gegevens/", 15),
    ("bakker", "/instellingen/mijn-gegevens/bestand/", 15),
    ("bakker", "/instellingen/inloggen/", 12),
    ("bakker", "/instellingen/inloggen/passkeys/", 12),
    ("bakker", "/instellingen/wachtwoord/kiezen/", 12),
    ("bakker", "/uitloggen/", 12),
    ("beheer", "/beheer/mensen/", 12),
    ("beheer", "/beheer/mensen/nieuw/", 12),
    ("beheer", "/beheer/organisaties/", 12),
    ("petra", "/beheer/opvallend/", 12),
]


@pytest.mark.parametrize(("name", "path", "most"), PAGES)
def test_a_page_answers_within_its_budget(
    made: Town, name: str, path: str, most: int, django_assert_max_num_queries: Max
) -> None:
    client = made.browser(name)
    with django_assert_max_num_queries(most):
        answer = client.get(path.format(circle=made.circle))
    assert answer.status_code == 200


def test_the_circle_takes_no_more_queries_with_ten_times_the_people(
    made: Town, django_assert_max_num_queries: Max
) -> None:
    for number in range(20):
        comes(made, f"buur{number}", relation="buur")
    for number in range(20):
        asks(made, f"vriend{number}", relation="vriend")
    client = made.browser("bakker")
    with django_assert_max_num_queries(12):
        answer = client.get(f"/kring/{made.circle}/")
    assert b"Buur19" in answer.content


@pytest.mark.parametrize(
    "path", ["/kring/{circle}/", "/kring/{circle}/wie-keek/", "/instellingen/", "/beheer/mensen/"]
)
def test_whoever_is_not_known_is_sent_to_the_door_and_back(made: Town, path: str) -> None:
    answer = Client().get(path.format(circle=made.circle))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/inloggen/?next=")


def test_a_circle_that_is_not_yours_does_not_exist_and_the_try_is_written_down(made: Town) -> None:
    answer = made.browser("wim").get(f"/kring/{made.circle}/")
    assert answer.status_code == 404
    seen = made.browser("bakker").get(f"/kring/{made.circle}/wie-keek/").content.decode()
    assert "Wim wilde iets openen. Dat mocht niet." in seen


# --- the door ---------------------------------------------------------------------------------------------------


def ask_code(client: Client, address: str) -> str:
    """Ask a code and read it from the mail; empty when the mail holds none."""
    answer = client.post("/inloggen/", {"email": address})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/inloggen/code/")
    found = re.search(r"^    (\S+)$", str(mail.outbox[-1].body), re.MULTILINE)
    return found.group(1) if found else ""


def test_a_known_address_gets_a_code_and_an_account_at_that_moment(made: Town) -> None:
    client = Client()
    code = ask_code(client, "Samira@Nijmegen.example")
    before = client.session.session_key
    answer = client.post("/inloggen/code/", {"code": code, "action": "verify"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert client.session.session_key != before
    assert client.get(f"/kring/{made.circle}/").status_code == 200


def test_an_unknown_address_gets_the_same_answer(made: Town) -> None:
    assert ask_code(Client(), "nobody@example.org") == ""
    assert mail.outbox[-1].subject == "Inloggen bij Kanteling"


def test_after_five_wrong_codes_a_new_one_is_needed(made: Town) -> None:
    client = Client()
    code = ask_code(client, "samira@nijmegen.example")
    for _attempt in range(5):
        client.post("/inloggen/code/", {"code": "AAAA", "action": "verify"})
    client.post("/inloggen/code/", {"code": code, "action": "verify"})
    assert client.get("/instellingen/").status_code == 302


def test_logging_out_closes_the_door(made: Town) -> None:
    client = made.browser("bakker")
    client.post("/uitloggen/")
    assert client.get("/instellingen/").status_code == 302


def test_nobody_signs_up_by_themselves(made: Town) -> None:
    assert "U wordt gevraagd" in Client().get("/inloggen/nieuw/").content.decode()


# --- a letter ---------------------------------------------------------------------------------------------------


def test_a_code_lets_someone_in_without_an_account(made: Town) -> None:
    asked = asks(made, "ahmed", relation="buurman")
    client = Client()
    assert client.post("/uitnodiging/", {"code": asked.code.lower()}).headers["Location"] == "/uitnodiging/kijk/"
    shown = client.get("/uitnodiging/kijk/").content.decode()
    assert "Meneer Bakker vraagt u erbij" in shown
    answer = client.post("/uitnodiging/antwoord/", {"answer": "come"})
    assert answer.headers["Location"] == f"/kring/{made.circle}/"
    assert client.get(f"/kring/{made.circle}/").status_code == 200


def test_the_code_leaves_the_address_at_once(made: Town) -> None:
    asked = asks(made, "ahmed")
    answer = Client().get(f"/uitnodiging/{asked.code}/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/uitnodiging/kijk/")
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_rather_not_needs_no_account_either(made: Town) -> None:
    asked = asks(made, "ahmed")
    client = Client()
    client.get(f"/uitnodiging/{asked.code}/")
    assert client.post("/uitnodiging/antwoord/", {"answer": "rather_not"}).status_code == 200
    assert client.get(f"/kring/{made.circle}/").status_code == 302
    assert "Ahmed wilde liever niet" in made.browser("bakker").get(f"/kring/{made.circle}/").content.decode()


def test_a_code_does_not_open_an_account_that_has_its_own_means(made: Town) -> None:
    client = Client()
    client.post("/inloggen/code/", {"code": ask_code(client, "samira@nijmegen.example"), "action": "verify"})
    with acting(made.who("bakker")):
        end_access(actor=made.who("bakker"), circle=made.circle, person=made.people["samira"])
    from kanteling.apps.people.rules.seats import SeatKind

    asked = asks(made, "samira", SeatKind.PROFESSIONAL)
    stranger = Client()
    stranger.get(f"/uitnodiging/{asked.code}/")
    answer = stranger.post("/uitnodiging/antwoord/", {"answer": "come"})
    assert answer.headers["Location"].startswith("/inloggen/")
    assert stranger.get("/instellingen/").status_code == 302


def test_after_ten_wrong_codes_even_the_right_one_waits(made: Town) -> None:
    asked = asks(made, "ahmed")
    client = Client()
    for _attempt in range(10):
        assert "werkt niet" in client.post("/uitnodiging/", {"code": "AAAA-BBBB-CCCC"}).content.decode()
    answer = client.post("/uitnodiging/", {"code": asked.code})
    assert "Wacht een uur" in answer.content.decode()
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert elsewhere.post("/uitnodiging/", {"code": asked.code}).status_code == 302


def test_without_a_code_nothing_is_shown_of_anyone(made: Town) -> None:
    assert Client().get("/uitnodiging/kijk/").headers["Location"] == "/uitnodiging/"
    assert Client().post("/uitnodiging/antwoord/", {"answer": "come"}).headers["Location"] == "/uitnodiging/"


def test_the_letter_shows_its_code_to_its_maker_only(made: Town) -> None:
    client = made.browser("bakker")
    given = {
        "called": "Wil",
        "relation": "buurvrouw",
        "kind": "involved",
        "why": "Zij komt elke dag",
        "way": "letter",
    }
    answer = client.post(f"/kring/{made.circle}/uitnodigen/", given)
    letter = answer.headers["Location"]
    code = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}", client.get(letter).content.decode())
    assert code
    assert client.get(f"{letter}pdf/").content.startswith(b"%PDF")
    other = made.browser("bakker")
    assert "niet meer te lezen" in other.get(letter).content.decode()
    assert made.browser("ineke").get(letter).status_code == 404


def test_the_letter_is_one_page_that_a_screen_reader_can_read(made: Town) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    client = made.browser("bakker")
    given = {"called": "Wil", "relation": "", "kind": "involved", "why": "Zij komt elke dag", "way": "hand"}
    letter = client.post(f"/kring/{made.circle}/uitnodigen/", given).headers["Location"]
    reader = PdfReader(BytesIO(client.get(f"{letter}pdf/").content))
    assert len(reader.pages) == 1
    assert "Zij komt elke dag" in reader.pages[0].extract_text()
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_a_form_with_gaps_says_what_is_missing_and_keeps_the_words(made: Town) -> None:
    answer = made.browser("bakker").post(f"/kring/{made.circle}/uitnodigen/", {"called": "Wil", "way": "mail"})
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="Wil"' in shown
    assert "Vul het e-mailadres in, of kies een brief." in shown


# --- access, undo, helper ---------------------------------------------------------------------------------------


def test_access_ends_in_one_tap_and_comes_back_in_one(made: Town) -> None:
    client = made.browser("bakker")
    answer = client.post(f"/kring/{made.circle}/stop/", {"person": made.people["samira"]}, follow=True)
    token = re.search(r'name="token" value="([^"]+)"', answer.content.decode())
    assert token
    assert made.browser("samira").get(f"/kring/{made.circle}/").status_code == 404
    client.post(f"/kring/{made.circle}/terug/", {"token": token.group(1)})
    assert made.browser("samira").get(f"/kring/{made.circle}/").status_code == 200


def test_a_team_member_ends_nobody(made: Town) -> None:
    answer = made.browser("samira").post(f"/kring/{made.circle}/stop/", {"person": made.people["ineke"]})
    assert answer.status_code == 404


def test_a_helper_does_things_for_someone_and_every_page_says_so(made: Town) -> None:
    bakker = made.who("bakker")
    with acting(bakker):
        give_mandate(
            actor=bakker, helper=made.people["ineke"], helper_called="Ineke", how="Dinsdag", called="meneer Bakker"
        )
    client = made.browser("ineke")
    assert client.get(f"/kring/{made.circle}/wie-keek/").status_code == 404
    client.post("/helpen/", {"principal": bakker.person})
    shown = client.get(f"/kring/{made.circle}/wie-keek/").content.decode()
    assert "U doet dit voor meneer Bakker." in shown
    client.post("/helpen/klaar/")
    assert client.get(f"/kring/{made.circle}/wie-keek/").status_code == 404


def test_nobody_acts_for_someone_who_did_not_ask(made: Town) -> None:
    client = made.browser("ineke")
    assert client.post("/helpen/", {"principal": made.people["bakker"]}).status_code == 409
    session = client.session
    session["acting_for"] = str(made.people["bakker"])
    session.save()
    assert client.get(f"/kring/{made.circle}/wie-keek/").status_code == 404


def test_a_mandate_that_ended_ends_at_once(made: Town) -> None:
    bakker = made.who("bakker")
    with acting(bakker):
        give_mandate(
            actor=bakker, helper=made.people["ineke"], helper_called="Ineke", how="Dinsdag", called="meneer Bakker"
        )
    client = made.browser("ineke")
    client.post("/helpen/", {"principal": bakker.person})
    settings = made.browser("bakker").get("/instellingen/").content.decode()
    path = re.search(r"/helpen/[0-9a-f-]{36}/stop/", settings)
    assert path
    made.browser("bakker").post(path.group(0))
    assert client.get(f"/kring/{made.circle}/wie-keek/").status_code == 404


def test_a_colleague_who_was_asked_answers_on_the_page_of_the_circle(made: Town) -> None:
    from kanteling.apps.people.rules.seats import SeatKind

    asks(made, "wim", SeatKind.MUNICIPALITY)
    client = made.browser("wim")
    assert "Meneer Bakker vraagt u aan tafel" in client.get("/").content.decode()
    assert client.get(f"/kring/{made.circle}/").headers["Location"] == f"/kring/{made.circle}/gevraagd/"
    assert "Ik kom erbij" in client.get(f"/kring/{made.circle}/gevraagd/").content.decode()
    client.post(f"/kring/{made.circle}/antwoord/", {"answer": "rather_not"})
    assert client.get(f"/kring/{made.circle}/").status_code == 404
    assert client.get(f"/kring/{made.circle}/gevraagd/").status_code == 404


def test_who_was_asked_reads_the_invitation_and_nothing_else_before_saying_yes(made: Town) -> None:
    from kanteling.apps.people.rules.seats import SeatKind

    asks(made, "wim", SeatKind.MUNICIPALITY)
    wim, api = made.who("wim"), f"/api/v1/people/circles/{made.circle}"
    assert wim.access == {}
    assert wim.asked == {made.circle: "meneer Bakker"}
    with acting(wim):
        assert not Circle.objects.all().exists()
        assert {seat.person_id for seat in Seat.objects.all()} == {wim.person}
    client = made.browser("wim")
    assert client.get(api).status_code == 404
    client.post(f"/kring/{made.circle}/antwoord/", {"answer": "come"})
    assert client.get(api).status_code == 200
    with acting(made.who("wim")):
        assert Seat.objects.count() > 1


def test_what_was_open_before_an_invitation_stays_open(made: Town) -> None:
    """Wim reads the story already; asking him to the table as well takes nothing away."""
    from kanteling.apps.people.rules.seats import SeatKind

    with acting(made.who("bakker")):
        Grant.objects.create(
            municipality_id=made.who("wim").municipality, circle_id=made.circle, person_id=made.people["wim"],
            called="Wim", part="story", why="Leest mee", given_by_id=made.people["bakker"], since=clock.now(),
        )  # fmt: skip
    asks(made, "wim", SeatKind.MUNICIPALITY)
    assert set(made.who("wim").access) == {Part.STORY}


def another_table(made: Town) -> CircleId:
    """Petra has a circle of her own too."""
    return circle_for(made.people["petra"], "Petra")


def test_a_second_letter_to_who_is_known_lands_on_the_same_person(made: Town) -> None:
    other, petra = another_table(made), made.who("petra")
    with acting(made.who("petra")):
        asked = invite(
            actor=made.who("petra"), circle=other, called="Ien", relation="vriendin", kind=SeatKind.INVOLVED, why="Zij"
        )  # fmt: skip
    client = made.browser("ineke")
    client.post("/uitnodiging/", {"code": asked.code})
    assert "U bent hier al bekend als Ineke" in client.get("/uitnodiging/kijk/").content.decode()
    assert client.post("/uitnodiging/antwoord/", {"answer": "also_me"}).headers["Location"] == f"/kring/{other}/"
    ineke = made.who("ineke")
    assert ineke.person != asked.person
    assert ineke.circles(Part.DECIDE) == {made.circle, other}
    assert made.browser("ineke").get(f"/kring/{other}/").status_code == 200
    with acting(petra):
        (seat,) = Seat.objects.filter(circle_id=other, called="Ien")
        assert (seat.person_id, seat.came_at is not None) == (ineke.person, True)


def test_nobody_takes_a_chair_with_a_letter_that_is_not_theirs(made: Town) -> None:
    other = another_table(made)
    with acting(made.who("petra")):
        asked = invite(
            actor=made.who("petra"), circle=other, called="Ien", relation="", kind=SeatKind.INVOLVED, why="Zij"
        )  # fmt: skip
    colleague = made.browser("samira")
    colleague.post("/uitnodiging/", {"code": asked.code})
    assert colleague.post("/uitnodiging/antwoord/", {"answer": "also_me"}).status_code == 409
    with acting(made.who("samira")), pytest.raises(ProgrammingError), transaction.atomic():
        Seat.objects.update(person_id=made.people["samira"])
    with acting(made.who("samira")), connection.cursor() as cursor:
        cursor.execute("select kanteling.also_me('x')")
        assert cursor.fetchone() == (None,)
    holder = Client()
    holder.post("/uitnodiging/", {"code": asked.code})
    holder.post("/uitnodiging/antwoord/", {"answer": "come"})
    late = made.browser("ineke")
    late.post("/uitnodiging/", {"code": asked.code})
    assert late.post("/uitnodiging/antwoord/", {"answer": "also_me"}).status_code == 302
    assert made.who("ineke").circles(Part.DECIDE) == {made.circle}


def test_two_people_with_one_address_each_come_in_by_code(made: Town) -> None:
    both = "thuis@example.org"
    for name in ("Jan", "Marie"):
        asks(made, name.lower(), way="mail", sent_to=both)
    assert made.people["jan"] != made.people["marie"]
    client = Client()
    answer = client.post("/inloggen/code/", {"code": ask_code(client, both), "action": "verify"})
    assert answer.headers["Location"] == "/inloggen/wie/"
    page = client.get("/inloggen/wie/").content.decode()
    assert "Jan" in page
    assert "Marie" in page
    assert client.post("/inloggen/wie/", {"person": made.people["bakker"]}).status_code == 404
    assert client.post("/inloggen/wie/", {"person": made.people["marie"]}).headers["Location"] == "/"
    assert str(client.get("/api/v1/people/me").json()["person"][0]["called"]) == "Marie"
    assert client.get("/inloggen/wie/").headers["Location"] == "/", "one chooses once"


OWN = {"called": "Jan", "full_name": "Jan Bakker", "email": "jan@example.org", "phone": "", "language": "nl"}


def test_own_data_are_corrected_by_oneself_and_a_new_address_proves_itself_first(made: Town) -> None:
    client = made.browser("bakker")
    assert client.post("/instellingen/", OWN).headers["Location"] == "/instellingen/adres/"
    shown = client.get("/instellingen/").content.decode()
    assert 'value="Jan"' in shown
    assert 'value="bakker@nijmegen.example"' in shown
    assert mail.outbox[-1].to == ["jan@example.org"]
    code = re.search(r"^    (\S+)$", str(mail.outbox[-1].body), re.MULTILINE)
    assert code
    assert "klopt niet" in client.post("/instellingen/adres/", {"code": "AAAA"}).content.decode()
    assert client.post("/instellingen/adres/", {"code": code.group(1).lower()}).status_code == 302
    assert 'value="jan@example.org"' in client.get("/instellingen/").content.decode()
    assert ask_code(Client(), "jan@example.org") != ""
    assert ask_code(Client(), "bakker@nijmegen.example") == ""


def test_after_five_wrong_codes_the_new_address_is_forgotten(made: Town) -> None:
    client = made.browser("bakker")
    client.post("/instellingen/", OWN)
    for _attempt in range(5):
        client.post("/instellingen/adres/", {"code": "AAAA"})
    assert client.get("/instellingen/adres/").headers["Location"] == "/instellingen/"


def test_nobody_takes_the_address_with_which_another_logs_in(made: Town) -> None:
    other = Client()
    other.post("/inloggen/code/", {"code": ask_code(other, "samira@nijmegen.example"), "action": "verify"})
    client = made.browser("bakker")
    client.post("/instellingen/", OWN | {"email": "samira@nijmegen.example"})
    code = re.search(r"^    (\S+)$", str(mail.outbox[-1].body), re.MULTILINE)
    assert code
    answer = client.post("/instellingen/adres/", {"code": code.group(1)})
    assert answer.status_code == 409
    assert "Met dit adres logt al iemand in." in answer.content.decode()


def test_a_helper_changes_no_address(made: Town) -> None:
    bakker = made.who("bakker")
    with acting(bakker):
        give_mandate(
            actor=bakker, helper=made.people["ineke"], helper_called="Ineke", how="Dinsdag", called="meneer Bakker"
        )
    client = made.browser("ineke")
    client.post("/helpen/", {"principal": bakker.person})
    assert client.post("/instellingen/", OWN).status_code == 409


def test_the_manager_adds_somebody_who_then_logs_in(made: Town) -> None:
    answer = made.browser("beheer").post(
        "/beheer/mensen/nieuw/", {"called": "Wout", "email": "wout@example.org", "role": "team_leader"}
    )
    assert answer.status_code == 302
    assert ask_code(Client(), "wout@example.org") != ""


# --- the demo ---------------------------------------------------------------------------------------------------


def test_outside_the_demo_nobody_becomes_another(made: Town) -> None:
    from kanteling.apps.people.commands import show_in_demo
    from kanteling.apps.people.web.views.demo import login_link

    show_in_demo(person=made.people["bakker"], name="Bakker", what="besluit", place=1)
    assert Client().post("/demo/als/", {"person": made.people["bakker"]}).status_code == 404
    assert Client().get(login_link(made.people["bakker"])).status_code == 404


def test_in_the_demo_one_becomes_only_the_invented_people(made: Town, settings: Any) -> None:
    from kanteling.apps.people.commands import show_in_demo
    from kanteling.apps.people.web.views.demo import login_link

    settings.KANTELING_DEMO = True
    show_in_demo(person=made.people["bakker"], name="Bakker", what="besluit", place=1)
    client = Client()
    assert client.get(login_link(made.people["bakker"])).status_code == 302
    assert client.get(f"/kring/{made.circle}/").status_code == 200
    assert client.post("/demo/als/", {"person": made.people["samira"]}).status_code == 404
    assert Client().get("/demo/als/made-up/").status_code == 404


# --- for machines -----------------------------------------------------------------------------------------------


def test_the_api_knows_the_same_circle_and_the_same_refusals(made: Town) -> None:
    base = f"/api/v1/people/circles/{made.circle}"
    client = made.browser("samira")
    assert client.get(base).json()["called"] == "meneer Bakker"
    assert client.get(f"{base}/journal").status_code == 404
    wanted = {"called": "Wil", "kind": "involved", "why": "Elke dag"}
    answer = client.post(f"{base}/invitations", wanted, content_type="application/json")
    assert (answer.status_code, answer.json()["reasons"][0]["code"]) == (409, "request")
    assert made.browser("wim").get(base).status_code == 404
    assert Client().get(base).status_code == 401


def test_the_resident_does_over_the_api_what_the_pages_do(made: Town) -> None:
    base = f"/api/v1/people/circles/{made.circle}"
    client = made.browser("bakker")
    wanted = {"called": "Wil", "kind": "involved", "why": "Elke dag"}
    code = client.post(f"{base}/invitations", wanted, content_type="application/json").json()["code"]
    assert Client().post("/uitnodiging/", {"code": code}).status_code == 302
    assert client.delete(f"{base}/access/{made.people['samira']}").json() == {"done": True}
    assert {line["called"] for line in client.get(f"{base}/access").json()} == {"Ineke", "Truus"}
    assert client.get(f"{base}/journal").json()["lines"]
    assert client.get("/api/v1/people/me").json()["person"][0]["called"] == "meneer Bakker"


def test_an_account_without_a_person_is_nobody(made: Town) -> None:
    from django.contrib.auth.models import User

    client = Client()
    client.force_login(User.objects.create_user(username="nobody"))
    assert client.get("/instellingen/").status_code == 302
    assert account_for_person(person=made.people["bakker"]).pk


PAPER = {
    "how": "Brieven en antwoorden",
    "since": "2020-01-01",
    "until": "",
    "where": "Map op de Hatertseweg",
    "seen_by": "Truus",
}


def test_a_signed_paper_lets_a_helper_act_until_the_resident_stops_it(made: Town) -> None:
    truus, path = made.browser("truus"), f"/kring/{made.circle}/machtiging/"
    assert truus.post(path, PAPER | {"helper": made.people["ineke"]}).status_code == 302
    assert "Map op de Hatertseweg" in truus.get(path).content.decode()
    ineke = made.browser("ineke")
    assert ineke.post("/helpen/", {"principal": made.people["bakker"]}).status_code == 302
    assert ineke.get(f"/kring/{made.circle}/wie-keek/").status_code == 200
    bakker = made.browser("bakker")
    assert "Gezien door Truus" in bakker.get(f"/kring/{made.circle}/").content.decode()
    assert "machtiging op papier" in bakker.get(f"/kring/{made.circle}/wie-keek/").content.decode()
    stop = re.search(r"/helpen/[0-9a-f-]{36}/stop/", bakker.get(f"/kring/{made.circle}/").content.decode())
    assert stop
    bakker.post(stop.group(0))
    assert ineke.get(f"/kring/{made.circle}/wie-keek/").status_code == 404


def test_a_paper_makes_no_professional_a_helper_and_only_the_guide_writes_it(made: Town) -> None:
    path = f"/kring/{made.circle}/machtiging/"
    assert made.browser("truus").post(path, PAPER | {"helper": made.people["samira"]}).status_code == 409
    assert made.browser("truus").post(path, PAPER | {"helper": made.people["truus"]}).status_code == 409
    for name in ("samira", "ineke", "bakker"):
        assert made.browser(name).post(path, PAPER | {"helper": made.people["ineke"]}).status_code == 404
    late = PAPER | {"helper": made.people["ineke"], "until": "2019-01-01"}
    again = made.browser("truus").post(path, late)
    assert (again.status_code, "Map op de Hatertseweg" in again.content.decode()) == (409, True), "the text is kept"


def test_a_signed_paper_goes_the_same_way_over_the_api(made: Town) -> None:
    path = f"/api/v1/people/circles/{made.circle}/mandates"
    paper = PAPER | {"helper": str(made.people["ineke"]), "until": None}
    truus = made.browser("truus")
    for name in ("samira", "ineke", "bakker"):
        assert made.browser(name).post(path, paper, content_type="application/json").status_code == 404, name
    helper = {"helper": str(made.people["samira"])}
    assert truus.post(path, paper | helper, content_type="application/json").status_code == 409
    made_now = truus.post(path, paper, content_type="application/json")
    assert made_now.status_code == 200, made_now.content
    bakker = made.browser("bakker")
    (found,) = bakker.get(path).json()
    assert (found["paper"], found["helper_called"]) == ("Map op de Hatertseweg", "Ineke")
    assert bakker.delete(f"/api/v1/people/mandates/{found['id']}").json() == {"done": True}
    assert bakker.get(path).json() == []


def test_bare_sql_of_a_guide_writes_no_mandate_of_somebody_else(made: Town) -> None:
    truus = made.who("truus")
    row = Mandate(
        municipality_id=truus.municipality, principal_id=made.people["petra"], principal_called="Petra",
        helper_id=made.people["ineke"], helper_called="Ineke", how="x", circle_id=made.circle,
        written_by_id=truus.person, paper="x", seen_by="x", since=clock.now(),
    )  # fmt: skip
    with acting(truus), pytest.raises(ProgrammingError), transaction.atomic():
        row.save(force_insert=True)
