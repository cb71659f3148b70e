"""Every page, the first part; see every_page.py."""

import pytest
from tests.journeys.every_page import Company, Look, named, part, read
from tests.journeys.tour import Stop, Tour

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(("stop", "look"), part(0), ids=named)
def test_nothing_is_wrong_with(tour: Tour, company: Company, stop: Stop, look: Look) -> None:
    read(tour, company, stop, look)
