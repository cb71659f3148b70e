"""An icon drawn beforehand is the icon that the component would draw."""

from django.template import engines
from django_cotton.compiler_regex import CottonCompiler

from kanteling.platform.icons import FIXED, drawn


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
