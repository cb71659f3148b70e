"""Every page of the site, with someone who may open it. What is no page says why.

Values in a stop are looked up in the demo: ``circle="Meneer Bakker"`` is his circle, ``proposal="Joop haalt"`` the
proposal whose title begins so. A stop with ``by`` gets to its page in another way than by its address.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from django.core import signing
from django.urls import reverse
from tests.journeys.house import House
from tests.journeys.visitor import Visitor

from kanteling.apps.social_map.tests.messy_list import as_bytes

NOBODY = ""
BAKKER, SAMIRA, TRUUS, PETRA = "Meneer Bakker", "Samira El Idrissi", "Truus Verhoeven", "Petra Willemsen"
AREAS = Path(__file__).parents[2] / "demo/areas_nijmegen.json"

FIND = {
    "entry": "select id from social_map_entry where title = %s",
    "organisation": "select id from social_map_organisation where name = %s",
    "circle": "select c.id from people_circle c join people_demoperson d on d.person = c.resident_id where d.name = %s",
    "proposal": "select proposal_id from deciding_version where title like %s || '%%' order by at desc limit 1",
    "goal": "select id from plans_goal where words = %s",
    "action": "select id from plans_action where what = %s",
    "asked": "select id from capacity_ask where asked_of = %s order by week desc limit 1",
    "what_if": "select id from capacity_whatif where title = %s limit 1",
    "frame": "select frame_id from frames_frameversion where title = %s limit 1",
    "seat": "select id from people_seat where called = %s limit 1",
    "crossing": "select id from deciding_crossing where why = %s",
    "gift": "select id from matching_gift where words = %s",
    "notice": "select id from matching_notice where title = %s",
    "programme": "select id from assignments_programme where area_name = %s",
    "assignment": "select v.assignment_id from assignments_version v where v.goal like %s || '%%' order by at limit 1",
    "draft": "select id from assignments_draft where fields ->> 'goal' like %s || '%%' limit 1",
}


@dataclass(frozen=True)
class Stop:
    """One page: its name in the urlconf, who opens it, and with what."""

    name: str
    who: str
    given: dict[str, str] = field(default_factory=dict)
    by: Callable[["Tour", Visitor], None] | None = None
    status: int = 200
    asked: str = ""
    main: bool = False

    def __str__(self) -> str:
        return " ".join(filter(None, (self.name or self.asked, self.who, *self.given.values(), self.asked)))


@dataclass
class Tour:
    """The house, and a way to look things up in it as only a test can."""

    here: House
    everything: "psycopg.Connection[Any]"

    def one(self, statement: str, *values: str) -> Any:
        """The one value that belongs to this."""
        found = self.everything.execute(statement, values).fetchone()
        assert found, (statement, values)
        return found[0]

    def address(self, stop: Stop) -> str:
        """Where a page is."""
        given = {name: self.one(FIND[name], value) if name in FIND else value for name, value in stop.given.items()}
        return (reverse(stop.name, kwargs=given) if stop.name else "") + stop.asked

    def door(self, who: str) -> str:
        """The link of the demo that lets someone in."""
        person = self.one("select person from people_demoperson where name = %s", who)
        return reverse("demo-link", kwargs={"token": signing.dumps(str(person), salt="kanteling.demo")})


def _code_asked(tour: Tour, one: Visitor) -> None:
    one.opens("/inloggen/").page.fill("input[name=email]", "niemand@voorbeeld.example")
    one.page.locator("main form button").first.click()
    one.page.wait_for_url("**/code/")


def _new_letter(tour: Tour, one: Visitor) -> None:
    circle, seat = tour.one(FIND["circle"], "Dylan Jansen"), tour.one(FIND["seat"], "Coach Ronnie")
    one.opens(f"/kring/{circle}/brief/{seat}/")
    if one.posts(f"/kring/{circle}/brief/{seat}/nieuw/", {}) == 302:
        one.page.reload()


def _invited(tour: Tour, one: Visitor) -> None:
    code = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}")
    dylan = Visitor(tour.here, one.context.browser.new_context())  # type: ignore[union-attr]
    dylan.page = dylan.context.new_page()
    dylan.opens(tour.door("Dylan Jansen"))
    _new_letter(tour, dylan)
    found = code.search(dylan.page.inner_text("main"))
    dylan.context.close()
    assert found
    one.opens(f"/uitnodiging/{found[0].replace('-', '')}/").page.wait_for_url("**/kijk/")


def _asked(tour: Tour, one: Visitor) -> None:
    circle = tour.one(FIND["circle"], "Dylan Jansen")
    truus = tour.one("select person from people_demoperson where name = %s", TRUUS)
    dylan = Visitor(tour.here, one.context.browser.new_context())  # type: ignore[union-attr]
    dylan.page = dylan.context.new_page()
    form = {
        "called": "Truus",
        "kind": "process_guide",
        "way": "hand",
        "why": "Zij is rustig",
        "colleague": str(truus),
    }
    dylan.opens(tour.door("Dylan Jansen")).opens(f"/kring/{circle}/").posts(f"/kring/{circle}/uitnodigen/", form)
    dylan.context.close()
    one.opens(f"/kring/{circle}/gevraagd/")


def _file_read(tour: Tour, one: Visitor) -> None:
    one.opens("/wijk/inlezen/").page.set_input_files("input[type=file]", AREAS)
    one.page.locator("main form button").last.click()
    one.page.wait_for_load_state("load")


def _file_at_work(tour: Tour, one: Visitor, ended: str = "null") -> None:
    tour.everything.execute("delete from neighbourhood_bringing")
    asked = tour.one(
        f"""insert into neighbourhood_bringing (id, municipality_id, person_id, file, file_name, source, skip_bad,
              mapping, asked_at, done, ended_at, problem, place, areas, figures)
            select gen_random_uuid(), p.municipality_id, d.person, gen_random_uuid(), 'kwb_2022.csv', '', false,
              '{{}}', now(), 3000, {ended}, case when {ended} is null then '' else 'bad_rows' end, '', 0, 0
            from people_demoperson d join people_person p on p.id = d.person where d.name = %s returning id""",
        PETRA,
    )
    one.opens(f"/wijk/inlezen/bezig/{asked}/")


def _file_stopped(tour: Tour, one: Visitor) -> None:
    _file_at_work(tour, one, ended="now()")


def _list_sent(tour: Tour, one: Visitor) -> None:
    page = one.opens("/kaart/lijsten/").page
    file = {"name": "lijst.csv", "mimeType": "text/csv", "buffer": as_bytes()}
    page.set_input_files("input[type=file]", files=[file])
    page.locator("main form button").last.click()
    page.wait_for_load_state("load")


def _pair_seen(tour: Tour, one: Visitor) -> None:
    page = one.opens("/kaart/dubbel/").page
    if not page.locator("main a[href*='/dubbel/']").count():
        page = one.opens("/kaart/lijsten/").page
        lines = b"Activiteit;Waar;Wanneer;Tel\r\n" + b"Zangkoor;De Haard;di 10-12u;024-1234567\r\n"
        lines += b"Zangkoor De Haard;De Haard;di 10-12u;024-1234567\r\n"
        page.set_input_files("input[type=file]", files=[{"name": "l.csv", "mimeType": "text/csv", "buffer": lines}])
        page.locator("main form button").last.click()
        page.wait_for_load_state("load")
        for each in page.locator("input[type=radio][value=new]").all():
            each.check(force=True)
        page.locator("main form[action$='/herstel/'] button").click()
        page.wait_for_load_state("load")
        page.locator("main form[action$='/zet-op-de-kaart/'] button").click()
        page.wait_for_load_state("load")
        page = one.opens("/kaart/dubbel/").page
    page.locator("main a[href*='/dubbel/']").first.click()
    page.wait_for_load_state("load")


def _new_address(tour: Tour, one: Visitor) -> None:
    page = one.opens("/instellingen/").page
    page.fill("main input[name=email]", "nieuw@voorbeeld.example")
    page.select_option("main select[name=language]", page.get_attribute("html", "lang"))
    page.locator("main form button").first.click()
    page.wait_for_url("**/instellingen/adres/")


def _closed(tour: Tour, one: Visitor) -> None:
    circle = tour.one(FIND["circle"], "Kees van Loon")
    one.opens(f"/tafel/{circle}/").posts(f"/tafel/{circle}/besloten/", {})
    one.opens(f"/tafel/{circle}/")


def _sent_empty(address: str) -> Callable[[Tour, Visitor], None]:
    """A form sent without anything in it: the page with its mistakes."""

    def send(tour: Tour, one: Visitor) -> None:
        one.expected.add("422")
        circle = tour.one(FIND["circle"], one.who)
        one.opens(address.format(circle=circle))
        one.page.locator("main form[method=post]").first.evaluate(
            "form => { form.noValidate = true; form.requestSubmit([...form.querySelectorAll('button')].at(-1)); }"
        )
        one.page.wait_for_load_state("load")

    return send


_HIS = {"circle": BAKKER}
_LIFT = {"proposal": "Joop haalt"}
_ROOM = {"proposal": "Grace zorgt", "crossing": "Grace woont bij mij in huis."}
_TASK = {**_HIS, "action": "doe de kas van de club"}
STOPS = (
    Stop("home:start", NOBODY, main=True),
    Stop("home:start", BAKKER, main=True),
    Stop("home:start", "Ineke"),
    Stop("home:start", "Sanne Vos"),
    Stop("home:start", "Minh Pham"),
    Stop("home:start", SAMIRA, main=True),
    Stop("home:start", TRUUS),
    Stop("home:start", "Hanneke Smit"),
    Stop("home:start", "Joost Kramer"),
    Stop("home:start", "Rita Jacobs"),
    Stop("home:start", PETRA),
    Stop("home:today", SAMIRA),
    Stop("home:people_list", SAMIRA),
    Stop("parts", NOBODY),
    Stop("people:login", NOBODY, main=True),
    Stop("account_request_login_code", NOBODY),
    Stop("account_confirm_login_code", NOBODY, by=_code_asked),
    Stop("account_login", NOBODY),
    Stop("account_signup", NOBODY),
    Stop("account_inactive", NOBODY),
    Stop("account_logout", BAKKER),
    Stop("account_set_password", BAKKER),
    Stop("mfa_index", BAKKER),
    Stop("mfa_list_webauthn", BAKKER),
    Stop("people:invitation", NOBODY),
    Stop("people:invited", NOBODY, by=_invited),
    Stop("people:circle", BAKKER, _HIS, main=True),
    Stop("people:circle", "Ineke", _HIS),
    Stop("people:circle", SAMIRA, _HIS),
    Stop("people:circle", "Dylan Jansen", {"circle": "Dylan Jansen"}),
    Stop("people:invite", BAKKER, _HIS),
    Stop("people:invite", SAMIRA, _HIS),
    Stop("people:leave", "Ineke", _HIS),
    Stop("people:helper", BAKKER, _HIS),
    Stop("people:who_looked", BAKKER, _HIS, main=True),
    Stop("people:letters", "Dylan Jansen", {"circle": "Dylan Jansen"}),
    Stop("people:letter", "Dylan Jansen", by=_new_letter),
    Stop("people:said_yes", "Dylan Jansen", {"circle": "Dylan Jansen", "seat": "Coach Ronnie"}),
    Stop("people:settings", BAKKER),
    Stop("people:settings", "Minh Pham"),
    Stop("people:prove_address", "Aïcha Benali", by=_new_address),
    Stop("people:copy", BAKKER),
    Stop("people:roles", PETRA),
    Stop("people:add_person", PETRA),
    Stop("people:organisations", PETRA),
    Stop("people:unusual", "Ahmed Kaya"),
    Stop("neighbourhood:areas", SAMIRA, main=True),
    Stop("neighbourhood:area", SAMIRA, {"code": "WK026801"}),
    Stop("neighbourhood:figure", SAMIRA, {"code": "WK026801", "indicator": "population"}),
    Stop("neighbourhood:profile", SAMIRA, {"code": "BU02680616"}, main=True),
    Stop("neighbourhood:profile", BAKKER, {"code": "WK026808"}),
    Stop("neighbourhood:piece", BAKKER, {"code": "BU02680616", "piece": "clean"}),
    Stop("neighbourhood:compare", SAMIRA, {"code": "WK026808"}),
    Stop("neighbourhood:figure_map", SAMIRA, {"indicator": "green_share"}),
    Stop("neighbourhood:tell", BAKKER, {"code": "BU02680616"}),
    Stop("neighbourhood:choose", BAKKER, {"code": "BU02680616"}),
    Stop("neighbourhood:to_read", TRUUS),
    Stop("neighbourhood:counts", BAKKER, {"code": "BU02680616"}),
    Stop("neighbourhood:assets", BAKKER, {"code": "BU02680616"}),
    Stop("neighbourhood:bring", PETRA),
    Stop("neighbourhood:look", PETRA, by=_file_read),
    Stop("neighbourhood:at_work", PETRA, by=_file_at_work),
    Stop("neighbourhood:at_work", PETRA, by=_file_stopped),
    Stop("social_map:map", NOBODY, asked="?vraag=iets met muziek op dinsdag dichtbij", main=True),
    Stop("social_map:map", BAKKER),
    Stop("social_map:map", SAMIRA),
    Stop("social_map:map", NOBODY, asked="?vraag=onvindbaar"),
    Stop("social_map:entry", NOBODY, {"entry": "Penningmeester van de voetbalclub"}),
    Stop("social_map:entry", PETRA, {"entry": "Leesclub"}),
    Stop("social_map:entry", "Aïcha Benali", {"entry": "Deelschuur Lindenholt"}),
    Stop("social_map:organisation", NOBODY, {"organisation": "VV De Lindeboom (verzonnen)"}),
    Stop("social_map:organisation", PETRA, {"organisation": "VV De Lindeboom (verzonnen)"}),
    Stop("social_map:propose", NOBODY, {"entry": "Leesclub"}),
    Stop("social_map:propose_new", NOBODY),
    Stop("social_map:claim", BAKKER, {"organisation": "VV De Lindeboom (verzonnen)"}),
    Stop("social_map:keeping", PETRA),
    Stop("social_map:publish", PETRA),
    Stop("social_map:publish_for", PETRA, {"organisation": "VV De Lindeboom (verzonnen)"}),
    Stop("social_map:change", PETRA, {"entry": "Leesclub"}),
    Stop("social_map:start", BAKKER),
    Stop("social_map:needs", "Aïcha Benali", {"entry": "Deelschuur Lindenholt"}),
    Stop("social_map:raise_hurdle", "Aïcha Benali", {"entry": "Deelschuur Lindenholt"}),
    Stop("social_map:lists", PETRA),
    Stop("social_map:list", PETRA, by=_list_sent),
    Stop("social_map:doubles", PETRA),
    Stop("social_map:pair", PETRA, by=_pair_seen),
    Stop("capacity:room", "Joost Kramer", main=True),
    Stop("capacity:room", SAMIRA),
    Stop("capacity:year", "Joost Kramer"),
    Stop("capacity:keep", SAMIRA),
    Stop("capacity:ask", "Hanneke Smit", {"asked": "municipality"}),
    Stop("capacity:own_week", SAMIRA, main=True),
    Stop("capacity:calendar", SAMIRA),
    Stop("capacity:own_load", SAMIRA),
    Stop("capacity:team", SAMIRA),
    Stop("capacity:team", "Mark de Vries"),
    Stop("capacity:what_ifs", SAMIRA),
    Stop("capacity:what_if", "Joost Kramer", {"what_if": "Een collega erbij"}),
    Stop("frames:frames", NOBODY),
    Stop("frames:frames", "Hanneke Smit"),
    Stop("frames:history", "Hanneke Smit", {"frame": "Hulp in het huis"}),
    Stop("frames:add", "Hanneke Smit"),
    Stop("frames:renew", "Hanneke Smit", {"frame": "Hulp in het huis"}),
    Stop("frames:end", "Hanneke Smit", {"frame": "Hulp in het huis"}),
    Stop("conversation:start", BAKKER),
    Stop("conversation:start", "Sanne Vos"),
    Stop("conversation:start", SAMIRA),
    Stop("conversation:new", SAMIRA),
    Stop("conversation:note", SAMIRA, _HIS, main=True),
    Stop("conversation:note", BAKKER, _HIS),
    Stop("conversation:prepare", "Mevrouw Aarts", {"circle": "Mevrouw Aarts"}),
    Stop("conversation:card", "Mevrouw Aarts", {"circle": "Mevrouw Aarts", "card": "contacts"}, main=True),
    Stop("conversation:shared", "Ineke", _HIS),
    Stop("conversation:readers", BAKKER, _HIS),
    Stop("conversation:clock", SAMIRA, _HIS),
    Stop("conversation:clock", "Meneer De Wit", {"circle": "Meneer De Wit"}),
    Stop("conversation:personal_plan", "Mevrouw Aarts", {"circle": "Mevrouw Aarts"}),
    Stop("conversation:report", "Mevrouw De Groot", {"circle": "Mevrouw De Groot"}),
    Stop("conversation:report", BAKKER, _HIS),
    Stop("conversation:report_paper", BAKKER, _HIS),
    Stop("conversation:report_correct", "Mevrouw De Groot", {"circle": "Mevrouw De Groot", "code": "asked"}),
    Stop("deciding:table", BAKKER, _HIS, main=True),
    Stop("deciding:table", SAMIRA, _HIS),
    Stop("deciding:table", "Elif Demir", {"circle": "Elif Demir"}),
    Stop("deciding:table", "Kees van Loon", by=_closed, asked="?besloten"),
    Stop("deciding:table", SAMIRA, {"circle": "Kees van Loon"}, asked="?deur-dicht"),
    Stop("deciding:proposal", BAKKER, _LIFT, main=True),
    Stop("deciding:proposal", "Ineke", _LIFT),
    Stop("deciding:proposal", SAMIRA, _LIFT),
    Stop("deciding:proposal", TRUUS, _LIFT),
    Stop("deciding:proposal", "Mevrouw Okafor", {"proposal": "Grace zorgt"}),
    Stop("deciding:versions", BAKKER, _LIFT),
    Stop("deciding:paper", BAKKER, _LIFT),
    Stop("deciding:objection", BAKKER, _LIFT),
    Stop("deciding:voice", BAKKER, _LIFT),
    Stop("deciding:withdraw", BAKKER, _LIFT),
    Stop("deciding:aloud", TRUUS, _LIFT),
    Stop("deciding:claim", BAKKER, _LIFT),
    Stop("deciding:room", "Mevrouw Okafor", _ROOM),
    Stop("deciding:grant", "Mevrouw Okafor", _ROOM),
    Stop("deciding:ask", BAKKER, _HIS),
    Stop("plans:plan", BAKKER, _HIS, main=True),
    Stop("plans:plan", "Ineke", _HIS),
    Stop("plans:plan", SAMIRA, _HIS, main=True),
    Stop("plans:plan", "Sanne Vos", {"circle": "Mevrouw Aarts"}, status=404),
    Stop("plans:goal", BAKKER, {**_HIS, "goal": "Ik wil weer onder de mensen zijn"}),
    Stop("plans:action", BAKKER, _TASK),
    Stop("plans:lay-down", BAKKER, _TASK),
    Stop("plans:propose", BAKKER, _HIS),
    Stop("plans:propose", SAMIRA, _HIS, status=409),
    Stop("plans:propose-kind", BAKKER, {**_HIS, "kind": "goal"}),
    Stop("plans:propose-kind", BAKKER, {**_HIS, "kind": "action"}),
    Stop("plans:propose-kind", BAKKER, {**_HIS, "kind": "agreement"}),
    Stop("plans:change", BAKKER, _LIFT),
    Stop("plans:application", BAKKER, _HIS),
    Stop("plans:contact", TRUUS, _HIS),
    Stop("people:paper_mandate", TRUUS, _HIS),
    Stop("people:asked", TRUUS, {"circle": "Dylan Jansen"}, by=_asked),
    Stop("matching:start", BAKKER, main=True),
    Stop("matching:start", SAMIRA),
    Stop("matching:gifts", BAKKER, main=True),
    Stop("matching:offer", BAKKER, {"gift": "Ik kan goed voorlezen."}),
    Stop("matching:gift-fits", BAKKER, {"gift": "Ik kan goed voorlezen."}),
    Stop("matching:reach", BAKKER, main=True),
    Stop("matching:board", BAKKER, main=True),
    Stop("matching:new-offer", BAKKER),
    Stop("matching:new-request", BAKKER),
    Stop("matching:notice", BAKKER, {"notice": "Wie helpt mij met mijn telefoon?"}),
    Stop("matching:report", BAKKER, {"notice": "Wie helpt mij met mijn telefoon?"}),
    Stop("matching:meetings", BAKKER, main=True),
    Stop("matching:reports", TRUUS),
    Stop("matching:search", BAKKER, main=True),
    Stop("matching:goal", BAKKER, {**_HIS, "goal": "Ik wil weer onder de mensen zijn"}, main=True),
    Stop("matching:goal", SAMIRA, {**_HIS, "goal": "Ik wil weer onder de mensen zijn"}),
    Stop("matching:role", "Joop", {"entry": "Penningmeester van de voetbalclub"}),
    Stop("matching:together", SAMIRA, main=True),
    Stop("matching:how", NOBODY),
    Stop("plans:look-back", BAKKER, _HIS),
    Stop("assignments:programmes", NOBODY),
    Stop("assignments:programmes", "Joost Kramer"),
    Stop("assignments:begin", "Hanneke Smit"),
    Stop("assignments:programme", NOBODY, {"programme": "Hatert"}),
    Stop("assignments:programme", BAKKER, {"programme": "Hatert"}),
    Stop("assignments:programme", "Joost Kramer", {"programme": "Hatert"}, main=True),
    Stop("assignments:contribute", "Hanneke Smit", {"programme": "Hatert", "part": "analysis"}),
    Stop("assignments:contribute", BAKKER, {"programme": "Hatert", "part": "choices"}),
    Stop("assignments:assignment", NOBODY, {"assignment": "minimaal 50"}),
    Stop("assignments:assignment", BAKKER, {"assignment": "minimaal 50"}),
    Stop("assignments:assignment", "Joost Kramer", {"assignment": "minimaal 50"}, main=True),
    Stop("assignments:aloud", "Joost Kramer", {"assignment": "minimaal 50"}),
    Stop("assignments:names", SAMIRA, {"assignment": "minimaal 50"}),
    Stop("assignments:ladder", NOBODY),
    Stop("assignments:screen", "Joost Kramer", {"draft": "meer participatie", "screen": "doel"}, main=True),
    Stop("assignments:screen", "Joost Kramer", {"draft": "meer participatie", "screen": "voor-wie"}),
    Stop("assignments:screen", "Joost Kramer", {"draft": "meer participatie", "screen": "resultaat"}),
    Stop("assignments:screen", "Joost Kramer", {"draft": "meer participatie", "screen": "nakijken"}),
    Stop("assignments:steps", BAKKER, _HIS, main=True),
    Stop("assignments:steps", SAMIRA, _HIS),
    Stop("assignments:steps", TRUUS, _HIS),
    Stop("assignments:new-step", BAKKER, _HIS),
    Stop("", BAKKER, asked="/bestaat-niet/", status=404),
    Stop("", BAKKER, asked="leeg uitnodigen", by=_sent_empty("/kring/{circle}/uitnodigen/"), status=422),
    Stop("", BAKKER, asked="leeg voorstel", by=_sent_empty("/plan/{circle}/voorstel/goal/"), status=422),
)

ANSWERS_TO_A_FORM = frozenset(
    [
        "theme",
        "people:become",
        "assignments:write",
        "assignments:go-along",
        "assignments:throw-away",
        "assignments:ask",
        "assignments:answer",
        "assignments:change",
        "assignments:say-step",
        "demo-become",
        "people:answer_invitation",
        "people:end_access",
        "people:restore_access",
        "people:new_letter",
        "people:mail_again",
        "people:answer_here",
        "people:end_role",
        "people:end_mandate",
        "people:act_for",
        "people:act_for_myself",
        "capacity:plan_again",
        "capacity:stop_what_if",
        "capacity:tell_fate",
        "neighbourhood:yes",
        "social_map:list_columns",
        "social_map:list_repair",
        "social_map:list_publish",
        "social_map:list_away",
        "social_map:list_stop",
        "social_map:list_again",
        "social_map:merge",
        "social_map:apart",
        "social_map:part",
        "neighbourhood:judge",
        "neighbourhood:publish",
        "neighbourhood:take_away",
        "neighbourhood:away",
        "neighbourhood:stop_work",
        "conversation:note_draft",
        "conversation:remark",
        "conversation:remark_away",
        "conversation:around",
        "conversation:around_away",
        "conversation:work",
        "conversation:right",
        "conversation:yes",
        "conversation:card_draft",
        "conversation:share",
        "conversation:reader_stop",
        "conversation:report_approve",
        "conversation:begin",
        "conversation:close",
        "deciding:answer",
        "deciding:speak-again",
        "deciding:remind",
        "deciding:go-on",
        "deciding:settle",
        "deciding:fits",
        "deciding:inform",
        "deciding:close",
        "deciding:extend",
        "deciding:open",
        "deciding:write",
        "plans:say",
        "plans:unsay",
        "plans:tick",
        "plans:untick",
        "matching:gift-away",
        "matching:withdraw",
        "matching:answer",
        "matching:handle",
        "matching:choose",
        "matching:count",
        "social_map:lay_word",
        "social_map:lay_word_away",
        "social_map:grant",
        "social_map:keeper_away",
        "social_map:remind",
        "social_map:answer",
        "social_map:answer_back",
        "social_map:answer_hurdle",
        "social_map:still_so",
        "social_map:withdraw",
        "social_map:restore",
        "social_map:undo",
        "social_map:not_for_me",
        "social_map:join",
        "social_map:co_runner",
    ]
)
NO_PAGE = {
    "social_map:out_csv": "a file",
    "social_map:out_hsds": "a file",
    "social_map:hsds": "for machines",
    "social_map:hsds_services": "for machines",
    "social_map:hsds_service": "for machines",
    "social_map:hsds_organizations": "for machines",
    "social_map:hsds_organization": "for machines",
    "social_map:hsds_at_locations": "for machines",
    "social_map:hsds_at_location": "for machines",
    "social_map:hsds_taxonomies": "for machines",
    "social_map:hsds_taxonomy": "for machines",
    "social_map:hsds_terms": "for machines",
    "social_map:hsds_term": "for machines",
    "healthy": "text for machines",
    "assignments:paper": "a file",
    "set_language": "goes back to where one was",
    "people:invitation_link": "takes the code from the address and goes on to people:invited",
    "demo-link": "lets in and goes on",
    "people:letter_pdf": "a file",
    "people:copy_file": "a file",
    "frames:csv": "a file",
    "neighbourhood:profile_pdf": "a file",
    "neighbourhood:profile_csv": "a file",
    "neighbourhood:profile_json": "a file",
    "neighbourhood:outlines": "a file",
    "frames:json": "a file",
    "social_map:calendar": "a file",
    "social_map:entry_calendar": "a file",
    "social_map:confirm": "a link from a letter; test_web of the app opens it",
    "conversation:report_file": "a file",
    "conversation:comes": "a part of conversation:note",
    "plans:print": "a file",
    "matching:register-json": "a file",
    "matching:register-csv": "a file",
    "plans:application-print": "a file",
    "home:paper": "a file",
    "mfa_download_recovery_codes": "a file",
    "mfa_login_webauthn": "talks with the key, then goes on",
    "account_change_password": "goes on to account_set_password while there is none",
}
WITH_A_SECOND_STEP = frozenset(
    [
        "people:who_are_you",
        "mfa_authenticate",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_add_webauthn",
        "mfa_remove_webauthn",
        "mfa_edit_webauthn",
    ]
)
