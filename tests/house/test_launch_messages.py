"""Translations: what people edit becomes what programs read, and only when it changed."""

import gettext
import os
from pathlib import Path

import pytest

from kanteling.launch import messages

ENGLISH = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "kring"
msgstr "circle"
"""


@pytest.fixture
def po(tmp_path: Path) -> Path:
    path = tmp_path / "src/kanteling/locale/en/LC_MESSAGES/django.po"
    path.parent.mkdir(parents=True)
    path.write_text(ENGLISH)
    return path


def test_a_translation_can_be_read_once_it_is_compiled(po: Path) -> None:
    messages.compile_one(po)
    with po.with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("kring") == "circle"


def test_only_what_changed_is_compiled_again(po: Path, tmp_path: Path) -> None:
    assert messages.stale(tmp_path) == [po]
    messages.compile_one(po)
    assert messages.stale(tmp_path) == []
    later = po.with_suffix(".mo").stat().st_mtime + 10
    os.utime(po, (later, later))
    assert messages.stale(tmp_path) == [po]


def test_every_translation_of_ours_can_be_compiled(tmp_path: Path) -> None:
    root = Path(messages.__file__).resolve().parents[3]
    for path in root.glob(messages.PATTERN):
        copy = tmp_path / path.relative_to(root)
        copy.parent.mkdir(parents=True)
        copy.write_bytes(path.read_bytes())
        messages.compile_one(copy)
        assert copy.with_suffix(".mo").stat().st_size > 0
