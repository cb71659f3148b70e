"""Mail that does not go becomes a sentence, and no address is written to a log."""

from typing import Any

import pytest
from django.core import mail as outbox

from kanteling.apps.people.commands.inviting import MailLetter
from kanteling.apps.people.rules.seats import SeatKind
from kanteling.foundation.refusals import Refused
from kanteling.platform import clock, mail

LETTER = MailLetter(
    "Ahmed", "meneer Bakker", SeatKind.INVOLVED, "Hij komt elke dag", "AAAA-BBBB-CCCC", "a@example.org", clock.now()
)
CONTEXT = {"letter": LETTER, "what": "U besluit mee.", "link": "https://k.example/x", "place": "https://k.example"}


def test_a_mail_is_plain_text_with_an_html_twin_and_says_nothing_of_anyone_in_its_subject() -> None:
    mail.send("people/mail/invitation", "a@example.org", CONTEXT)
    (sent,) = outbox.outbox
    assert sent.subject == "U wordt ergens bij gevraagd"
    assert "“Hij komt elke dag”" in sent.body
    assert [kind for _content, kind in sent.alternatives] == ["text/html"]  # type: ignore[attr-defined]


def test_a_server_that_is_away_becomes_a_sentence(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(Refused) as refused:
        mail.send("people/mail/invitation", "a@example.org", CONTEXT)
    assert refused.value.reasons == (mail.NoMail.NOT_NOW,)
    assert "a@example.org" not in caplog.text
