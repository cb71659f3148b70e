"""Counting wrong codes of letters: per address, and over all; forgotten after an hour.

The address of the visitor is never stored, only a keyed hash of it.
"""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

HOUR = 3600
EVERYWHERE = "wrong-codes"


def wrong_codes(request: HttpRequest) -> tuple[int, int]:
    """How many wrong codes came this hour from this address, and from all addresses."""
    found = cache.get_many([_here(request), EVERYWHERE])
    return found.get(_here(request), 0), found.get(EVERYWHERE, 0)


def remember_wrong_code(request: HttpRequest) -> None:
    """Count one more."""
    for key in (_here(request), EVERYWHERE):
        if not cache.add(key, 1, HOUR):
            cache.set(key, cache.get(key, 0) + 1, HOUR)


def _here(request: HttpRequest) -> str:
    address = get_adapter().get_client_ip(request)
    return f"wrong-codes-{salted_hmac('kanteling.patience', address).hexdigest()[:32]}"
