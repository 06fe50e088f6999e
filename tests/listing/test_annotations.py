"""Findings in the words of GitHub and SARIF."""

import json
from pathlib import Path

from quizapp.core.concept import Edit, Level, Problem
from quizapp.listing.annotations import github, sarif
from quizapp.workspace.findings import Findings

PROBLEMS = (
    Problem("a, b/c:d.yaml", 3, 5, "R02", "50 % of\nit.", "Mend it.", Level.WARNING),
    Problem("a/é.yaml", 1, 1, "unknown-key", "`a` is not a key.", "", Level.ERROR, Edit(1, 1, 1, 2, "b")),
    Problem("a/é.yaml", 2, 1, "unused-ignore", "x\x1b[2J", "", Level.HINT),
)


def test_github_gets_a_command_a_line() -> None:
    """Its levels, and everything escaped that would end a command or a property."""
    first, second, third = github(Findings(PROBLEMS)).split("\n")

    assert first.startswith("::warning file=a%2C b/c%3Ad.yaml,line=3,col=5,title=R02::50 %25 of%0Ait. Mend it.%0A")
    assert second.startswith("::error file=a/é.yaml,line=1,col=1,title=unknown-key::")
    assert third.startswith("::notice ")
    assert "\x1b" not in third


def test_nothing_found_is_nothing_said() -> None:
    """An empty line would be no command."""
    assert github(Findings(())) == ""


def test_sarif_is_a_log_of_one_run() -> None:
    """With the parts that SARIF 2.1.0 demands, where readers look for them."""
    log = json.loads(sarif(Findings(PROBLEMS)))
    [run] = log["runs"]
    driver, results = run["tool"]["driver"], run["results"]

    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    assert driver["name"] == "quizapp"
    assert [rule["id"] for rule in driver["rules"]] == ["R02", "unknown-key", "unused-ignore"]
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in driver["rules"])
    assert [result["level"] for result in results] == ["warning", "error", "note"]
    assert all(driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] for result in results)
    assert results[0]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a%2C%20b/c%3Ad.yaml"},
                "region": {"startLine": 3, "startColumn": 5},
            }
        }
    ]


def test_sarif_offers_fixes() -> None:
    """As replacements of a region."""
    [_, result, other] = json.loads(sarif(Findings(PROBLEMS)))["runs"][0]["results"]
    [replacement] = result["fixes"][0]["artifactChanges"][0]["replacements"]

    assert replacement["insertedContent"] == {"text": "b"}
    assert replacement["deletedRegion"] == {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2}
    assert "fixes" not in other


def test_sarif_of_nothing() -> None:
    """A run without results is a clean run."""
    [run] = json.loads(sarif(Findings(())))["runs"]

    assert run["results"] == []


def test_an_absolute_path_has_its_scheme(tmp_path: Path) -> None:
    """A URI cannot begin with a slash of the file system."""
    problem = Problem(str(tmp_path / "a b.yaml"), 1, 1, "R02", "x", "")
    [result] = json.loads(sarif(Findings((problem,))))["runs"][0]["results"]

    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("file:///")
