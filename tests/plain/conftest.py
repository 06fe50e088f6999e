"""A home whose commands need no process."""

import pytest

from tests.commands import InThisProcess
from tests.processes import Home


@pytest.fixture
def home(home: Home) -> Home:
    """What is said and saved is looked at here, not how a process begins and ends."""
    return InThisProcess(home.folder, home.decks)
