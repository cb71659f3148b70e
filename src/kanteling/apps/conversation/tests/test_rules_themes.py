"""What a conversation is about follows from cards and words, and can be explained."""

from kanteling.apps.conversation.rules.cards import Card
from kanteling.apps.conversation.rules.questions import Question, first_words
from kanteling.apps.conversation.rules.themes import PLAIN_WORDS, about, themes, words_about


def test_a_filled_card_is_a_theme() -> None:
    assert [theme.card for theme in themes([Card.TRANSPORT], [])] == [Card.TRANSPORT]


def test_strengths_and_wishes_are_never_a_theme() -> None:
    assert themes([Card.TALENTS, Card.WISHES], []) == ()


def test_words_say_why_a_theme_is_there() -> None:
    (theme,) = themes([], ["Hulp in het huishouden. De ramen lukken niet meer."])
    assert (theme.card, theme.words, theme.filled) == (Card.HOUSEHOLD, ("huishouden", "ramen"), False)


def test_a_word_inside_another_word_says_nothing() -> None:
    assert words_about(Card.WELLBEING, "Mijn moeder moet vaak naar de dokter.") == ()
    assert words_about(Card.TRANSPORT, "Het is business as usual.") == ()


def test_bakker_is_about_household_care_and_contacts() -> None:
    said = "De ramen en vloeren lukken niet met die knie. Er komt toch niemand."
    assert about(said) == (Card.CONTACTS, Card.HOUSEHOLD, Card.CARE)


def test_every_life_area_has_plain_words_and_strengths_have_none() -> None:
    assert set(Card) - set(PLAIN_WORDS) == {Card.TALENTS, Card.WISHES}


def test_shared_cards_stand_under_the_question_they_answer() -> None:
    first = first_words({Card.TALENTS: "Cijfers", Card.CONTACTS: "Joop", Card.HOUSING: "Fijn huis", Card.CARE: " "})
    assert first == {
        Question.TALENTS: "Cijfers",
        Question.NETWORK: "Joop",
        Question.HAPPENED: "Wonen: Fijn huis",
    }
