"""What can happen between people."""

from dataclasses import dataclass
from typing import ClassVar

from kanteling.foundation.events import Event, Look


class Looked(Look):
    """What can be read here."""

    CIRCLE = "circle", "keek wie er in de kring zit"
    JOURNAL = "journal", "las wie er keek"
    OWN_DATA = "own_data", "haalde de eigen gegevens op"
    LETTER = "letter", "maakte een brief op papier"
    INVITATION = "invitation", "bekeek de uitnodiging"
    UNUSUAL_READING = "unusual_reading", "keek of er opvallend gelezen werd"


@dataclass(frozen=True, slots=True, kw_only=True)
class CircleOpened(Event):
    dutch: ClassVar[str] = "begon een kring"


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited(Event):
    dutch: ClassVar[str] = "nodigde iemand uit aan tafel"


@dataclass(frozen=True, slots=True, kw_only=True)
class AlsoMe(Event):
    dutch: ClassVar[str] = "was hier al bekend en nam de uitnodiging aan"


@dataclass(frozen=True, slots=True, kw_only=True)
class CameIn(Event):
    dutch: ClassVar[str] = "kwam aan tafel"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLeft(Event):
    dutch: ClassVar[str] = "ging van tafel"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessGiven(Event):
    dutch: ClassVar[str] = "gaf iemand toegang"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessEnded(Event):
    dutch: ClassVar[str] = "stopte iemands toegang"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAdded(Event):
    dutch: ClassVar[str] = "schreef iemand in"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWasGiven(Event):
    dutch: ClassVar[str] = "gaf iemand een rol"


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateGiven(Event):
    dutch: ClassVar[str] = "liet iemand namens zich handelen"


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateEnded(Event):
    dutch: ClassVar[str] = "stopte het handelen namens"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined(Event):
    dutch: ClassVar[str] = "wilde liever niet aan tafel komen"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRenewed(Event):
    dutch: ClassVar[str] = "maakte een nieuwe brief met een code"


@dataclass(frozen=True, slots=True, kw_only=True)
class YesWrittenDown(Event):
    dutch: ClassVar[str] = "schreef op dat iemand aan tafel komt"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRestored(Event):
    dutch: ClassVar[str] = "gaf iemand de toegang terug"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleEnded(Event):
    dutch: ClassVar[str] = "stopte iemands rol"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationAdded(Event):
    dutch: ClassVar[str] = "schreef een organisatie in"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountMade(Event):
    dutch: ClassVar[str] = "maakte inloggen mogelijk"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDataCorrected(Event):
    dutch: ClassVar[str] = "verbeterde de eigen gegevens"


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateWrittenDown(Event):
    dutch: ClassVar[str] = "schreef een machtiging op papier op"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelperSwitched(Event):
    dutch: ClassVar[str] = "handelt nu namens iemand"


@dataclass(frozen=True, slots=True, kw_only=True)
class MailAskedAgain(Event):
    dutch: ClassVar[str] = "stuurde de uitnodiging nog eens"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressChanged(Event):
    dutch: ClassVar[str] = "veranderde het eigen e-mailadres"
