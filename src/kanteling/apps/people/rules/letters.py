"""Letters with a code: who may make a new one, and how long someone waits after wrong codes.

The code lets its bearer sit down, so whoever makes a new one for a chair that is taken could sit on it. Only the
resident and the process guide may; the resident reads that it was done. Who gives information brings the first
letter to a resident who cannot log in yet, and none after that.
"""

from datetime import date

from kanteling.apps.people.rules import numbers
from kanteling.foundation.actor import Part
from kanteling.foundation.words import Reason


class NoLetter(Reason):
    """Why there is no new letter."""

    NOT_YOURS = "not_yours", "De inwoner of de procesbegeleider maakt een nieuwe brief."
    CAME = "came", "Deze persoon zit al aan tafel. Vraag de inwoner om een nieuwe brief."


class NotAlsoMe(Reason):
    """Why an invitation cannot land on who is known here already."""

    HELPING = "helping", "U doet dit namens iemand. Ga eerst terug naar uw eigen dingen."
    SEATED = "seated", "U zit al aan deze tafel, of u bent er al gevraagd."
    OTHER_LOGIN = "other_login", "Deze uitnodiging hoort bij een ander account. Log daarmee in."
    WORK_INFORMS = "work_informs", "U bent hier voor uw werk. Wie voor werk komt, besluit niet mee."


class NoTry(Reason):
    """Why a code is not looked at."""

    WAIT = "wait", "U hebt vaak een code geprobeerd. Wacht een uur, of bel ons."


def why_not_new_letter(parts: frozenset[Part], *, came: bool) -> tuple[NoLetter, ...]:
    """Why someone with these parts of the circle cannot make a new letter.

    ``came``: the one it is for sits at the table and has been in (a resident who never logged in has not).
    """
    if parts & {Part.OWN, Part.GUIDE}:
        return ()
    if Part.INFORM not in parts:
        return (NoLetter.NOT_YOURS,)
    return (NoLetter.CAME,) if came else ()


def why_not_also_me(
    *, helping: bool, seated: bool, login: bool, for_work: bool, decides: bool
) -> tuple[NotAlsoMe, ...]:
    """Why the chair of a letter cannot become that of who is known here already.

    ``login``: the one written down in the letter can log in, so it may be somebody else. ``for_work`` and
    ``decides``: who has a role here takes no chair that decides.
    """
    found = []
    if helping:
        found.append(NotAlsoMe.HELPING)
    if seated:
        found.append(NotAlsoMe.SEATED)
    if login:
        found.append(NotAlsoMe.OTHER_LOGIN)
    if for_work and decides:
        found.append(NotAlsoMe.WORK_INFORMS)
    return tuple(found)


def why_not_try_code(wrong_here: int, wrong_everywhere: int, day: date) -> tuple[NoTry, ...]:
    """Why a code is not looked at, after so many wrong ones from this address and from all, in the last hour.

    When many addresses guess at once, each gets fewer tries; nobody is ever shut out by what others do.
    """
    busy = wrong_everywhere >= numbers.WRONG_CODES_EVERYWHERE.on(day)
    most = numbers.WRONG_CODES_WHEN_BUSY if busy else numbers.WRONG_CODES
    return (NoTry.WAIT,) if wrong_here >= most.on(day) else ()
