"""Taking in a package, beside the import of the official backend: the row, and what a process measures for it."""

from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.bench.anki_probes import PACKAGE, opened
from tests.bench.collection import Collection
from tests.bench.measure import medians, probe
from tests.bench.probes import Figures, main
from tests.bench.rows import Bench, Measure, Row


def anki_reading(bench: Bench) -> Iterator[Row]:
    """Read notes, cards and reviews of a package and make events of them, beside the backend's import of it."""
    for size in bench.sizes:
        stones = bench.sized(size)
        with TemporaryDirectory(dir=bench.cache) as scratch:
            probe("whole", stones, scratch, module="tests.bench.anki_probes")
            ours, backend = medians(bench.rounds, *(_ms(name, stones, scratch) for name in ("read", "imported")))
        yield Row("anki-reading", "read a package, events and all / Anki's import", stones, ours, "ms", backend, 3.0)


def _ms(name: str, stones: Collection, scratch: str) -> Measure:
    return lambda: float(probe(name, stones, scratch, module=__name__)["ms"])


def read(folder: Path) -> Figures:
    """Read the package as one of a stranger, with an event for each of its reviews (ms)."""
    from quizapp.anki.archive import open_package
    from quizapp.anki.collection import Collection as Package
    from quizapp.anki.returning import Known, returning
    from quizapp.core.card import CardId

    begun = perf_counter()
    with open_package(folder / PACKAGE) as package:
        collection = Package(package)
        names = {(note.guid, 0): CardId(note.guid) for note in collection.notes()}
        found = returning(collection.cards(), collection.reviews(), names, Known((), ()), 2**43)
    return {"ms": (perf_counter() - begun) * 1000, "events": len(found.events)}


def imported(folder: Path) -> Figures:
    """Let the official backend import it into an empty collection (ms)."""
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    for file in folder.glob("collection*"):
        file.unlink() if file.is_file() else rmtree(file)
    col = opened(folder)
    options = ImportAnkiPackageOptions(with_scheduling=True)
    begun = perf_counter()
    col.import_anki_package(ImportAnkiPackageRequest(package_path=str(folder / PACKAGE), options=options))
    taken = perf_counter() - begun
    col.close()
    return {"ms": taken * 1000}


if __name__ == "__main__":
    main({"read": read, "imported": imported})
