"""Findings kept from the last check of a folder: they hold as long as nothing that they rest on has changed."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from quizapp import config
from quizapp.authoring.folder import scan
from quizapp.authoring.read import digest_of
from quizapp.core.concept import Edit, Level, Problem
from quizapp.workspace.findings import Findings, Look, Tally

_PACKAGE = Path(__file__).parents[1]
_JUDGES = ("core", "authoring", "workspace", "anki")
"""The rooms whose code decides what is found."""


def digests(root: str) -> dict[str, str]:
    """What each file holds, as a digest.

    Raises:
        DeckError: the folder cannot be read.
    """
    return {path: digest_of(root, path) for path in scan(root)}


def basis(root: str, digests: Mapping[str, str]) -> str:
    """A digest of all that findings rest on but pictures: what the files hold, whatever their times say, and the
    code that judges them.
    """
    code = (file for room in _JUDGES for file in sorted((_PACKAGE / room).rglob("*.py")))
    stamps = ((str(file), (status := file.stat()).st_size, status.st_mtime_ns) for file in code)
    return sha256(repr((root, *stamps, *digests.items())).encode("utf-8", "surrogatepass")).hexdigest()


def recall(root: str, look: Look, basis: str) -> Findings | None:
    """What was found last time, if it rests on the same."""
    try:
        kept = json.loads(_file(root, look).read_text(encoding="utf-8"))
        if kept["basis"] != basis or _stamps(kept["pictures"]) != kept["pictures"]:
            return None
        return Findings(tuple(map(_problem, kept["problems"])), tuple(Tally(**row) for row in kept["tallies"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None  # never kept, or damaged: then one looks


def keep(root: str, look: Look, basis: str, found: Findings, pictures: Iterable[str]) -> None:
    """Keep findings. Where that cannot be done, the next check takes longer, and that is all."""
    kept = {
        "basis": basis,
        "pictures": _stamps(pictures),
        "problems": [asdict(problem) for problem in found.problems],
        "tallies": [asdict(tally) for tally in found.tallies],
    }
    file = _file(root, look)
    draft = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(kept), encoding="utf-8")
        draft.replace(file)
    except OSError:
        return


def _file(root: str, look: Look) -> Path:
    name = sha256(root.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return config.cache_folder() / f"check-{name}-{look.name.lower()}.json"


def _stamps(pictures: Iterable[str]) -> dict[str, list[int]]:
    """Size and time of each picture; nothing for one that is not there."""
    found: dict[str, list[int]] = {}
    for name in pictures:
        try:
            status = Path(name).stat()
        except (OSError, ValueError):
            found[name] = []
        else:
            found[name] = [status.st_size, status.st_mtime_ns]
    return found


def _problem(row: dict[str, object]) -> Problem:
    fix = row.pop("fix")
    found = Problem(**row)  # type: ignore[arg-type]  # it was written from one
    return Problem(
        found.path,
        found.line,
        found.column,
        found.code,
        found.message,
        found.hint,
        Level(found.level),
        Edit(**fix) if isinstance(fix, dict) else None,
    )
