"""Findings in the words of other tools: workflow commands of GitHub, and SARIF 2.1.0."""

from pathlib import PurePath
from typing import TypeAlias
from urllib.parse import quote

from quizapp.core.catalogue import CATALOGUE
from quizapp.core.concept import Edit, Level, Problem
from quizapp.core.generate.explain import Explanation
from quizapp.listing.words import json_text, safe
from quizapp.workspace.findings import Findings

_Json: TypeAlias = dict[str, object]

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "notice"}
_SARIF_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "note"}
_SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def github(found: Findings) -> str:
    """A workflow command a finding: GitHub shows it at its line of a pull request."""
    return "\n".join(map(_command, found.problems))


def _command(problem: Problem) -> str:
    place = {
        "file": PurePath(problem.path).as_posix(),
        "line": str(problem.line),
        "col": str(problem.column),
        "title": problem.code,
    }
    properties = ",".join(f"{name}={_property(safe(value))}" for name, value in place.items())
    return f"::{_COMMANDS[problem.level]} {properties}::{_data(safe(_told(problem)))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _told(problem: Problem) -> str:
    """What, what to do, and why."""
    return f"{problem.message} {problem.hint}\n{CATALOGUE[problem.code].why}"


def sarif(found: Findings) -> str:
    """A SARIF log of one run, with what stands behind each code that was found."""
    codes = sorted({problem.code for problem in found.problems})
    driver: _Json = {"name": "quizapp", "rules": [_rule(CATALOGUE[code]) for code in codes]}
    run: _Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code)) for problem in found.problems],
    }
    return json_text({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(explained: Explanation) -> _Json:
    return {
        "id": explained.id,
        "shortDescription": {"text": explained.demand},
        "fullDescription": {"text": f"{explained.demand} {explained.why}"},
        "help": {"text": f"{explained.why} {explained.mend}"},
        "defaultConfiguration": {"level": _SARIF_LEVELS[explained.level]},
    }


def _result(problem: Problem, rule: int) -> _Json:
    file: _Json = {"uri": _uri(problem.path)}
    region: _Json = {"startLine": problem.line, "startColumn": problem.column}
    result: _Json = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _SARIF_LEVELS[problem.level],
        "message": {"text": safe(f"{problem.message} {problem.hint}".rstrip())},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
    }
    if problem.fix:
        change: _Json = {"artifactLocation": file, "replacements": [_replacement(problem.fix)]}
        result["fixes"] = [{"description": {"text": safe(problem.hint)}, "artifactChanges": [change]}]
    return result


def _replacement(edit: Edit) -> _Json:
    region = {
        "startLine": edit.line,
        "startColumn": edit.column,
        "endLine": edit.end_line,
        "endColumn": edit.end_column,
    }
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}


def _uri(path: str) -> str:
    """A path as SARIF wants it: relative with `/`, or absolute with its scheme."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())
