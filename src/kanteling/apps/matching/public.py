"""What other apps may call.

- ``place_of(actor, circle, action) -> PlaceKept | None``: the place on the map that came with an action of a plan.
"""

from kanteling.apps.matching.queries.places import PlaceKept, place_of

__all__ = ["PlaceKept", "place_of"]
