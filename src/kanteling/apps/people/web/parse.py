"""Reading what a form posted: bad input is a missing thing, never an error."""

from uuid import UUID

from django.forms import Form
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from kanteling.foundation.refusals import NotForYou


def as_id(text: str | None) -> UUID:
    """The identifier that was posted; raises `NotForYou` when it is none."""
    try:
        return UUID(text or "")
    except ValueError as wrong:
        raise NotForYou from wrong


def came_from(request: HttpRequest, otherwise: str) -> str:
    """The page named in ``next``, when it is one of ours; else ``otherwise``."""
    where = request.POST.get("next", "")
    return where if where and url_has_allowed_host_and_scheme(where, {request.get_host()}) else otherwise


def errors_of(form: Form) -> list[dict[str, str]]:
    """What is wrong in a form, for the summary on top: the first error of each field."""
    return [{"field": name, "text": str(found[0])} for name, found in form.errors.items()]
