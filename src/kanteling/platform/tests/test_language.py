"""In which language a page speaks."""

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from kanteling.platform.language import LanguageMiddleware


def spoken(cookie: str = "", browser: str = "") -> str:
    request = HttpRequest()
    request.COOKIES["kanteling_language"] = cookie
    request.META["HTTP_ACCEPT_LANGUAGE"] = browser
    return LanguageMiddleware(lambda _: HttpResponse(translation.get_language()))(request).content.decode()


def test_it_is_dutch_unless_someone_chose() -> None:
    assert spoken() == "nl"


def test_the_language_of_the_telephone_decides_nothing() -> None:
    assert spoken(browser="en") == "nl"


def test_a_choice_holds() -> None:
    assert spoken(cookie="en") == "en"


def test_an_unknown_choice_is_dutch() -> None:
    assert spoken(cookie="xx") == "nl"
