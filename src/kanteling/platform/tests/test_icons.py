"""An icon drawn beforehand is the icon that the component would draw."""

import pytest
from django.template import engines
from django_cotton.compiler_regex import CottonCompiler

from kanteling.platform.icons import FIXED, NAMED, drawn


def test_drawn_beforehand_or_as_component_is_the_same() -> None:
    words = CottonCompiler().process("<c-icon :name='name' class='k-icon--turns' />")
    component = engines["django"].from_string(words)
    assert drawn("arrow-right", "k-icon--turns") == component.render({"name": "arrow-right"}).strip()


def test_only_an_icon_with_fixed_words_is_drawn_beforehand() -> None:
    assert FIXED.search('<c-icon name="check" />')
    assert FIXED.search('<c-icon name="chevron-down" class="k-icon--chevron" />')
    assert FIXED.search('<c-icon\n  name="check"\n/>')
    assert not FIXED.search('<c-icon :name="icon" />')
    assert not FIXED.search('<c-icon name="{{ icon }}" />')


def test_an_icon_that_is_named_later_is_the_same_too() -> None:
    assert NAMED.search('<c-icon :name="row.icon" class="k-icon--turns" />')
    tag = engines["django"].from_string('{% load look %}{% icon row.icon "k-icon--turns" %}')
    assert tag.render({"row": {"icon": "arrow-right"}}) == drawn("arrow-right", "k-icon--turns")


def test_what_cannot_be_a_name_is_not_drawn() -> None:
    with pytest.raises(ValueError, match="no icon"):
        drawn('check" onload="', "")
