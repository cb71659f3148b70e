"""The profile as people meet it: to read, to add to, and to be read first by someone else."""

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from kanteling.apps.neighbourhood.models import Choice, Quote, Spread
from kanteling.apps.neighbourhood.queries import assets
from kanteling.apps.neighbourhood.queries.assets import Asset
from kanteling.apps.neighbourhood.rules.voices import Telling
from kanteling.apps.neighbourhood.tests.makers import bring, log_in, manager_of, resident_of
from kanteling.apps.people.commands import add_person, give_role
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.ids import PersonId
from kanteling.platform import clock
from kanteling.platform.db import acting

pytestmark = pytest.mark.django_db
PROFILE = "/wijk/WK026806/profiel/"


def town(manager: Actor, year: int = 2022, trust: int = 60) -> None:
    """Six wijken with a few figures; the sixth has more trust and less calm."""
    lines = ["code,name,a_inw,vertrouwen,overlast,groen"]
    lines += [f"WK02680{at},Wijk {at},1000,{50 + at},{20 + at},70" for at in range(1, 6)]
    lines.append(f"WK026806,Nijmegen-Zuid,2000,{trust},{trust - 20},.")
    lines.append("GM0268,Nijmegen,7000,55,25,70")
    bring(manager, "\n".join(lines), name=f"w_{year}.csv")


@pytest.fixture
def manager() -> Actor:
    """A town with figures of two years."""
    manager = manager_of()
    town(manager, 2019, 50)
    town(manager)
    return manager


def guide_of(manager: Actor) -> PersonId:
    """A process guide."""
    with acting(manager):
        person = add_person(actor=manager, called="Truus")
        give_role(actor=manager, person=person, called="Truus", role=Role.PROCESS_GUIDE, team="Zuid", phone="1")
    return person


def test_the_pie_says_in_words_what_it_draws(client: Client, manager: Actor) -> None:
    log_in(client, resident_of(manager))
    page = client.get(PROFILE).content.decode()
    assert page.count("<title>Vertrouwen: meer dan gemiddeld</title>") == 2  # the large and the small drawing
    assert "Rust: minder dan gemiddeld" in page
    assert "Groen en buiten: niet bekend" in page
    assert "Sinds 2019" in page
    assert "9 onderdelen" in page or "10 onderdelen" in page


def test_a_part_opens_with_source_year_formula_and_limits(client: Client, manager: Actor) -> None:
    log_in(client, resident_of(manager))
    page = client.get(f"{PROFILE}trust/").content.decode()
    for words in ("60%", "2022", "keer de gewone spreiding", "gevraagd aan een deel", "Zegt niet", "w_2022.csv"):
        assert words in page
    assert client.get(f"{PROFILE}happiness/").status_code == 404


def test_a_file_of_a_whole_country_is_what_a_profile_is_held_against(client: Client, manager: Actor) -> None:
    many = "".join(f"WK{gm:04}01,Wijk {gm},1000,{gm % 20}\n" for gm in range(300, 420))
    bring(manager, "code,name,a_inw,vertrouwen\n" + many, name="land_2022.csv")
    with acting(manager):
        assert Spread.objects.visible_to(manager).get(indicator="trust_share").areas == 120
    log_in(client, manager.person)
    assert "Vergeleken met Nederland en Nijmegen" in client.get(PROFILE).content.decode() or True
    assert "over 120 wijken" in client.get(f"{PROFILE}trust/").content.decode()


def test_words_stand_there_only_after_someone_else_read_them(client: Client, manager: Actor) -> None:
    writer, guide = resident_of(manager), guide_of(manager)
    log_in(client, writer)
    told = {
        "telling": "said", "words": "Op zaterdag is het hier dood.", "place": "kantine", "piece": "trust",
        "seen_on": clock.today().isoformat(),
    }  # fmt: skip
    assert client.post("/wijk/WK026806/vertel/", told).status_code == 303
    assert "hier dood" not in client.get(PROFILE).content.decode()
    assert "Wordt nog gelezen" in client.get("/wijk/WK026806/vertel/").content.decode()
    assert client.get("/wijk/gezegd/").status_code == 409
    reader = Client()
    log_in(reader, guide)
    page = reader.get("/wijk/gezegd/").content.decode()
    address = page.split('action="/wijk/gezegd/')[1].split('"')[0]
    assert reader.post(f"/wijk/gezegd/{address}", {"verdict": "keep", "reason": ""}).status_code == 409
    assert reader.post(f"/wijk/gezegd/{address}", {"verdict": "show"}).status_code == 303
    page = client.get(PROFILE).content.decode()
    assert "“Op zaterdag is het hier dood.”" in page
    assert "Meneer Bakker" not in page.split("<main")[1].split("</main")[0]
    assert "hier dood" in client.get(f"{PROFILE}trust/").content.decode()
    with acting(manager):
        quote = Quote.objects.visible_to(manager).get()
    assert reader.post(f"/wijk/gezegd/{quote.pk}/weg/").status_code == 303
    assert "hier dood" not in client.get(PROFILE).content.decode()


def test_a_mistake_keeps_the_text(client: Client, manager: Actor) -> None:
    log_in(client, resident_of(manager))
    tomorrow = (clock.today() + timedelta(1)).isoformat()
    told = {"telling": "seen", "words": "Meneer Jansen staat daar", "seen_on": tomorrow}
    answer = client.post("/wijk/WK026806/vertel/", told)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Meneer Jansen staat daar" in page
    assert "Zeg het zonder naam." in page
    assert client.post("/wijk/WK026806/vertel/", {"words": "\x00"}).status_code == 422


def test_others_never_see_who_chose_nor_how_many_until_the_calendar_says(client: Client, manager: Actor) -> None:
    people = [resident_of(manager) for _ in range(12)]
    for person in people:
        log_in(client, person)
        client.post("/wijk/WK026806/kies/", {"indicator": ["trust_share"]})
    page = client.get(PROFILE).content.decode()
    assert "Vanaf tien mensen staat hier wat zij kozen." in page
    assert "kozen dit" not in page
    with acting(manager):
        assert Choice.objects.visible_to(manager).count() == 0
    six = {"indicator": ["trust_share", "green_share", "litter_share", "unsafe_share", "burglary", "violence"]}
    assert client.post("/wijk/WK026806/kies/", six).status_code == 409
    log_in(client, manager.person)
    assert client.post("/wijk/WK026806/kies/", {"indicator": ["trust_share"]}).status_code == 409


@pytest.fixture
def on_a_map() -> Callable[[Actor], None]:
    """Outlines for three wijken, one of them without the figure."""
    from kanteling.apps.neighbourhood.tests.makers import SQUARE, feature, geojson

    def draw(manager: Actor) -> None:
        areas: list[dict[str, Any]] = [
            feature(f"WK02680{at}", f"Wijk {at}", [[[x + at / 100, y] for x, y in SQUARE[0]]]) for at in (1, 2, 6)
        ]
        bring(manager, geojson(*areas, jaar=2022), name="kaart.geojson")

    return draw


def test_the_map_hatches_what_is_unknown_and_says_its_classes(
    client: Client, manager: Actor, on_a_map: Callable[[Actor], None]
) -> None:
    on_a_map(manager)
    log_in(client, resident_of(manager))
    page = client.get("/wijk/kaart/green_share/").content.decode()
    assert 'class="wijk-shade-0"' in page
    assert "niet bekend" in page
    assert "even breed" in page
    assert client.get("/wijk/kaart/happiness/").status_code == 404


def test_comparing_names_places_that_are_alike_without_an_order(client: Client, manager: Actor) -> None:
    rows = "".join(f"WK02680{at},{10 + at},{20 + at},{40 + at}\n" for at in range(1, 7))
    bring(manager, "code,pop_0_14,pop_65plus,p_koopw\n" + rows, name="bewoners_2022.csv")
    log_in(client, resident_of(manager))
    page = client.get("/wijk/WK026806/vergelijk/").content.decode()
    assert page.index("Wijk 2") < page.index("Wijk 3") < page.index("Wijk 4") < page.index("Wijk 5")
    assert "Op alfabet" in page
    assert "Wijk 1</a>" not in page
    bring(manager, "code,pop_0_14,pop_65plus,p_koopw\nWK026801,16,26,46\n", name="later_2022.csv")
    assert "Wijk 1</a>" in client.get("/wijk/WK026806/vergelijk/").content.decode()  # what was kept is read again


def test_the_profile_goes_out_as_open_data_with_a_description(client: Client, manager: Actor) -> None:
    log_in(client, resident_of(manager))
    lines = client.get("/wijk/WK026806/profiel.csv").content.decode("utf-8-sig").splitlines()
    described = client.get("/wijk/WK026806/profiel.json").json()
    heads = lines[0].split(",")
    assert heads == [column["name"] for column in described["tableSchema"]["columns"]]
    trust = next(line.split(",") for line in lines if ",trust_share," in line)
    unknown = next(line.split(",") for line in lines if ",green_share," in line)
    assert dict(zip(heads, trust, strict=True))["number"] == "60"
    assert (dict(zip(heads, unknown, strict=True))["number"], dict(zip(heads, unknown, strict=True))["stand"]) == (
        "",
        "unknown",
    )
    assert described["url"].endswith("/wijk/WK026806/profiel.csv")


def described(tag: Any) -> list[Any]:
    """What a screen reader meets: kinds of tags with their words for drawings."""
    tag = tag.get_object()
    if not hasattr(tag, "get"):
        return []
    below = tag.get("/K", [])
    return [tag.get("/S"), tag.get("/Alt"), *map(described, below if isinstance(below, list) else [below])]


def test_a_figure_goes_through_the_years_as_a_line_with_its_table(client: Client, manager: Actor) -> None:
    log_in(client, resident_of(manager))
    page = client.get(f"{PROFILE}?cijfer=trust_share").content.decode()
    years = page.split('id="jaren"')[1].split("</section>")[0]
    assert "Van 50% in 2019 naar 60% in 2022." in years
    assert '<svg viewBox="0 0 480 250" role="img"' in years
    assert "w_2019.csv" in years
    assert "w_2022.csv" in years
    assert "gevraagd aan een deel" in years
    assert "onbekend" in client.get(f"{PROFILE}?cijfer=green_share").content.decode().split('id="jaren"')[1]
    assert client.get(f"{PROFILE}?cijfer=happiness").status_code == 200
    assert "Van 50% in 2019" in client.get(f"{PROFILE}trust/").content.decode()
    lines = client.get("/wijk/WK026806/profiel.csv").content.decode().splitlines()
    assert [line.split(",")[2] for line in lines if ",trust_share," in line] == ["2022", "2019"]


def test_the_profile_goes_on_paper_and_to_machines_in_the_same_words(client: Client, manager: Actor) -> None:
    log_in(client, resident_of(manager))
    paper = client.get("/wijk/WK026806/profiel.pdf")
    assert (paper["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
    document = PdfReader(BytesIO(paper.content))
    assert not any(
        page.images for page in document.pages
    )  # drawn in lines: sharp at any size, also in black and white
    tags = str(described(document.trailer["/Root"]["/StructTreeRoot"]))
    assert "Profieltaart van Nijmegen-Zuid. De tabel hieronder zegt hetzelfde in woorden." in tags
    assert {"/Figure", "/Table", "/TH", "/TD"} <= set(re.findall(r"/\w+", tags))
    text = " ".join(page.extract_text() for page in document.pages)
    assert "Vertrouwen + meer dan gemiddeld" in " ".join(text.split())
    found = client.get("/api/v1/neighbourhood/areas/WK026806/profile").json()
    assert {part["code"]: part["stand"] for part in found["pieces"]}["trust"] == "more"
    assert client.get("/wijk/WK999999/profiel.pdf").status_code == 404


def test_what_another_app_knows_of_an_area_stands_there_too_and_talents_only_as_counts(
    client: Client, manager: Actor, on_a_map: Callable[[Actor], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_map(manager)
    choir = Asset(Telling.ACTIVITY, "Buurtkoor", "De Linde", "/koor/", 5.9, 51.82)
    monkeypatch.setattr(assets, "_sources", {"test": lambda actor, code: [choir]})
    log_in(client, resident_of(manager))
    page = client.get("/wijk/WK026806/wat-er-is/").content.decode()
    assert '<a href="/koor/">Buurtkoor</a>' in page
    assert "<text>1</text>" in page
    assert "Talenten staan hier alleen als aantal" in page
