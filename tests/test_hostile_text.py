"""Text from decks is data: through every command it is shown literally or refused, and no control byte comes out."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.cli import main
from quizapp.core.card import Card, CardId, CardKind
from quizapp.core.concept import ConceptId, Problem
from quizapp.core.text import control_characters
from quizapp.listing.cards import cards_text
from quizapp.listing.problems import findings_text
from quizapp.workspace.findings import Findings, Look
from tests.conftest import write_concept

LITERAL = [
    "[red]x[/red]",
    "A [/] B",
    "[@click=app.quit]go[/]",
    "[/",
    "a[0] list[int]",
    "trailing \\",
    "漢字かな交じり文",
    "👩‍👩‍👧‍👦 👍🏽 🇩🇪",
    "zero\u200bwidth\u200djoiner",
    "$HOME `id` %s {0} {{x}}",
    "<script>alert(1)</script>",
]
REFUSED = [
    "\x1b]52;c;aGk=\x07",
    "\x1b[31mred",
    "\x9b31m",
    "\u202eevil",
    "\u2066iso\u2069",
    "a\x00b",
    "a\x7fb",
    "\r\x1b[2K",
]


def commands() -> list[list[str]]:
    """Every command that shows text of decks."""
    return [["due"], ["decks"], ["decks", "--json"], ["cards"], ["cards", "--json"], ["check"], ["check", "--json"],
            ["review", "--plain"], ["history"], ["history", "--json"],
            ["quiz", "--plain"], ["quiz", "--json", "--count", "100"], ["confusions"]]  # fmt: skip


def run_all(decks: Path, tmp_path: Path) -> list[str]:
    """Run them all on a decks folder; what they said."""
    said = []
    for command in commands():
        arguments = ["--decks", str(decks), "--db", str(tmp_path / "q.db"), *command]
        result = CliRunner().invoke(main, arguments, input="\n\n4\n\n\n1\n")
        assert result.exit_code in (0, 1), result.output
        assert "bug in quizapp" not in result.output
        said.append(result.output)
    return said


@pytest.mark.parametrize("payload", LITERAL)
def test_odd_text_is_shown_as_it_is(decks: Path, tmp_path: Path, payload: str) -> None:
    """Not a character is taken for markup."""
    quoted = json.dumps(payload, ensure_ascii=False)
    write_concept(
        decks,
        "tides/00-odd.yaml",
        f"title: {quoted}\nsection: {quoted}\ntagline: {quoted}\nwhat_it_is: {quoted}\n"
        f"facts: [{{q: {quoted}, a: {quoted}}}]\n",
    )
    said = run_all(decks, tmp_path)

    assert payload in "".join(said)
    assert not control_characters("".join(said))


@pytest.mark.parametrize("payload", REFUSED)
def test_terminal_sequences_are_refused_and_never_come_out(decks: Path, tmp_path: Path, payload: str) -> None:
    """Written with YAML escapes, as an attacker would; `check` names the file."""
    quoted = '"' + "".join(f"\\u{ord(letter):04x}" for letter in payload) + '"'
    write_concept(decks, "tides/00-odd.yaml", f"title: Fine\ntagline: {quoted}\nfacts: [{{q: {quoted}, a: b}}]\n")
    said = "".join(run_all(decks, tmp_path))

    assert not control_characters(said)
    assert "00-odd.yaml" in said and "character" in said


@pytest.mark.parametrize("payload", ["\x1b]0;x\x07", "\u202e"])
def test_a_hostile_file_name_comes_out_harmless(decks: Path, tmp_path: Path, payload: str) -> None:
    """Names are text from outside too."""
    write_concept(decks, f"tides/bad{payload}.yaml", "tagine: x\n")
    said = "".join(run_all(decks, tmp_path))

    assert not control_characters(said)


@given(text=st.text(), title=st.text())
@settings(max_examples=300)
def test_no_listing_lets_a_control_byte_out(text: str, title: str) -> None:
    """Whatever stands in a card or a problem."""
    card = Card(CardId(f"d/{title}#fact#x"), CardKind.FACT, ConceptId(f"d/{title}"), title, text, text, text, (text,))
    problem = Problem(text, 1, 1, "R01", text, title)

    assert not control_characters(cards_text([card]))
    assert not control_characters(findings_text(Findings((problem,)), Look.PROBLEMS))
