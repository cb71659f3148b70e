"""Which parts of an entry can be chosen from one of two, when they turn out to be the same thing."""

from dataclasses import dataclass

from kanteling.foundation.words import Dutch


@dataclass(frozen=True, slots=True)
class Piece:
    """A part that is chosen as a whole, and the columns that belong together in it."""

    name: str
    dutch: Dutch
    columns: tuple[str, ...]


FIELDS = (
    Piece("title", "Naam", ("title",)),
    Piece("text", "Wat er te doen is", ("text",)),
    Piece("times", "Wanneer", ("times", "time_extras")),
    Piece("place", "Waar", ("place",)),
    Piece("cost", "Kosten", ("cost", "cost_cents", "cost_text")),
    Piece("for_whom", "Voor wie", ("for_whom", "audience", "age_from", "age_to")),
    Piece("next_step", "Hoe meedoen", ("next_step", "access", "access_text")),
    Piece("contact", "Contact", ("contact_name", "contact_role", "phone", "mail", "link")),
    Piece("plain_words", "Gewone woorden", ("plain_words",)),
)
