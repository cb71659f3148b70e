"""What every page of the whole site shares: who looks, where they can go, whom they can call."""

from django.http import HttpRequest


def layout(request: HttpRequest) -> dict[str, object]:
    """Context for the layouts; empty when nobody is known."""
    return {"actor": getattr(request, "actor", None)}
