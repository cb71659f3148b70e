"""Unusual reading, for the privacy officer."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kanteling.apps.people.queries.unusual import unusual_reading
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest


@known
@require_safe
def page(request: KnownRequest) -> HttpResponse:
    """Days on which someone read unlike themselves, and the rule that says so."""
    return render(request, "people/unusual.html", {"page": unusual_reading(request.actor)})
