"""`check --fix`: what is safe to mend is mended in the files themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from quizapp.authoring import read
from quizapp.authoring.mend import mended
from quizapp.authoring.write import read_text, rewrite
from quizapp.core.concept import Problem
from quizapp.workspace.checker import alone
from quizapp.workspace.findings import Findings

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Mended:
    """A file that was mended."""

    path: str
    """As the findings call it."""
    diff: str
    """What changed, as a unified diff."""


def mend(found: Findings) -> list[Mended]:
    """Do every safe fix among these findings, file by file; each is written whole or not at all.

    Where a file changed since it was checked, only what is still wrong in the same place is mended.

    Raises:
        DeckError: a file cannot be read or written; those before it are mended.
    """
    by_path: dict[str, list[Problem]] = {}
    for problem in found.problems:
        if problem.fix:
            by_path.setdefault(problem.path, []).append(problem)
    done = (_mend_file(path, problems) for path, problems in by_path.items())
    return [one for one in done if one]


def _mend_file(path: str, problems: Sequence[Problem]) -> Mended | None:
    file = Path(path)
    text = read_text(file)
    bare = text.removeprefix(_BOM)
    name = f"{file.parent.name}/{file.name}"
    wanted = {(problem.code, problem.fix) for problem in problems}
    still = [problem for problem in alone(read.read_text(name, bare)) if (problem.code, problem.fix) in wanted]
    after = mended(name, bare, still)
    if after == bare:
        return None
    rewrite(file.resolve(), text[: len(text) - len(bare)] + after)
    return Mended(path, _diff(path, bare, after))


def _diff(path: str, before: str, after: str) -> str:
    return "\n".join(unified_diff(before.split("\n"), after.split("\n"), path, path, lineterm="", n=1))
