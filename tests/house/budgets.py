"""How many statements each address may take, by its name: who asks, how, and what is sent along.

A statement costs about a millisecond of someone's patience, and one per row is how a page dies in its second year. So
every address has a number here; one that has none makes `test_budgets` fail. The numbers hold for a small world and
for ten times the rows, and both must take the same number.

Four sizes are enough to choose from: `LIGHT` for a form that only looks up, `USUAL`, `FULL` for a page that brings
several apps together, and `CHANGE` for what checks, writes, journals and tells others in one go (and for the few pages
that say where they take more). Log-in, session and finding the actor take three of each.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from tests.house.busy_world import Busy

from kanteling.platform import clock

LIGHT, USUAL, FULL, CHANGE = 6, 9, 12, 20
Data = dict[str, Any]
OK, SEE_OTHER, MISSING = (200,), (302, 303), (404,)
DONE = (200, 201, 204, 302, 303)


@dataclass(frozen=True)
class Visit:
    """One way in: by ``who`` (nobody when empty), at most ``most`` statements, answered with one of ``status``."""

    who: str
    most: int
    status: tuple[int, ...] = OK
    method: str = "get"
    data: Callable[[Busy], Data] = field(default=lambda world: {})
    query: str = ""


def page(most: int, who: str = "bakker", **more: Any) -> Visit:
    """Something to look at."""
    return Visit(who, most, **more)


def tap(most: int, who: str = "bakker", method: str = "post", status: tuple[int, ...] = DONE, **data: Any) -> Visit:
    """Something to press; a value that can be called is asked to the world."""

    def sent(world: Busy) -> Data:
        return {key: value(world) if callable(value) else value for key, value in data.items()}

    return Visit(who, most, status, method, sent)


def refused(most: int, who: str = "bakker", method: str = "post") -> Visit:
    """A form that is sent in empty: it must be refused, politely, within its budget."""
    return Visit(who, most, (*DONE, 400, 403, 404, 409, 422), method)


def elsewhere(most: int, status: tuple[int, ...] = SEE_OTHER + MISSING, who: str = "bakker") -> Visit:
    """A page that this world has no reason for (a second step, a lost code): it must say so within its budget."""
    return Visit(who, most, status)


def person(name: str) -> Callable[[Busy], str]:
    """The identifier of someone in the world."""
    return lambda world: str(world.people[name])


def first(name: str) -> Callable[[Busy], str]:
    """The first of something in the world."""
    return lambda world: str(world.first[name])


def this_week(world: Busy) -> str:
    """The Monday of this week."""
    today = clock.today()
    return (today - timedelta(days=today.weekday())).isoformat()


PLATFORM: dict[str, Visit] = {
    "healthy": page(1, ""),
    "theme": tap(LIGHT, theme="dark"),
    "parts": elsewhere(USUAL),
    "set_language": tap(LIGHT, language="en"),
}
DOORS: dict[str, Visit] = {
    "account_request_login_code": page(LIGHT, ""),
    "account_login": page(LIGHT, ""),
    "account_signup": page(LIGHT, ""),
    "account_inactive": page(LIGHT),
    "account_logout": page(LIGHT),
    "account_set_password": page(LIGHT),
    "mfa_index": page(LIGHT),
    "mfa_activate_totp": page(FULL),
    "mfa_generate_recovery_codes": page(USUAL),
    "mfa_list_webauthn": page(LIGHT),
    "mfa_add_webauthn": page(FULL),
    "account_confirm_login_code": elsewhere(LIGHT),
    "mfa_authenticate": elsewhere(LIGHT),
    "mfa_login_webauthn": elsewhere(LIGHT),
    "account_reauthenticate": elsewhere(USUAL, (403,)),
    "mfa_reauthenticate": elsewhere(USUAL, (403,)),
    "mfa_reauthenticate_webauthn": elsewhere(USUAL, (403,)),
    "account_change_password": elsewhere(LIGHT),
    "mfa_deactivate_totp": elsewhere(USUAL),
    "mfa_view_recovery_codes": elsewhere(USUAL),
    "mfa_download_recovery_codes": elsewhere(USUAL),
    "mfa_remove_webauthn": elsewhere(FULL),
    "mfa_edit_webauthn": elsewhere(FULL),
    "demo-become": refused(USUAL),
    "demo-link": elsewhere(USUAL),
}
PEOPLE: dict[str, Visit] = {
    "people:login": page(LIGHT, ""),
    "people:invitation": page(LIGHT),
    "people:invitation_link": page(FULL),
    "people:circle": page(USUAL),
    "people:invite": page(USUAL),
    "people:leave": page(LIGHT),
    "people:helper": page(LIGHT),
    "people:who_looked": page(FULL),
    "people:letters": page(LIGHT),
    "people:letter": page(USUAL),
    "people:said_yes": page(LIGHT),
    "people:settings": page(LIGHT),
    "people:prove_address": elsewhere(LIGHT),
    "people:copy": page(CHANGE),
    "people:copy_file": page(FULL),
    "people:roles": page(LIGHT, "beheer"),
    "people:add_person": page(LIGHT, "beheer"),
    "people:organisations": page(LIGHT, "beheer"),
    "people:unusual": page(LIGHT, "petra"),
    "people:become": refused(USUAL),
    "people:invited": elsewhere(LIGHT),
    "people:answer_invitation": refused(LIGHT),
    "people:end_access": tap(CHANGE, person=person("joop")),
    "people:restore_access": refused(FULL),
    "people:letter_pdf": elsewhere(USUAL),
    "people:new_letter": tap(CHANGE),
    "people:mail_again": refused(FULL),
    "people:paper_mandate": page(FULL, "truus"),
    "people:who_are_you": elsewhere(LIGHT),
    "people:asked": elsewhere(USUAL),
    "people:answer_here": refused(FULL),
    "people:end_role": refused(FULL, "beheer"),
    "people:end_mandate": tap(FULL),
    "people:act_for": tap(FULL, "ineke", principal=person("bakker")),
    "people:act_for_myself": tap(FULL),
}
NEIGHBOURHOOD: dict[str, Visit] = {
    "neighbourhood:areas": page(LIGHT),
    "neighbourhood:outlines": page(LIGHT, ""),
    "neighbourhood:bring": page(LIGHT, "beheer"),
    "neighbourhood:look": page(LIGHT, "beheer"),
    "neighbourhood:at_work": page(LIGHT, "beheer"),
    "neighbourhood:stop_work": tap(FULL, "beheer"),
    "neighbourhood:area": page(FULL),
    "neighbourhood:figure": page(USUAL),
    "neighbourhood:yes": refused(CHANGE, "beheer"),
    "neighbourhood:profile": page(FULL),
    "neighbourhood:piece": page(FULL),
    "neighbourhood:compare": page(CHANGE),
    "neighbourhood:figure_map": elsewhere(FULL),
    "neighbourhood:tell": page(USUAL),
    "neighbourhood:choose": page(FULL),
    "neighbourhood:profile_pdf": page(FULL),
    "neighbourhood:profile_csv": page(USUAL),
    "neighbourhood:profile_json": page(USUAL),
    "neighbourhood:assets": page(CHANGE),
    "neighbourhood:counts": page(USUAL),
    "neighbourhood:publish": refused(FULL, "beheer"),
    "neighbourhood:to_read": page(USUAL, "truus"),
    "neighbourhood:judge": refused(USUAL, "truus"),
    "neighbourhood:take_away": refused(USUAL, "truus"),
    "neighbourhood:away": tap(LIGHT, "beheer"),
}
FRAMES: dict[str, Visit] = {
    "frames:frames": page(LIGHT),
    "frames:csv": page(LIGHT),
    "frames:json": page(LIGHT),
    "frames:add": page(LIGHT, "wim"),
    "frames:history": page(LIGHT),
    "frames:renew": page(LIGHT, "wim"),
    "frames:end": page(LIGHT, "wim"),
}
SOCIAL_MAP: dict[str, Visit] = {
    "social_map:map": page(FULL, "", query="?vraag=iets met muziek op maandag dichtbij"),
    "social_map:calendar": page(FULL, ""),
    "social_map:propose_new": page(LIGHT, ""),
    "social_map:publish": page(LIGHT, "beheer"),
    "social_map:publish_for": page(FULL, "beheer"),
    "social_map:keeping": page(FULL, "beheer"),
    "social_map:lay_word": refused(FULL, "beheer"),
    "social_map:lay_word_away": refused(FULL, "beheer"),
    "social_map:grant": refused(FULL, "beheer"),
    "social_map:keeper_away": refused(FULL, "beheer"),
    "social_map:remind": tap(FULL, "beheer"),
    "social_map:answer": refused(FULL, "beheer"),
    "social_map:answer_back": refused(FULL, "beheer"),
    "social_map:confirm": elsewhere(LIGHT, MISSING, ""),
    "social_map:start": page(LIGHT),
    "social_map:answer_hurdle": refused(CHANGE),
    "social_map:organisation": page(FULL, ""),
    "social_map:claim": page(FULL),
    "social_map:entry": page(FULL, ""),
    "social_map:entry_calendar": page(USUAL, ""),
    "social_map:change": page(FULL, "beheer"),
    "social_map:still_so": tap(CHANGE, "beheer"),
    "social_map:withdraw": tap(CHANGE, "beheer"),
    "social_map:restore": refused(FULL, "beheer"),
    "social_map:undo": refused(FULL, "beheer"),
    "social_map:propose": page(FULL, ""),
    "social_map:not_for_me": tap(FULL, because="far"),
    "social_map:join": refused(CHANGE),
    "social_map:co_runner": refused(CHANGE),
    "social_map:needs": refused(FULL, method="get"),
    "social_map:raise_hurdle": refused(FULL, method="get"),
}
CONVERSATION: dict[str, Visit] = {
    "conversation:start": page(LIGHT),
    "conversation:new": page(LIGHT, "samira"),
    "conversation:note": page(USUAL),
    "conversation:comes": page(LIGHT),
    "conversation:shared": page(USUAL),
    "conversation:prepare": page(FULL),
    "conversation:card": page(FULL),
    "conversation:readers": page(USUAL),
    "conversation:clock": page(LIGHT),
    "conversation:personal_plan": page(LIGHT),
    "conversation:report": page(LIGHT),
    "conversation:report_paper": page(LIGHT),
    "conversation:report_file": page(LIGHT),
    "conversation:note_draft": refused(FULL, "samira"),
    "conversation:remark": tap(FULL, "samira", remark="Mij viel iets op"),
    "conversation:remark_away": tap(FULL, "samira"),
    "conversation:around": refused(FULL, "samira"),
    "conversation:around_away": tap(FULL, "samira"),
    "conversation:work": refused(FULL, "samira"),
    "conversation:right": refused(FULL, "samira"),
    "conversation:yes": refused(FULL),
    "conversation:card_draft": refused(FULL),
    "conversation:share": tap(CHANGE, audience="conversation"),
    "conversation:reader_stop": tap(CHANGE, person=person("samira")),
    "conversation:report_approve": refused(FULL),
    "conversation:report_correct": elsewhere(FULL),
    "conversation:begin": refused(FULL),
    "conversation:close": tap(FULL),
}
DECIDING: dict[str, Visit] = {
    "deciding:proposal": page(USUAL),
    "deciding:versions": page(FULL),
    "deciding:paper": page(USUAL),
    "deciding:objection": page(FULL),
    "deciding:voice": page(FULL),
    "deciding:withdraw": page(FULL),
    "deciding:aloud": page(USUAL),
    "deciding:claim": page(FULL),
    "deciding:room": page(FULL),
    "deciding:grant": page(FULL),
    "deciding:table": page(FULL),
    "deciding:ask": page(FULL),
    "deciding:answer": tap(CHANGE, "ineke", answer="agrees"),
    "deciding:speak-again": refused(CHANGE),
    "deciding:remind": refused(FULL),
    "deciding:go-on": refused(FULL),
    "deciding:settle": refused(CHANGE),
    "deciding:fits": refused(CHANGE),
    "deciding:inform": tap(FULL, "samira", text="Dat kan"),
    "deciding:close": tap(FULL),
    "deciding:extend": refused(FULL),
    "deciding:open": refused(FULL),
    "deciding:write": refused(FULL),
}
PLANS: dict[str, Visit] = {
    "plans:plan": page(FULL),
    "plans:print": page(CHANGE),
    "plans:goal": page(USUAL),
    "plans:action": page(USUAL),
    "plans:lay-down": page(USUAL),
    "plans:propose": page(LIGHT),
    "plans:propose-kind": page(USUAL),
    "plans:change": page(FULL),
    "plans:application": page(USUAL),
    "plans:application-print": page(USUAL),
    "plans:contact": page(USUAL),
    "plans:look-back": page(USUAL),
    "plans:say": tap(FULL, feeling="better"),
    "plans:unsay": tap(FULL),
    "plans:tick": tap(FULL, "joop"),
    "plans:untick": tap(FULL),
}
ASSIGNMENTS: dict[str, Visit] = {
    "assignments:programmes": page(LIGHT),
    "assignments:begin": page(LIGHT, "wim"),
    "assignments:programme": page(FULL + 2),
    "assignments:paper": page(FULL + 2),
    "assignments:contribute": page(FULL, "wim"),
    "assignments:write": tap(USUAL, "wim"),
    "assignments:go-along": tap(FULL, "samira"),
    "assignments:throw-away": tap(USUAL, "wim"),
    "assignments:ask": refused(FULL, "wim"),
    "assignments:screen": page(LIGHT, "wim"),
    "assignments:assignment": page(FULL),
    "assignments:answer": refused(FULL, "wim"),
    "assignments:aloud": page(FULL, "wim"),
    "assignments:names": page(FULL, "samira"),
    "assignments:change": tap(CHANGE, "wim"),
    "assignments:ladder": page(LIGHT),
    "assignments:steps": page(CHANGE),
    "assignments:new-step": page(CHANGE),
    "assignments:say-step": tap(CHANGE * 2, answer="yes"),
}
MATCHING: dict[str, Visit] = {
    "matching:start": page(LIGHT),
    "matching:gifts": page(USUAL),
    "matching:offer": page(FULL),
    "matching:gift-fits": page(CHANGE),
    "matching:gift-away": tap(FULL),
    "matching:reach": page(FULL),
    "matching:board": page(LIGHT),
    "matching:new-offer": page(FULL),
    "matching:new-request": page(FULL),
    "matching:notice": page(FULL),
    "matching:withdraw": tap(FULL, "joop"),
    "matching:report": page(LIGHT),
    "matching:meetings": page(USUAL),
    "matching:answer": tap(FULL, "joop", do="yes", called="Joop", contact="024"),
    "matching:reports": page(LIGHT, "truus"),
    "matching:handle": tap(CHANGE, "truus", answer="Gebeld", take_off="yes"),
    "matching:search": tap(CHANGE, words="zingen", status=(200,)),
    "matching:goal": page(CHANGE),
    "matching:choose": tap(CHANGE * 2, thing=first("entry")),
    "matching:count": tap(CHANGE * 2),
    "matching:role": page(FULL),
    "matching:together": page(FULL, "samira"),
    "matching:how": page(LIGHT, ""),
    "matching:register-json": page(LIGHT, ""),
    "matching:register-csv": page(LIGHT, ""),
    "api:list_gifts": page(USUAL),
    "api:post_gift": tap(FULL, method="json", kind="can", words="Zingen"),
    "api:delete_gift": tap(FULL, method="delete"),
    "api:offer_gift": tap(CHANGE, method="json", title="Zingen", called="Bakker"),
    "api:gift_suggestions": page(CHANGE),
    "api:list_board": page(LIGHT),
    "api:post_notice": tap(FULL, method="json", kind="request", title="Wie zingt mee?", called="Bakker"),
    "api:delete_notice": tap(FULL, "joop", method="delete"),
    "api:post_meeting": refused(CHANGE),
    "api:post_unpleasant": tap(CHANGE, method="json", words="Niet fijn"),
    "api:list_meetings": page(LIGHT),
    "api:answer_meeting": tap(CHANGE, "joop", method="json", yes=False),
    "api:leave_meeting": tap(FULL, method="delete"),
    "api:tell_meeting": refused(FULL),
    "api:get_reach": page(LIGHT),
    "api:put_reach": tap(FULL, method="put", modes=["walk"]),
    "api:post_search": tap(CHANGE, method="json", words="zingen"),
    "api:goal_suggestions": page(CHANGE),
    "api:post_choice": tap(CHANGE * 2, method="json", thing=first("entry")),
    "api:role_suggestions": page(FULL),
    "api:together": page(FULL, "samira"),
    "api:list_reports": page(LIGHT, "truus"),
    "api:handle_report": tap(CHANGE, "truus", method="json", answer="Gebeld"),
    "api:algorithm_register": page(LIGHT),
}
CAPACITY: dict[str, Visit] = {
    "capacity:room": page(CHANGE, "samira"),
    "capacity:year": page(FULL, "samira"),
    "capacity:keep": page(FULL, "samira"),
    "capacity:tell_fate": tap(CHANGE, "samira", week=this_week, went="crisis", lost="1"),
    "capacity:plan_again": tap(CHANGE, "samira", week=this_week),
    "capacity:ask": page(USUAL, "samira"),
    "capacity:own_week": page(FULL, "samira"),
    "capacity:calendar": page(FULL, "samira"),
    "capacity:own_load": page(USUAL, "samira"),
    "capacity:team": page(USUAL, "samira"),
    "capacity:what_ifs": page(FULL, "samira"),
    "capacity:what_if": page(FULL, "samira"),
    "capacity:stop_what_if": tap(FULL, "samira"),
}
HOME: dict[str, Visit] = {
    "home:start": page(CHANGE),
    "home:today": page(CHANGE),
    "home:people_list": page(USUAL, "samira"),
    "home:paper": page(CHANGE),
}
EXCHANGE: dict[str, Visit] = {
    "social_map:lists": page(USUAL, "beheer"),
    "social_map:list": page(CHANGE, "beheer"),
    "social_map:list_columns": tap(FULL, "beheer", version="1", column="title"),
    "social_map:list_repair": tap(FULL, "beheer", version="1"),
    "social_map:list_publish": tap(30, "beheer", version="1"),
    "social_map:list_away": tap(FULL, "beheer"),
    "social_map:list_stop": tap(FULL, "beheer"),
    "social_map:list_again": tap(FULL, "beheer"),
    "social_map:doubles": page(FULL, "beheer"),
    "social_map:pair": page(FULL, "beheer"),
    "social_map:merge": tap(30, "beheer", versions="1-1", title="other"),
    "social_map:apart": tap(CHANGE, "beheer"),
    "social_map:part": tap(30, "beheer"),
    "social_map:out_csv": page(FULL, "beheer"),
    "social_map:out_hsds": page(FULL, "beheer"),
    "social_map:hsds": page(LIGHT, ""),
    "social_map:hsds_services": page(FULL, ""),
    "social_map:hsds_service": elsewhere(USUAL, MISSING, ""),
    "social_map:hsds_organizations": page(LIGHT, ""),
    "social_map:hsds_organization": elsewhere(LIGHT, MISSING, ""),
    "social_map:hsds_at_locations": page(FULL, ""),
    "social_map:hsds_at_location": elsewhere(LIGHT, MISSING, ""),
    "social_map:hsds_taxonomies": page(LIGHT, ""),
    "social_map:hsds_taxonomy": elsewhere(LIGHT, MISSING, ""),
    "social_map:hsds_terms": page(LIGHT, ""),
    "social_map:hsds_term": elsewhere(LIGHT, MISSING, ""),
}
API: dict[str, Visit] = {
    "api:list_entries": page(CHANGE, "", query="?vraag=muziek op maandag"),
    "api:get_entry": page(FULL, ""),
    "api:get_initiative": page(CHANGE, ""),
    "api:organisation_entries": page(CHANGE, ""),
    "api:publish": refused(FULL, "beheer"),
    "api:send_list": refused(FULL, "beheer"),
    "api:get_list": page(CHANGE, "beheer"),
    "api:publish_list": refused(FULL, "beheer"),
    "api:stop_list": refused(CHANGE, "beheer"),
    "api:delete_list": refused(FULL, "beheer", method="delete"),
    "api:export_hsds": page(FULL, "beheer"),
    "api:export_list": page(FULL, "beheer"),
    "api:change_entry": refused(FULL, "beheer"),
    "api:confirm_entry": tap(CHANGE, "beheer"),
    "api:withdraw_entry": tap(CHANGE, "beheer"),
    "api:propose_change": tap(CHANGE, words="Het is om drie uur"),
    "api:remark": tap(FULL, because="far"),
    "api:take_place": tap(CHANGE),
    "api:free_place": refused(FULL, method="delete"),
    "api:join_initiative": refused(CHANGE),
    "api:openapi-json": page(LIGHT),
    "api:get_own_calendar": page(LIGHT, "samira"),
    "api:follow_own_calendar": tap(FULL, "samira", method="put", address="https://agenda.example/a.ics"),
    "api:forget_own_calendar": tap(FULL, "samira", method="delete"),
    "api:get_mandates": page(USUAL),
    "api:write_down_mandate": refused(FULL, "truus"),
    "api:end_mandate": refused(FULL, "truus", method="delete"),
    "api:list_circles": page(LIGHT),
    "api:get_circle": page(LIGHT),
    "api:get_access": page(USUAL),
    "api:get_journal": page(USUAL),
    "api:get_me": page(FULL),
    "api:areas": page(LIGHT),
    "api:area": page(LIGHT),
    "api:figures": page(LIGHT),
    "api:profile": page(FULL),
    "api:list_frames": page(LIGHT),
    "api:list_versions": page(LIGHT),
    "api:get_frame": page(LIGHT),
    "api:list_conversations": page(LIGHT),
    "api:get_note": page(LIGHT),
    "api:get_cards": page(USUAL),
    "api:get_report": page(LIGHT),
    "api:get_waiting": page(LIGHT),
    "api:get_table": page(FULL),
    "api:list_proposals": page(USUAL),
    "api:get_proposal": page(USUAL),
    "api:get_information": page(USUAL),
    "api:get_versions": page(FULL),
    "api:plan": page(USUAL),
    "api:goal": page(LIGHT),
    "api:coming": page(LIGHT),
    "api:invite": tap(CHANGE, called="Fatma", kind="involved", why="Buurvrouw", relation="", method="json"),
    "api:end_access": tap(CHANGE, method="delete"),
    "api:figures_csv": page(LIGHT, query="?within=GM0268&year=2022"),
    "api:set_frame": refused(LIGHT, "wim"),
    "api:renew_frame": refused(LIGHT, "wim"),
    "api:end_frame": refused(LIGHT, "wim"),
    "api:begin_own": refused(USUAL),
    "api:begin_new": refused(LIGHT, "samira"),
    "api:put_answer": refused(LIGHT, "samira", method="put"),
    "api:post_remark": tap(FULL, "samira", "json", words="Mij viel iets op"),
    "api:post_around": refused(LIGHT, "samira"),
    "api:delete_around": tap(FULL, "samira", "delete"),
    "api:post_work": refused(LIGHT, "samira"),
    "api:post_right": refused(LIGHT, "samira"),
    "api:post_yes": refused(LIGHT),
    "api:post_step": refused(LIGHT, "samira"),
    "api:post_plan": refused(LIGHT),
    "api:put_card": refused(LIGHT, method="put"),
    "api:put_audience": refused(LIGHT, method="put"),
    "api:post_report": tap(FULL, "samira", "json"),
    "api:post_correction": refused(LIGHT),
    "api:post_approval": refused(FULL),
    "api:get_story": elsewhere(USUAL),
    "api:answer": tap(CHANGE, "ineke", "json", answer="go_along"),
    "api:record_aloud": refused(LIGHT, "truus"),
    "api:hand_over": tap(CHANGE, "ineke", "put", person=person("joop")),
    "api:take_back": refused(FULL, method="delete"),
    "api:remind": refused(FULL),
    "api:continue_without": refused(FULL),
    "api:settle": refused(FULL),
    "api:withdraw": tap(FULL, method="json", text="Toch niet"),
    "api:inform": tap(FULL, "samira", "json", text="Dat kan"),
    "api:ask_information": tap(FULL, method="json", to=person("samira"), text="Kan dat?"),
    "api:claim_crossing": refused(FULL, "wim"),
    "api:give_reason": tap(CHANGE, method="json", text="Het is nodig"),
    "api:ask_room": tap(CHANGE, method="json", text="Mag het?"),
    "api:grant_room": refused(FULL, "wim"),
    "api:withdraw_crossing": refused(FULL, "wim", method="delete"),
    "api:start_closed_time": tap(FULL, method="json"),
    "api:end_closed_time": refused(FULL, method="delete"),
    "api:extend_closed_time": refused(FULL),
    "api:write_draft": refused(FULL, method="put"),
    "api:propose": tap(FULL, method="json", kind="goal", content={"words": "Ik wil dansen", "notice": ""}),
    "api:change": refused(FULL),
    "api:say": tap(FULL, method="json", movement="better"),
    "api:unsay": tap(FULL, method="delete"),
    "api:tick": tap(FULL, "joop", "json"),
    "api:contact": refused(FULL, "truus"),
    "api:look_back": refused(FULL, "truus"),
    "api:apply": refused(FULL),
    "api:list_programmes": page(LIGHT),
    "api:get_programme": page(FULL + 2),
    "api:post_contribution": refused(FULL, "wim"),
    "api:read_goal": tap(LIGHT, "wim", "json", text="meer participatie"),
    "api:get_steps": page(CHANGE),
    "api:put_step_forward": refused(FULL),
    "api:put_yes": tap(FULL, method="put", answer="no"),
    "api:get_assignment": page(FULL),
    "api:get_names": page(FULL, "samira"),
    "api:post_assignment_answer": refused(FULL, "wim"),
    "api:get_room": page(CHANGE, "samira"),
    "api:get_own_week": page(FULL, "samira"),
    "api:say_own_week": tap(FULL, "samira", "json", week=this_week, minutes={"crisis": 60}),
    "api:tell_fate_of": tap(CHANGE, "samira", "json", week=this_week, went="on"),
    "api:answer_ask": refused(FULL, "samira"),
    "api:api-root": elsewhere(USUAL),
}

ALL = (
    PLATFORM
    | DOORS
    | PEOPLE
    | NEIGHBOURHOOD
    | SOCIAL_MAP
    | FRAMES
    | CONVERSATION
    | DECIDING
    | PLANS
    | MATCHING
    | ASSIGNMENTS
    | CAPACITY
    | HOME
    | EXCHANGE
    | API
)
