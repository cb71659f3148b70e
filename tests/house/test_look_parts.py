"""Every part of the look, as a screen reader gets it: whole HTML, a name for everything, the same words for the same thing."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from django.http import HttpResponse
from django.template import engines
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler

from kanteling.platform.look_examples import EXAMPLES
from kanteling.platform.look_views import choose_theme

EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
BOOLEAN = {
    "checked",
    "selected",
    "required",
    "hidden",
    "disabled",
    "multiple",
    "open",
    "autofocus",
    "defer",
    "crossorigin",
}


class Whole(HTMLParser):
    """Whether tags close in order, attributes are given once, and ids are the only ones of their name."""

    def __init__(self) -> None:
        super().__init__()
        self.standing: list[str] = []
        self.wrong: list[str] = []
        self.ids: Counter[str] = Counter()
        self.meant: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.wrong += [f"<{tag}> has {name} twice" for name, times in Counter(names).items() if times > 1]
        for name, value in attrs:
            if name == "id":
                self.ids[value or ""] += 1
            if name in {"for", "aria-describedby", "aria-labelledby"}:
                self.meant |= set((value or "").split())
        if tag not in EMPTY:
            self.standing.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self.standing.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.standing or self.standing.pop() != tag:
            self.wrong.append(f"</{tag}> closes something else")


def check(html: str) -> None:
    whole = Whole()
    whole.feed(html)
    assert whole.wrong == []
    assert whole.standing == []
    assert [name for name, times in whole.ids.items() if times > 1 and name != "k-houses"] == []
    assert whole.meant - set(whole.ids) == set()


def shown(source: str, **values: object) -> str:
    """What a page with this template source shows; checked to be whole."""
    template = engines["django"].from_string(CottonCompiler().process(source))
    html = template.render(values, RequestFactory().get("/"))
    check(html)
    return html


def whole_page(name: str, **values: object) -> str:
    """A page of the platform itself, for a reader about whom nothing is known; checked to be whole."""
    asked = RequestFactory().get("/x")
    asked.session = {}
    unknown = {"call": None, "demo": None, "undo": None}
    html = engines["django"].get_template(name).render(unknown | values, asked)
    check(html)
    return html


def words(html: str) -> str:
    """What is read aloud: the text without tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def seat(answer: str, **more: object) -> dict[str, object]:
    return {"initials": "IB", "name": "Ineke", "relation": "uw dochter", "answer": answer, **more}


# --- who decides ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("agrees", "Gaat mee"),
        ("silent", "Heeft nog niets gezegd"),
        ("objects", "Heeft een bezwaar"),
        ("aside", "Laat het aan de anderen"),
        ("handed", "Gaf de stem aan een ander"),
        ("gone", "Deze ronde ging verder zonder"),
    ],
)
def test_a_seat_says_its_answer_in_words(answer: str, said: str) -> None:
    html = shown('<c-seats :seats="seats" />', seats=[seat(answer)])
    assert f"Ineke, uw dochter {said}" in words(html)
    assert f"k-who--{answer}" in html


def test_your_own_silence_is_said_to_you() -> None:
    html = shown(
        '<c-seats :seats="seats" />', seats=[{"initials": "U", "name": "U", "answer": "silent", "you": True}]
    )
    assert "U hebt nog niets gezegd" in words(html)


def test_a_reason_stands_in_the_words_of_who_gave_it() -> None:
    assert "Heeft een bezwaar : “Donderdag werk ik.”" in words(
        shown('<c-seats :seats="seats" />', seats=[seat("objects", reason="Donderdag werk ik.")])
    ).replace("bezwaar:", "bezwaar :")


def test_who_informs_is_a_square_and_does_not_decide() -> None:
    html = shown(
        '<c-seats :seats="none" :advisers="advisers" />', none=[], advisers=[{"initials": "SE", "name": "Samira"}]
    )
    assert "Denken mee, besluiten niet Samira Geeft informatie" in words(html).replace("SE ", "")
    assert "k-who--informs" in html
    assert "k-who__badge" not in html


def test_circles_alone_have_a_spoken_summary() -> None:
    html = shown(
        '<c-seats-short :seats="seats" />',
        seats=[seat("agrees"), {"initials": "U", "name": "U", "answer": "silent"}],
    )
    assert 'aria-label="Ineke: gaat mee. U: heeft nog niets gezegd. "' in html


def test_equal_answers_get_equal_buttons_and_none_is_chosen_beforehand() -> None:
    html = shown("<c-answer-buttons />")
    assert html.count('class="nl-button nl-button--secondary"') == 2
    assert "nl-button--primary" not in html
    assert "aria-pressed" not in html
    assert words(html) == "Ik ga mee Ik heb een bezwaar Ik laat het aan de anderen"


def test_a_frame_says_who_set_it_how_hard_it_is_and_since_when() -> None:
    html = shown(
        '<c-frame by="de gemeente" text="Tot 23 cent." hard since="1 januari" source="Wmo 2.3.5" verdict="fits" />'
    )
    assert words(html).startswith("Kader van de gemeente Tot 23 cent. Vast kader, sinds 1 januari. Wmo 2.3.5.")
    assert words(html).endswith("Dit voorstel past erin")


def test_what_goes_over_a_frame_has_two_equal_ways_on() -> None:
    html = shown('<c-frame by="gemeente" text="x" hard verdict="crosses" change_url="/a" room_url="/b" />')
    assert html.count('class="nl-button nl-button--secondary"') == 2
    assert "Verander het voorstel" in html
    assert "Vraag om ruimte" in html


def test_information_ends_by_saying_that_it_is_no_decision() -> None:
    assert words(shown('<c-information by="Samira">De bus rijdt.</c-information>')).endswith(
        "Dit is informatie, geen besluit."
    )


# --- rungs and going --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "resident", "professional"),
    [
        (1, "Zelf", "Eigen kracht"),
        (2, "Met mijn mensen", "Netwerk"),
        (3, "Samen in de buurt", "Collectief"),
        (4, "Voor mij geregeld", "Individueel"),
    ],
)
def test_a_rung_always_has_its_stair_and_its_word(step: int, resident: str, professional: str) -> None:
    html = shown('<c-rung :step="step" />', step=step)
    assert words(html) == resident
    assert f"k-stair--{step}" in html
    assert words(shown('<c-rung :step="step" professional />', step=step)) == professional


def test_no_rung_is_chosen_until_someone_chooses() -> None:
    assert " checked" not in shown('<c-rung-picker name="rung" />')
    assert shown('<c-rung-picker name="rung" :value="value" />', value=3).count(" checked") == 1


def test_the_question_about_closer_by_is_no_lock() -> None:
    html = shown('<c-rung-picker value="4" closer="De buurvrouw kan niet." />')
    closer = html[html.index("<textarea") :]
    assert "required" not in closer
    assert "De buurvrouw kan niet." in closer


def test_how_it_goes_shows_what_was_said_last() -> None:
    html = shown('<c-hows-it-going action="/x" chosen="harder" said="U zei dinsdag: lastiger." />')
    assert html.count('aria-pressed="true"') == 1
    assert re.search(r'value="harder" aria-pressed="true"', html)


# --- fields -----------------------------------------------------------------------------------------------------


def test_an_error_stands_above_the_field_and_the_text_stays() -> None:
    html = shown(
        '<c-field name="when" label="Wanneer?" hint="Een dag" error="Kies een dag na vandaag." value="11 maart" />'
    )
    assert html.index("Kies een dag na vandaag.") < html.index("<input")
    assert 'value="11 maart"' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="when-error when-hint"' in html


def test_what_someone_typed_is_never_markup() -> None:
    html = shown('<c-textarea name="a" label="b" :value="value" />', value="</textarea><script>alert(1)</script>")
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


def test_a_first_line_break_that_someone_typed_stays() -> None:
    assert "\n\nJoop" in shown('<c-textarea name="a" label="b" :value="value" />', value="\nJoop")


def test_a_textarea_keeps_a_draft_only_when_asked() -> None:
    assert "draft.js" not in shown('<c-textarea name="a" label="b" />')
    html = shown('<c-textarea name="a" label="b" draft="k7" draft_url="/bewaar" />')
    assert 'data-draft="k7" data-draft-url="/bewaar"' in html
    assert "draft.js" in html


def test_speaking_stays_hidden_until_the_browser_says_it_stays_here() -> None:
    assert re.search(r"<button[^>]*data-speak=\"a\"[^>]*hidden", shown('<c-textarea name="a" label="b" speak />'))


@pytest.mark.parametrize("value", ["2", 2])
def test_a_choice_remembers_what_was_chosen(value: object) -> None:
    options = [{"value": "1", "label": "Ja"}, {"value": "2", "label": "Nee"}]
    html = shown(
        '<c-choice name="c" legend="Komt u?" :options="options" :value="value" />', options=options, value=value
    )
    assert re.findall(r'value="(\d)" checked', html) == ["2"]


def test_the_question_of_a_card_is_the_heading_of_its_page() -> None:
    assert '<h1 class="k-field__question"><label for="a">Wie ziet u graag?</label></h1>' in shown(
        '<c-textarea name="a" label="Wie ziet u graag?" question />'
    )


def test_errors_on_top_lead_to_their_field() -> None:
    html = shown('<c-error-summary :errors="errors" />', errors=[{"field": "when", "text": "Kies een dag."}])
    assert '<a href="#when">Kies een dag.</a>' in html
    assert shown('<c-error-summary :errors="errors" />', errors=[]).strip() == ""


# --- lists, words, people ---------------------------------------------------------------------------------------


def test_own_words_stand_in_quotation_marks_once() -> None:
    assert words(shown('<c-own-words words="Ik wil fietsen" />')) == "“Ik wil fietsen”"
    assert words(shown('<c-own-words :words="said" />', said="“Ik wil fietsen”")) == "“Ik wil fietsen”"


def test_a_row_that_leads_somewhere_is_one_link() -> None:
    html = shown(
        '<c-list label="Van u"><c-list-row icon="notes" title="Mijn plan" text="2 doelen" href="/plan" /></c-list>'
    )
    assert html.count("<a ") == 1
    assert words(html) == "Mijn plan 2 doelen"


def test_an_icon_is_never_read_aloud() -> None:
    assert 'aria-hidden="true"' in shown('<c-icon name="check" />')


def test_a_number_to_call_can_be_called() -> None:
    html = shown('<c-call name="Samira" initials="SE" role="van het wijkteam" phone="0900 00 12" />')
    assert 'href="tel:09000012"' in html
    assert "Liever praten? Bel Samira van het wijkteam 0900 00 12" in words(html)
    assert "Bel Samira, wijkteamlid" in words(shown('<c-call name="Samira" role="wijkteamlid" phone="1" />'))


def test_a_button_that_leads_somewhere_is_a_link_and_one_that_does_something_a_button() -> None:
    assert shown('<c-button href="/x">Bekijk</c-button>').startswith("<a ")
    assert '<button type="submit"' in shown("<c-button>Bewaar</c-button>")
    assert 'name="skip" value="1"' in shown('<c-button name="skip" value="1">Sla over</c-button>')


def test_a_table_has_a_caption_and_headings_for_columns_and_rows() -> None:
    html = shown(
        '<c-table caption="Mensen" :heads="heads" :rows="rows" />', heads=["Wie", "Wat"], rows=[["Bakker", "Plan"]]
    )
    assert "<caption" in html
    assert html.count('scope="col"') == 2
    assert html.count('scope="row"') == 1


def test_the_page_with_every_part_is_whole() -> None:
    assert whole_page("platform/parts.html", **EXAMPLES).count("<h1") == 1


@pytest.mark.parametrize("page", ["404.html", "403.html", "403_csrf.html", "500.html", "layout/refusal.html"])
def test_a_page_for_what_goes_wrong_says_what_to_do(page: str) -> None:
    html = whole_page(page, reasons=[{"text": "Dit voorstel staat al."}])
    assert html.count("<h1") == 1
    assert re.search(r'href="/"', html)


# --- the switch -------------------------------------------------------------------------------------------------


def choose(**form: str) -> HttpResponse:
    return choose_theme(RequestFactory().post("/kleuren", form))


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_a_chosen_theme_is_remembered_and_leads_back(theme: str) -> None:
    answer = choose(theme=theme, next="/plan/1")
    assert answer.cookies["kanteling_theme"].value == theme
    assert answer["Location"] == "/plan/1"


@pytest.mark.parametrize("theme", ["", "purple"])
def test_anything_else_follows_the_system_again(theme: str) -> None:
    assert choose(theme=theme).cookies["kanteling_theme"]["max-age"] == 0


def test_the_switch_leads_nowhere_else() -> None:
    assert choose(theme="dark", next="https://elders.example/")["Location"] == "/"


@pytest.mark.parametrize(("cookie", "shown_as"), [("dark", ' data-theme="dark"'), ("<script>", ""), ("", "")])
def test_a_page_follows_the_cookie_only_when_it_is_a_theme(cookie: str, shown_as: str) -> None:
    asked = RequestFactory().get("/x")
    asked.session = {}
    asked.COOKIES["kanteling_theme"] = cookie
    html = engines["django"].get_template("404.html").render({"call": None, "demo": None, "undo": None}, asked)
    assert f'<html lang="nl"{shown_as}>' in html
