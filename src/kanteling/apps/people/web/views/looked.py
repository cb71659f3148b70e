"""Who looked in my plan?"""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kanteling.apps.people.queries.journal import who_looked
from kanteling.platform import clock
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest


@known
@require_safe
def page(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Per month: who, when, what and why; what was refused; who may come in now."""
    shown = who_looked(
        request.actor,
        circle,
        with_mine=request.GET.get("met-mij") == "1",
        before=request.GET.get("voor", ""),
    )
    return render(request, "people/who_looked.html", {"page": shown, "this_month": clock.today().replace(day=1)})
