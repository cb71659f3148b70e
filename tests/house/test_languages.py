"""Dutch first, English complete: no sentence stays behind."""

import re

from django.conf import settings
from django.urls import get_resolver, resolve

from kanteling.platform.messages import missing, read

ROOT = settings.ROOT / "src" / "kanteling"
CATALOGUE = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
BLANK = re.compile(r"%\(\w+\)s")


def test_every_sentence_has_english_and_no_english_is_left_over() -> None:
    assert get_resolver().url_patterns
    assert resolve("/api/v1/openapi.json")  # the API is read when it is first asked
    assert missing(CATALOGUE, ROOT) == []


def test_a_translation_keeps_the_blanks_of_its_sentence() -> None:
    odd = [
        message.id
        for message in read(CATALOGUE)
        if isinstance(message.id, str)
        and sorted(BLANK.findall(message.id)) != sorted(BLANK.findall(message.string or ""))
    ]
    assert odd == []
