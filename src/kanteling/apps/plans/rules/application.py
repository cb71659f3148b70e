"""The aanvraag: filled from the plan, handed in by the resident; the besluit stays the municipality's.

Source: Wmo 2015 art. 2.3.2 (aanvraag after the onderzoek), 2.3.5, 2.3.6 (pgb), 1.1.1.
"""

from collections.abc import Mapping

from kanteling.foundation.words import Dutch, Worded


class Form(Worded):
    """How the resident wants to receive what is asked for. Both are told, always, in the same size."""

    IN_KIND = "in_kind", "De gemeente regelt het voor mij"
    PGB = "pgb", "Ik kies en betaal zelf de hulp, met een pgb"
    UNSURE = "unsure", "Ik weet het nog niet"


TOLD: Mapping[Form, Dutch] = {
    Form.IN_KIND: "De gemeente kiest en betaalt de hulp. U regelt zelf niets.",
    Form.PGB: "U krijgt geld om zelf hulp te kiezen. U maakt een plan en u regelt het zelf, of iemand helpt u.",
    Form.UNSURE: "Dat mag. De gemeente belt u en legt het uit.",
}
"""What every resident is told before choosing. Source: Wmo 2015 art. 2.3.2 lid 6."""
