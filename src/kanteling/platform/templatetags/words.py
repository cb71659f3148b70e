"""Small words in templates: the token of a form, Dutch that travels with codes, days as people say them."""

from datetime import date, datetime, timedelta
from uuid import uuid4

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from kanteling.foundation.names import addressed as addressed
from kanteling.platform import clock

register = template.Library()


@register.simple_tag
def once() -> SafeString:
    """A hidden token, so that the same form posted twice counts once."""
    return format_html('<input type="hidden" name="once" value="{}">', uuid4())


@register.filter
def trans_worded(words: str) -> str:
    """Dutch that came with a code, in the language of the page."""
    return gettext(words) if words else ""


register.filter("addressed", addressed)


@register.filter
def day(value: date | datetime) -> str:
    """A day as people say it: vandaag, morgen, gisteren, else ``donderdag 12 maart`` (with year when another)."""
    when = timezone.localtime(value).date() if isinstance(value, datetime) else value
    here = clock.today()
    near = {
        here: gettext("vandaag"),
        here + timedelta(1): gettext("morgen"),
        here - timedelta(1): gettext("gisteren"),
    }
    if when in near:
        return near[when]
    return uncapped(formats.date_format(when, "l j F" if when.year == here.year else "l j F Y"))


def uncapped(words: str) -> str:
    """The name of a day inside a sentence: Dutch has no capital there, English has."""
    return words if (get_language() or "nl").startswith("en") else words.lower()


@register.filter
def moment(value: datetime) -> str:
    """A moment as people say it: ``donderdag 12 maart, 14.05 uur``."""
    at = timezone.localtime(value)
    return gettext("%(day)s, %(time)s uur") % {"day": day(value), "time": f"{at.hour}.{at.minute:02d}"}


@register.filter
def day_of(written: str) -> str:
    """A day as people say it, of a moment or day in a file: ``2026-03-12T14:05:00+01:00``."""
    return day(datetime.fromisoformat(written)) if written else ""


@register.filter
def moment_of(written: str) -> str:
    """A moment in a list, of a moment in a file: ``Do 12 maart, 14.05 uur``."""
    return moment_short(datetime.fromisoformat(written)) if written else ""


@register.simple_tag
def day_short(value: datetime) -> str:
    """A day in a list: ``Di 10 maart`` (with the year when another)."""
    at = timezone.localtime(value)
    text = formats.date_format(at, "D j F" if at.year == clock.today().year else "D j F Y")
    return text[:1].upper() + text[1:]


@register.simple_tag
def moment_short(value: datetime) -> str:
    """A moment in a list: ``Di 10 maart, 14.05 uur``."""
    at = timezone.localtime(value)
    shown = day_short(value)
    text = gettext("%(day)s, %(time)s uur") % {"day": shown, "time": f"{at.hour}.{at.minute:02d}"}
    return text[:1].upper() + text[1:]
