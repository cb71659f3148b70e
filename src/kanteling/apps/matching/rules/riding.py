"""When distance is the obstacle: an activity and a ride together. Both the time and the route must fit.

After the example in an article on tilting the Wmo: on Saturday a volunteer of the club picks the treasurer up.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kanteling.apps.matching.rules import numbers
from kanteling.apps.matching.rules.facts import Asking, Offering, Ride
from kanteling.apps.matching.rules.times import Window
from kanteling.apps.matching.rules.travel import Mode, metres, minutes

IN_A_CAR = frozenset({"wheelchair"})
"""What a car must have too when someone needs it."""


@dataclass(frozen=True, slots=True)
class Lift:
    """A ride that fits: how long one sits in it, how far the driver goes out of the way, and for which times."""

    ride: Ride
    minutes: int
    extra: int
    when: tuple[Window, ...]


def lift_for(
    asking: Asking, offering: Offering, when: tuple[Window, ...], rides: Iterable[Ride], on: date
) -> Lift | None:
    """The ride that goes least out of its way; None when nobody's time and route fit."""
    if Mode.TAKEN not in asking.modes or asking.spot is None or offering.spot is None:
        return None
    drive = minutes(Mode.CAR, metres(asking.spot, offering.spot, on), on)
    if asking.longest and drive > asking.longest:
        return None
    found = (_lift(asking, offering, when, ride, drive, on) for ride in rides)
    return min(
        (lift for lift in found if lift is not None), key=lambda lift: (lift.extra, str(lift.ride.id)), default=None
    )


def _lift(
    asking: Asking, offering: Offering, when: tuple[Window, ...], ride: Ride, drive: int, on: date
) -> Lift | None:
    """This ride, when all of it fits. The time is looked at first: that is where most rides fall off."""
    times = tuple(each for each in when if _there_and_back(ride, each, drive))
    if not times or asking.spot is None or offering.spot is None or ride.spot is None or ride.seats == 0:
        return None
    if not asking.needs & IN_A_CAR <= ride.accessible:
        return None
    if asking.most is not None and (offering.cents or 0) + ride.cents > asking.most:
        return None
    if ride.to is not None and metres(ride.to, offering.spot, on) > numbers.SAME_PLACE.on(on):
        return None
    here = metres(asking.spot, offering.spot, on)
    extra = metres(ride.spot, asking.spot, on) + here - metres(ride.spot, offering.spot, on)
    return Lift(ride, drive, max(0, extra), times) if extra <= numbers.OUT_OF_THE_WAY.on(on) else None


def _there_and_back(ride: Ride, when: Window, drive: int) -> bool:
    """Whether the ride covers going there before it starts and coming home after it ends."""
    whole = Window(when.day, when.start - drive, when.end + drive)
    return any(window.covers(whole) for window in ride.windows)
