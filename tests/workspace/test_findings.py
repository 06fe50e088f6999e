"""Each finding at its place: text in; code, line and column out."""

from pathlib import Path

import pytest

from quizapp.core.catalogue import CATALOGUE
from quizapp.core.concept import Level
from quizapp.workspace.check import check_paths
from quizapp.workspace.findings import Look
from tests.conftest import write_concept

GOOD = "title: Ebb\ntagline: The water goes out\nfacts: [{q: How often in a day?, a: twice}]\n"
"""Enough for two good cards."""

BEGUN = "title: Ebb\ntagline: The water goes out\nfacts:\n  - {q: How often in a day?, a: twice}\n"
"""The same, ready for another fact."""

TIDE = """\
title: Spring tide
aliases: [syzygy tide]
tagline: The sea at its most extreme, twice a month
what_it_is: |
  A spring tide is the largest rise and fall of the sea in a lunar month. It comes when sun, earth and moon stand in
  **one line**, so that their pulls add up. Harbour masters plan for it weeks ahead with printed tables.
facts: [{q: At which moon phases does the largest range occur?, a: new and full}]
statements:
  - true: It comes twice a month.
requires: [Ebb]
"""
"""Another file of the deck, for what only shows between two."""

BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]\n" for a, b in ("ab", "bc", "cd")
)

WORDS = " ".join(["word"] * 70)

CASES = {
    # ---- cannot be read
    "yaml-syntax": "title: Ebb\ntagline: out▶: and in\n",
    "several-documents": GOOD + "▶---\ntitle: Flood\n",
    "alias-to-itself": GOOD + "aliases: &a [▶*a]\n",
    "unknown-alias": GOOD + "aliases: [▶*low]\n",
    "too-deep": f"{GOOD}aliases: {'[' * 29}▶[]{']' * 29}\n",
    "too-much": f"{BOMB}e: &e [*d, *d, *d, ▶*d, *d]\n",
    "bad-key": GOOD + "▶[a]: b\n",
    "duplicate-key": GOOD + "▶tagline: Again\n",
    "unknown-tag": GOOD + "section: ▶!x y\n",
    "control-character": GOOD + "section: a▶\x07b\n",
    "empty-file": "▶# nothing\n",
    "not-a-mapping": "▶just a text\n",
    "missing-key": "▶tagline: Out\n",
    "unknown-key": GOOD + "▶alises: [low water]\n",
    "wrong-type": GOOD + "▶section: [x]\n",
    "bad-number": GOOD + "resources: [{title: Tides, ▶minutes: ten}]\n",
    "empty-text": GOOD + "choices: [{▶q: '', a: b, wrong: [c]}]\n",
    "empty-list": GOOD + "choices: [{q: What?, a: b, ▶wrong: []}]\n",
    "unknown-card-kind": GOOD + "cards: {off: [▶wyh]}\n",
    "bad-id": GOOD + "▶id: Ebb Tide\n",
    "cloze-without-blank": GOOD + "clozes: [▶No blank]\n",
    "repeated-option": GOOD + "choices: [▶{q: What?, a: b, wrong: [c, c]}]\n",
    "true-and-false": GOOD + "statements: [▶{true: x, false: y}]\n",
    "neither-true-nor-false": GOOD + "statements: [▶{because: x}]\n",
    "duplicate-id": GOOD + "▶id: a-tide\n",
    "duplicate-card": BEGUN + "  - ▶{q: How often in a day?, a: once}\n",
    # ---- will not teach well
    "R01": GOOD + "contrasts: [▶{with: flood, on: Range, this: grows, that: shrinks}]\n",
    "R02": GOOD + "clozes:\n  - ▶An ebb is an {{ebb}} of the sea in the evening light.\n",
    "R03": GOOD + "clozes:\n  - ▶What digests the food of a crab is its {{digestive tract}} and nothing else.\n",
    "R04": GOOD + "clozes:\n  - ▶The MLW of a harbour, its {{mean low water}}, stands on every chart.\n",
    "R05": GOOD + "choices:\n  - ▶{q: How often in a day?, a: twice, wrong: [thrice, never]}\n",
    "R06": BEGUN + f"  - ▶{{q: What is there?, a: {WORDS}}}\n",
    "R07": GOOD + "clozes:\n  - ▶The {{shore}} dries out.\n",
    "R08": GOOD + "clozes:\n  - ▶However the shore dries out for some {{crabs}} and mussels each day.\n",
    "R10": GOOD + "clozes:\n  - ▶An ebb leaves pools behind in {{which}} small crabs wait for water.\n",
    "R11": GOOD + "statements:\n  - ▶true: The shore (at low water dries out.\n",
    "R12": GOOD + "clozes:\n  - ▶an ebb leaves pools with {{crabs}} behind on the shore\n",
    "R13": GOOD + "choices:\n  - ▶{q: Where do crabs wait?, a: in pools, wrong: [in sand]}\n",
    "R14": GOOD + "choices:\n  - ▶{q: Where do crabs wait?, a: tidal pools, wrong: [pools, dunes]}\n",
    "R15": GOOD + "choices:\n  - ▶{q: Where?, a: in pools that the sea left among rocks, wrong: [sand, dunes]}\n",
    "R16": GOOD + "choices:\n  - ▶{q: What waits?, a: crabs, wrong: [fish, gull]}\n",
    "R17": GOOD + "clozes:\n  - ▶What the sea leaves behind on the shore is an {{eel}} or two.\n",
    "R19": GOOD + "choices:\n  - ▶{q: What waits?, a: crab, wrong: [fish, all of the above]}\n",
    "R21": GOOD + "statements:\n  - ▶{false: The shore does not dry out., because: It does.}\n",
    "R22": GOOD + "statements:\n  - ▶true: The shore shore dries out.\n",
    "R25": GOOD + "▶steps: [in, out]\n",
    "R28": GOOD + "contrasts: [▶{with: ebb, on: Range, this: grows, that: shrinks}]\n",
    "R30": BEGUN + "  - ▶{q: Is it low?, a: yes it is}\n",
    "R31": BEGUN + "  - ▶{q: What waits?, a: 'crabs, mussels and gulls'}\n",
    "unknown-concept": GOOD + "related: [Spring tide, ▶flood]\n",
    "link-to-itself": GOOD + "confusable_with: [Spring tide, ▶Ebb]\n",
    "requires-circle": GOOD + "requires:\n  - ▶Spring tide\n",
    "invisible-character": GOOD + "section: Ti▶\u200bdes\n",
    "cut-text": GOOD + "section: The shore ▶#1 of all\n",
    "lost-backslash": f'{GOOD}section: "The angle ▶\\theta"\n',
    "broken-blank": GOOD + "clozes:\n  - ▶The sea leaves {{pools}} behind on the shore, and {{crabs.\n",
    "too-many-blanks": GOOD + "clozes:\n  - ▶The sea {{a}} x y {{b}} z v {{c}} w {{d}}.\n",
    "same-prompt": BEGUN + "  - ▶{q: At which moon phases does the largest range occur?, a: full}\n",
    "contradiction": GOOD + "statements:\n  - {true: Fish swim.}\n  - ▶{false: It comes twice a month., because: x}\n",
    "same-name": "▶" + GOOD + "aliases: [Syzygy tides]\n",
    "near-duplicate": "▶" + TIDE.replace("Spring", "Ebb").replace("spring", "ebb").replace("[syzygy tide]", "[]"),
    "few-cards": "▶title: Ebb\nfacts: [{q: How often in a day?, a: twice}]\n",
    "dead-image": GOOD + "why_it_matters: |\n  The shore dries out.\n  ![The shore](▶shore.png)\n",
    # ---- could be better
    "untyped-value": GOOD + "section: ▶1.10\n",
    "duplicate-entry": GOOD + "aliases: [low, ▶Low]\n",
    "untitled-resource": GOOD + "resources: [{title: T}, ▶https://example.org]\n",
    "unused-ignore": f"{GOOD[:-1]}  ▶# quizapp: ignore R31\n",
    "no-tagline": "▶title: Ebb\nfacts: [{q: How often in a day?, a: twice}, {q: Where?, a: here}]\n",
    "no-what-it-is": "▶" + GOOD,
    "no-definition": GOOD + "▶what_it_is: Crabs wait in pools for the ebb to end.\n",
    "no-cloze": GOOD + "▶what_it_is: An ebb is a going out. So it is.\n",
    "long-answer": BEGUN + "  - ▶{q: What waits?, a: a crab in a pool of water that is left}\n",
    "few-neighbours": "▶" + GOOD,
}


def at(text: str) -> tuple[str, int, int]:
    """The text without its mark, and where that was."""
    before = text[: text.index("▶")]
    return text.replace("▶", "", 1), before.count("\n") + 1, len(before) - before.rfind("\n")


def found(decks: Path, look: Look = Look.PROBLEMS) -> list[tuple[str, int, int]]:
    """What is found in `sea/ebb.yaml`."""
    problems = check_paths([str(decks / "sea/ebb.yaml")], str(decks), look).problems
    return [(problem.code, problem.line, problem.column) for problem in problems]


@pytest.mark.parametrize("code", CASES)
def test_each_finding_at_its_place(tmp_path: Path, code: str) -> None:
    """And the same file without it would be clean: what is found beside it follows from it."""
    text, line, column = at(CASES[code])
    write_concept(tmp_path, "sea/a-tide.yaml", TIDE)
    (tmp_path / "sea/ebb.yaml").write_text(text, encoding="utf-8")
    look = Look.QUALITY if code in ("no-tagline", "no-what-it-is", "no-definition", "no-cloze", "long-answer",
                                    "few-neighbours") else Look.PROBLEMS  # fmt: skip

    assert (code, line, column) in found(tmp_path, look)


def test_another_name_of_the_right_option_is_right_too(tmp_path: Path) -> None:
    """The concept's own file says what else it is called."""
    write_concept(tmp_path, "sea/a-tide.yaml", TIDE)
    choice = "choices:\n  - {q: What comes twice a month?, a: spring tide, wrong: [syzygy tide, neap tide]}\n"
    write_concept(tmp_path, "sea/ebb.yaml", GOOD + choice)

    assert found(tmp_path) == [("R14", 5, 5)]


AS_BYTES = {
    "not-utf-8": b"title: caf\xe9",
    "not-text": b"title: \x00",
    "too-large": b"#" * 1_000_001,
}


@pytest.mark.parametrize("code", AS_BYTES)
def test_what_is_no_text(tmp_path: Path, code: str) -> None:
    """It has no lines, but a place all the same."""
    write_concept(tmp_path, "sea/a-tide.yaml", TIDE)
    (tmp_path / "sea/ebb.yaml").write_bytes(AS_BYTES[code])

    assert [name for name, _, _ in found(tmp_path)] == [code]


def test_a_folder_called_like_a_file(tmp_path: Path) -> None:
    """It would block or mislead whoever opens it."""
    (tmp_path / "sea/ebb.yaml").mkdir(parents=True)

    assert found(tmp_path) == [("not-a-file", 1, 1)]


def test_an_order_that_names_a_stranger(tmp_path: Path) -> None:
    """In deck.yaml, at the entry."""
    write_concept(tmp_path, "sea/ebb.yaml", GOOD)
    file = write_concept(tmp_path, "sea/deck.yaml", "order:\n  - ebb\n  - flood\n")
    [problem] = check_paths([str(file)], str(tmp_path)).problems

    assert (problem.code, problem.line, problem.column) == ("unknown-in-order", 3, 5)


def test_every_code_has_its_case() -> None:
    """A finding that no test ever saw may never be found."""
    elsewhere = {"not-a-file", "unknown-in-order", "unreadable", "leech", "R09", "R24", "R27"}
    # R24 and R27 hold for what no author writes; R09 for a written cloze that is broken-blank, too.

    assert set(CATALOGUE) - elsewhere == {*CASES, *AS_BYTES}


@pytest.mark.parametrize("text", [GOOD, TIDE])
def test_a_good_file_has_none(tmp_path: Path, text: str) -> None:
    """Or nobody would trust the others."""
    write_concept(tmp_path, "sea/ebb.yaml", text.replace("requires: [Ebb]\n", ""))

    assert found(tmp_path) == []


def test_levels() -> None:
    """What cannot be read is an error, and a broken rule a warning."""
    assert CATALOGUE["yaml-syntax"].level is Level.ERROR
    assert CATALOGUE["R02"].level is CATALOGUE["few-cards"].level is Level.WARNING
    assert CATALOGUE["unused-ignore"].level is Level.HINT
