"""Proof that an address is one's own: a code goes there and comes back, five tries and a quarter of an hour at most."""

import secrets

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django.utils.translation import get_language

from kanteling.apps.people.commands.inviting import LETTERS
from kanteling.platform import clock, mail

KEPT, TRIES, SECONDS = "proof", 5, 900


def ask(request: HttpRequest, address: str) -> None:
    """Send a code to ``address`` and remember it in this session. Raises `Refused` when no mail goes."""
    code = "".join(secrets.choice(LETTERS) for _ in range(8))
    mail.send("people/mail/proof", address, {"code": code}, (get_language() or "nl")[:2])
    request.session[KEPT] = {"address": address, "code": code, "at": clock.now().timestamp(), "tries": 0}


def waiting(request: HttpRequest) -> str:
    """The address that waits for its code; empty when none does, or when it took too long."""
    kept = request.session.get(KEPT)
    if not kept or kept["tries"] >= TRIES or clock.now().timestamp() - kept["at"] > SECONDS:
        request.session.pop(KEPT, None)
        return ""
    return str(kept["address"])


def given(request: HttpRequest, code: str) -> bool:
    """Whether this is the code; a wrong one counts as a try."""
    kept = dict(request.session[KEPT])
    bare = "".join(letter for letter in code.upper() if letter.isalnum())
    if constant_time_compare(bare, kept["code"]):
        request.session.pop(KEPT)
        return True
    request.session[KEPT] = kept | {"tries": kept["tries"] + 1}
    return False
