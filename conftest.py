"""For all tests: a real PostgreSQL, migrated once, entered as the app role that row-level security binds."""

import gc
from collections.abc import Iterator
from typing import Any

import pytest

from kanteling.launch import testing, under_pytest

gc.disable()  # while everything is read nothing of it goes away


def pytest_collection_finish() -> None:
    """What is read now stays for the whole run; from here on rubbish is cleared again."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """A database for this process, copied from the migrated template, instead of the one Django would make."""
    from django.db import connections
    from django.test import TransactionTestCase

    def begin_anew(case: object) -> None:
        """After a test that commits: a new copy. The app role may not empty tables (the journal least of all)."""
        for connection in connections.all(initialized_only=True):
            connection.close()
        under_pytest.fresh_database()

    TransactionTestCase._fixture_teardown = begin_anew
    under_pytest.fresh_database()
    with django_db_blocker.unblock():
        yield
        connections.close_all()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser on this machine; without one the test is skipped, unless `KANTELING_E2E=required`."""
    found = testing.find_chromium()
    if not found and testing.browser_required():
        pytest.fail("no Chromium found, and KANTELING_E2E=required (set KANTELING_CHROMIUM or install chromium)")
    if not found:
        pytest.skip("no Chromium found (set KANTELING_CHROMIUM or install chromium)")
    return found


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Name the checks that failed before the tests, where a reader looks: just above the closing line."""
    for name in testing.failed_checks():
        terminalreporter.write_line(f"FAILED check: {name}", red=True)
