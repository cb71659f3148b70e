"""The areas of the demo: real wijken of Nijmegen with a few real figures, brought in as a functional manager does.

The names and figures are facts of CBS and Kadaster (CC BY 4.0). The outlines are drawn anew with few points.
"""

from pathlib import Path

from kanteling.apps.neighbourhood.public import bring_in
from kanteling.foundation.actor import Actor

FILE = Path(__file__).parent / "areas_nijmegen.json"


def bring(manager: Actor) -> int:
    """Bring in the areas; returns how many are new."""
    with FILE.open("rb") as stream:
        return bring_in(actor=manager, stream=stream, name=FILE.name).areas
