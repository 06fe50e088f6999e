"""What comes from elsewhere becomes concept files."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.authoring.read import read_folder
from quizapp.authoring.write import Overwrite
from quizapp.core.card import Card, CardKind
from quizapp.core.generate import Context, generate
from quizapp.errors import DeckError
from quizapp.workspace.importing import ImportedCards, ImportedPage, Refused, Wishes, import_source
from tests.authoring.pages import TIDE
from tests.processes import Home

KEEP = Wishes(Overwrite.REFUSE)


def imported(root: Path, name: str, text: str, wishes: Wishes = KEEP) -> ImportedCards:
    """What becomes of one file of cards."""
    source = root.parent / name
    source.write_text(text, encoding="utf-8")
    [found] = import_source(str(root), str(source), wishes)
    assert isinstance(found, ImportedCards)
    return found


def cards(root: Path) -> list[Card]:
    """Every card that the files below a folder make; nothing is wrong with them."""
    files = read_folder(str(root))
    assert [problem for file in files for problem in file.problems] == []
    return [card for file in files for concept in file.concepts for card in generate(concept, Context(())).cards]


SOURCES = {
    "words.csv": "q,a\nWho?,me\nWhen?,at noon\n",
    "words.tsv": "Who?\tme\nWhen?\tat noon\n",
    "words.md": "Q: Who?\nA: me\n\nQ: When?\nA: at noon\n",
    "words.txt": "Who?::me\nWhen?::at noon\n",
}


@pytest.mark.parametrize("name", SOURCES)
def test_what_went_in_is_in_the_cards(tmp_path: Path, name: str) -> None:
    """One deck called like the source, one file, one concept a card."""
    root = tmp_path / "decks"
    found = imported(root, name, SOURCES[name])

    assert [(card.prompt, card.answer) for card in cards(root)] == [("Who?", "me"), ("When?", "at noon")]
    assert found.paths == (root / "words" / "01-words.yaml",)
    assert (found.concepts, found.cards, found.left) == (2, 2, ())


def test_clozes_and_choices_are_cards_too(tmp_path: Path) -> None:
    """A blank each, and all options."""
    root = tmp_path / "decks"
    imported(root, "a.md", "C: The [ebb] follows the [flood].\n")
    imported(root, "b.csv", "q,a,wrong\nWhich of these?,this,that|those\n")
    made = cards(root)

    assert [(card.prompt, card.answer) for card in made if card.kind is CardKind.CLOZE] == [
        ("The ____ follows the flood.", "ebb"),
        ("The ebb follows the ____.", "flood"),
    ]
    assert [set(card.options) for card in made if card.kind is CardKind.CHOICE] == [{"this", "that", "those"}]


def test_both_ways_are_siblings(tmp_path: Path) -> None:
    """Two cards of one concept: one would give the other away."""
    root = tmp_path / "decks"
    imported(root, "a.md", "ebb:::reflux\n")

    assert len({card.concept_id for card in cards(root)}) == 1 and len(cards(root)) == 2


def test_notes_go_where_they_say(tmp_path: Path) -> None:
    """Into the deck of their row, of their text, or of the person, who has the last word."""
    root = tmp_path / "decks"
    imported(root, "a.csv", "q,a,deck\nWho?,me,Sea::The Tides\nWhen?,now,\n")
    imported(root, "b.md", '---\nname = "Öl"\n---\nQ: Who?\nA: me\n')
    imported(root, "c.csv", "q,a,deck\nWho?,me,Sea\n", Wishes(Overwrite.REFUSE, deck="The tides"))
    titles = {file.deck.id: file.deck.title for file in read_folder(str(root)) if file.deck}

    assert titles == {"sea/the-tides": "The Tides", "a": "a", "ol": "Öl"}
    assert (root / "sea/the-tides/02-c.yaml").is_file()


def test_the_same_title_twice_gets_two_ids(tmp_path: Path) -> None:
    """Also beside concepts that the deck has already."""
    root = tmp_path / "decks"
    imported(root, "a.csv", "q,a\nWho?,me\nWho?,you\n")
    imported(root, "b.csv", "q,a\nWho?,they\n", Wishes(Overwrite.REFUSE, deck="a"))

    assert [card.concept_id for card in cards(root)] == ["a/who", "a/who-2", "a/who-3"]


def test_many_rows_fill_several_files(tmp_path: Path) -> None:
    """No file is too large to be read; each name is free."""
    root = tmp_path / "decks"
    found = imported(root, "a.csv", "q,a\n" + "".join(f"What is {n}?,{n}\n" for n in range(1100)))

    assert [path.name for path in found.paths] == ["01-a.yaml", "02-a-2.yaml", "03-a-3.yaml"]
    assert len(cards(root)) == found.cards == 1100


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    """Not one file of several is written then; with --force the file keeps its name and the deck its deck.yaml."""
    root = tmp_path / "decks"
    imported(root, "a.csv", "q,a\nWho?,me\n")
    (root / "a/deck.yaml").write_text("title: a\ndescription: mine\n")
    with pytest.raises(DeckError, match="there already"):
        imported(root, "a.csv", "q,a,deck\nWho?,you,a\nWhen?,now,b\n")

    assert not (root / "b").exists()

    imported(root, "a.csv", "q,a\nWho?,you\n", Wishes(Overwrite.FORCE))

    assert [card.answer for card in cards(root)] == ["you"]
    assert "mine" in (root / "a/deck.yaml").read_text()


def test_a_folder_is_read_whole(tmp_path: Path) -> None:
    """Pages, tables and cards at any depth; one bad file does not stop the others, hidden ones are left alone."""
    root, folder = tmp_path / "decks", tmp_path / "in"
    (folder / "deeper").mkdir(parents=True)
    (folder / ".obsidian").mkdir()
    (folder / "tide.txt").write_text(TIDE)
    (folder / "deeper/words.csv").write_text(SOURCES["words.csv"])
    (folder / "bad.md").write_text("only prose\n")
    (folder / "latin.md").write_bytes(b"\xe9::e\n")
    (folder / ".obsidian/x.md").write_text("a::b\n")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    kinds = [type(found) for found in import_source(str(root), str(folder), KEEP)]

    assert sorted(kind.__name__ for kind in kinds) == ["ImportedCards", "ImportedPage", "Refused", "Refused"]
    assert {ImportedCards, ImportedPage, Refused} == set(kinds)


@pytest.mark.parametrize("text", ["", "only prose\n", "Q: a question alone\n", "A: x\n", "::\n"])
def test_what_holds_no_cards_is_refused_in_words(tmp_path: Path, text: str) -> None:
    """And nothing is written."""
    with pytest.raises(DeckError):
        imported(tmp_path / "decks", "a.md", text)

    assert not (tmp_path / "decks").exists()


@given(st.lists(st.tuples(*[st.text(max_size=40)] * 2), min_size=1, max_size=4), st.sampled_from(["csv", "md", "txt"]))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_hostile_text_makes_valid_files(pairs: list[tuple[str, str]], suffix: str) -> None:
    """Whatever stands in a source: what is written can be read without a problem, with as many cards as was said."""
    join = {"csv": "{},{}", "md": "Q: {}\nA: {}\n", "txt": "{}::{}"}[suffix]
    text = "\n".join(join.format(*pair) for pair in pairs)
    with TemporaryDirectory() as folder:
        root = Path(folder, "decks")
        source = Path(folder, f"in.{suffix}")
        source.write_text(text, encoding="utf-8", errors="replace")
        try:
            [found] = import_source(str(root), str(source), Wishes(Overwrite.REFUSE, "deck"))
        except DeckError:
            return
        assert isinstance(found, ImportedCards | ImportedPage)
        assert len(cards(root)) == found.cards


def test_the_command_names_what_was_left_out(home: Home) -> None:
    """With file and line, then what was written."""
    (home.folder / "words.csv").write_text("q,a,guid\nWho?,me,1\nWhen?,,2\n")
    done = home.run("import", "words.csv")

    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "words.csv:1: left out: nothing in a concept file is like this column; --columns says what it holds: “guid”.",
        "words.csv:3: left out: a row without an answer: “When? | 2”.",
        "words.csv: 1 concept, 1 card.",
        f"Written to {home.decks / 'words/01-words.yaml'}.",
    ]
    assert home.run("check").returncode == 0


def test_the_command_says_when_a_file_of_a_folder_was_refused(home: Home) -> None:
    """Exit code 1; the others are in."""
    folder = home.folder / "in"
    folder.mkdir()
    (folder / "a.md").write_text("only prose\n")
    (folder / "b.md").write_text("a::b\n")
    done = home.run("import", "in", "--deck", "Mine")

    assert done.returncode == 1
    assert "a.md is neither a concept page nor cards." in done.stdout
    assert (home.decks / "mine/01-b.yaml").is_file()


def test_columns_are_said_by_name_or_place(home: Home) -> None:
    """As the person has them."""
    (home.folder / "words.csv").write_text("Wort,Satz,Sinn\nEbbe,-,low tide\n")
    done = home.run("import", "words.csv", "--columns", "Wort=q,Sinn=a,Satz=-")

    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "words.csv: 1 concept, 1 card.")
    assert home.run("import", "words.csv", "--columns", "Wort=x").returncode == 2
