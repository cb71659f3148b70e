"""The switch between light, dark and high contrast, and (in the demo) the page that shows every part of the look."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from kanteling.platform.look_examples import EXAMPLES
from kanteling.platform.templatetags.look import THEME_COOKIE, THEMES

A_YEAR = 365 * 24 * 3600


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Remember the chosen theme in a cookie and go back to the page; an empty choice follows the system again."""
    where = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(where, allowed_hosts={request.get_host()}):
        where = "/"
    answer = HttpResponseRedirect(where)
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        answer.set_cookie(THEME_COOKIE, chosen, max_age=A_YEAR, samesite="Lax", secure=request.is_secure())
    else:
        answer.delete_cookie(THEME_COOKIE, samesite="Lax")
    return answer


@require_safe
def parts(request: HttpRequest) -> HttpResponse:
    """Every component in all its states, with invented values; only where everything is invented."""
    if not getattr(settings, "KANTELING_DEMO", False):
        raise Http404
    return render(request, "platform/parts.html", EXAMPLES)
