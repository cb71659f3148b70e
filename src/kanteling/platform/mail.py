"""Mail: plain text with an HTML twin, in the reader's language, and nothing personal in the subject.

A subject is read on locked screens and by mail servers, so it says only that Kanteling has something.
"""

import logging
import smtplib
from collections.abc import Mapping

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import override

from kanteling.foundation.refusals import Refused
from kanteling.foundation.words import Reason

log = logging.getLogger(__name__)


class NoMail(Reason):
    """Why a mail did not go."""

    NOT_NOW = "mail_not_now", "De mail gaat nu niet weg. Probeer het straks nog eens, of bel ons."


def send(template: str, to: str, context: Mapping[str, object], language: str = "nl") -> None:
    """Send ``<template>.txt`` with its twin ``<template>.html``; the first line of the text is the subject.

    Raises `Refused` when the mail server does not take it; nobody's address is written to the log.
    """
    with override(language):
        subject, _, text = render_to_string(f"{template}.txt", dict(context)).lstrip().partition("\n")
        html = render_to_string(f"{template}.html", dict(context))
    message = EmailMultiAlternatives(
        subject.strip(), text.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [to],
        headers={"Auto-Submitted": "auto-generated"},
    )  # fmt: skip
    message.attach_alternative(html, "text/html")
    deliver(message)


def deliver(message: EmailMultiAlternatives) -> None:
    """Hand a message to the mail server; raises `Refused` when it does not take it."""
    try:
        message.send()
    except (OSError, smtplib.SMTPException) as trouble:
        log.warning("a mail was not taken: %s", type(trouble).__name__)
        raise Refused((NoMail.NOT_NOW,)) from trouble
