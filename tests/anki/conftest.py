"""Packages by Anki itself, made once for all tests."""

from collections.abc import Iterator
from multiprocessing.util import get_temp_dir
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quizapp.anki.archive import open_package
from quizapp.anki.collection import Collection

if TYPE_CHECKING:
    from tests.anki.packages import Exported

get_temp_dir()  # where processes meet is settled now: a test may send temporary files to a folder with too long a name


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> "Exported":
    """A collection with something of everything, exported in every way there is."""
    pytest.importorskip("anki")
    from tests.anki.backend import in_zone, where_it_is_noon  # it needs Anki
    from tests.anki.packages import export_everything

    return in_zone(where_it_is_noon(), export_everything, tmp_path_factory.mktemp("exported"))


@pytest.fixture(params=["latest.apkg", "legacy.apkg", "latest.colpkg", "legacy.colpkg"])
def variant(request: pytest.FixtureRequest, exported: "Exported") -> Path:
    """Each of the packages."""
    return exported.folder / str(request.param)


@pytest.fixture
def collection(variant: Path) -> Iterator[Collection]:
    """What quizapp reads in each of the packages."""
    with open_package(variant) as package:
        yield Collection(package)
