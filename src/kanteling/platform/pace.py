"""Not faster than people go: a visitor without a log-in can do only so much in a while.

Counted per address of the network, hashed with our own secret, in the cache; nothing of it is kept longer than that while.
Two at the same instant may both count as one: it is a brake, no lock.
"""

import hashlib

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from kanteling.foundation.refusals import Refused
from kanteling.foundation.words import Reason


class TooFast(Reason):
    """Why it must wait a moment."""

    WAIT = "too_fast", "Dat ging wel heel vaak. Wacht een paar minuten en probeer het opnieuw."


def keep_pace(request: HttpRequest, what: str, most: int, seconds: int) -> None:
    """Count one more ``what`` of this visitor; raises `Refused` after ``most`` within ``seconds``.

    Who is logged in is not counted here: what they do is in the journal.
    """
    if getattr(request, "actor", None) is not None:
        return
    where = get_adapter(request).get_client_ip(request)
    key = "pace:" + hashlib.sha256(f"{settings.SECRET_KEY}:{what}:{where}".encode()).hexdigest()
    count = int(cache.get(key, 0)) + 1
    if count > most:
        raise Refused((TooFast.WAIT,))
    cache.set(key, count, seconds)
