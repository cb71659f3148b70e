"""People are found by what they really say, by the same text in the same way, and only behind the wall."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanteling.platform.search import LayLine, Lexicon, document, understand
from kanteling.platform.search.dutch import parts, stem, words_of
from kanteling.platform.search.lexicon import read
from kanteling.platform.search.typos import slips

LEXICON = Lexicon.standard()


def keys(text: str) -> set[str]:
    return {term.key for term in understand(text, LEXICON).terms}


@pytest.mark.parametrize(
    "family",
    ["schuld schulden", "loopt lopen gelopen", "huis huizen huisje", "wandelen wandeling wandelaars", "kookt gekookt koken",
     "ontmoeten ontmoeting", "eenzaam eenzaamheid eenzame", "fiets fietsen gefietst"],
)  # fmt: skip
def test_one_family_has_one_stem(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


def test_words_that_only_look_alike_stay_apart() -> None:
    assert len({stem(word) for word in ("buurt", "buur", "hart", "haar", "markt", "merk")}) == 6


@pytest.mark.parametrize(
    ("word", "expected"),
    [("koffieochtend", ("koffie", "ochtend")), ("rolstoelbus", ("rolstoel", "bus")),
     ("mantelzorgsteunpunt", ("mantelzorg", "steunpunt")), ("kinderen", ()), ("eenzaamheid", ())],
)  # fmt: skip
def test_a_compound_is_found_by_its_parts(word: str, expected: tuple[str, ...]) -> None:
    assert parts(word, LEXICON.vocabulary) == expected


def test_a_phrase_stands_in_any_order_but_close_together() -> None:
    lexicon = Lexicon.of([LayLine("eenzaamheid", ("niemand zien",))])
    for text, stands in (
        ("Ik zie bijna niemand meer", True),
        ("niemand heb ik gezien", True),
        ("Ik zie de bus die om acht uur bij ons in de straat stopt en waar dan niemand", False),
    ):
        assert ("~eenzaamheid" in {term.key for term in understand(text, lexicon).terms}) is stands


def test_what_is_not_wanted_hardly_counts_and_what_cannot_does() -> None:
    weights = {
        text: {t.key: t.weight for t in understand(text, LEXICON).terms}
        for text in ("wil geen sport", "kan niet lopen")
    }
    assert weights["wil geen sport"]["sport"] < 0.2
    assert weights["kan niet lopen"][stem("lopen")] == 1


def test_a_line_without_a_concept_is_named() -> None:
    with pytest.raises(ValueError, match="line 2"):
        read("# uitleg\nwoord, woord")


@given(st.text(max_size=300))
def test_any_text_is_understood_and_kept_in_one_way(text: str) -> None:
    assert understand(text, LEXICON) == understand(text, LEXICON)
    kept = document({"title": text, "text": text[::-1]}, LEXICON)
    assert kept == document({"title": text, "text": text[::-1]}, LEXICON)
    assert len(kept.words) == len(kept.weights) == len(set(kept.words))
    assert all(0 <= weight < 32_767 for weight in kept.weights)


WORDS = st.sampled_from(
    sorted(word for word in LEXICON.vocabulary if len(word) > 7 and word.isascii() and word.isalpha())
)


@given(st.lists(WORDS, min_size=1, max_size=5), st.text(max_size=100))
def test_a_word_of_the_title_always_finds_the_entry(title: list[str], text: str) -> None:
    kept = set(document({"title": " ".join(title), "text": text}, LEXICON).words)
    for word in title:
        assert keys(word) & kept


@given(st.data())
def test_a_slip_in_a_long_word_still_finds_it(data: st.DataObject) -> None:
    """Long counts without what is bent at the end: of "pleintje" there is only "plein" to know it by."""
    word = data.draw(WORDS.filter(lambda each: len(stem(each)) > 7))
    slip = data.draw(st.sampled_from(sorted(each for each in slips(word) if not LEXICON.is_known(each))))
    assert keys(slip) & set(document({"title": word}, LEXICON).words)


def test_accents_and_signs_do_not_matter() -> None:
    assert words_of("Café’s – Één ochtend, 2 uur") == ["cafe", "een", "ochtend", "2", "uur"]


def test_a_municipality_can_say_what_its_own_words_mean() -> None:
    lexicon = LEXICON.also([LayLine("boekhouden", ("het blauwe schrift",))])
    kept = set(document({"title": "Penningmeester gezocht"}, LEXICON).words)
    assert {term.key for term in understand("wie doet het blauwe schrift", lexicon).terms} & kept
    assert not keys("wie doet het blauwe schrift") & kept
