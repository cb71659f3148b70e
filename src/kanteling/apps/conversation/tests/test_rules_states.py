"""The drawing of the Wmo clock says what the rules say."""

from kanteling.apps.conversation.rules.states import transitions


def test_an_application_follows_a_report_a_late_research_or_goes_on_after_a_pause() -> None:
    leads = {before for before, what, after in transitions() if after == "applied"}
    assert leads == {"reported", "research_late", "paused"}


def test_being_late_comes_from_time_alone() -> None:
    assert {what for _, what, after in transitions() if after.endswith("_late")} == {"de tijd gaat voorbij"}
