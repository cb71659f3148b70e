"""How allauth behaves here: nobody signs up by themselves, people are invited."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closed for sign-up: an account begins with an invitation or with an address that is already known."""

    def is_open_for_signup(self, request: HttpRequest, *args: Any) -> bool:
        return False
