"""The letter with a code, on screen and on paper; and a yes that was spoken instead."""

from datetime import datetime, time
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kanteling.apps.people import commands
from kanteling.apps.people.queries.letters import Letter, letter_for, seat_called
from kanteling.apps.people.queries.pages import letters_page
from kanteling.apps.people.rules.spoken import Way
from kanteling.apps.people.web.forms import YesForm
from kanteling.apps.people.web.letters import letter_of, remember_letter
from kanteling.apps.people.web.paper import letter_as_pdf, square_of
from kanteling.apps.people.web.parse import errors_of
from kanteling.platform import clock
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest


@known
@require_safe
def letters(request: KnownRequest, circle: UUID) -> HttpResponse:
    """For whom a new letter can be made."""
    return render(request, "people/letters.html", {"page": letters_page(request.actor, circle)})


@known
@require_POST
def new_letter(request: KnownRequest, circle: UUID, seat: UUID) -> HttpResponse:
    """Make a new code for this seat; the former one stops working."""
    remember_letter(request, seat, commands.new_letter(actor=request.actor, seat=seat))
    return redirect("people:letter", circle=circle, seat=seat)


@known
@require_POST
def mail_again(request: KnownRequest, circle: UUID, seat: UUID) -> HttpResponse:
    """Send the mail once more."""
    commands.send_mail_again(actor=request.actor, seat=seat)
    messages.success(request, _("De mail gaat nog een keer weg."))
    return redirect("people:circle", circle=circle)


@known
@require_safe
def letter(request: KnownRequest, circle: UUID, seat: UUID) -> HttpResponse:
    """The letter, to print or to read the code from. Only who made it sees the code, in the same session."""
    found, address = _letter(request, circle, seat)
    context = {"letter": found, "address": address, "qr": square_of(address) if found.code else None}
    return render(request, "people/letter.html", context)


@known
@require_safe
def letter_pdf(request: KnownRequest, circle: UUID, seat: UUID) -> HttpResponse:
    """The letter on one page of paper."""
    found, address = _letter(request, circle, seat)
    if not found.code:
        return redirect("people:letter", circle=circle, seat=seat)
    answer = HttpResponse(letter_as_pdf(found, address), content_type="application/pdf")
    answer.headers["Content-Disposition"] = 'inline; filename="brief.pdf"'
    return answer


def _letter(request: KnownRequest, circle: UUID, seat: UUID) -> tuple[Letter, str]:
    found = letter_for(request.actor, circle, seat, letter_of(request, seat))
    bare = found.code.replace("-", "")
    return found, request.build_absolute_uri(f"/uitnodiging/{bare}/" if bare else "/uitnodiging/")


@known
@require_http_methods(["GET", "HEAD", "POST"])
def said_yes(request: KnownRequest, circle: UUID, seat: UUID) -> HttpResponse:
    """Write down that someone said yes aloud, with who heard it."""
    form = YesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        day = given["said_on"]
        at = clock.now() if day == clock.today() else datetime.combine(day, time(12), clock.AMSTERDAM)
        commands.write_down_yes(
            actor=request.actor, seat=seat, way=Way(given["way"]), heard_by=given["heard_by"], said_at=at,
            words=given["words"],
        )  # fmt: skip
        return redirect("people:circle", circle=circle)
    context = {
        "name": seat_called(request.actor, circle, seat),
        "circle": circle,
        "form": form,
        "errors": errors_of(form),
        "said_on": form["said_on"].value() or clock.today().isoformat(),
        "ways": [{"value": way.code, "label": _(way.dutch).capitalize()} for way in Way],
    }
    return render(request, "people/said_yes.html", context)
