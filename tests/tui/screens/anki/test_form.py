"""The form: what is chosen becomes a parcel."""

import pytest

from quizapp.core.concept import Deck, DeckId
from quizapp.storage.library import DeckCounts
from quizapp.tui.screens.anki.form import Form, lines
from quizapp.tui.screens.form import Line
from quizapp.workspace.exporting import Carry, Options

SKY, DEEP, SEA = DeckId("sky"), DeckId("sky/deep"), DeckId("sea")
EVERY = [
    DeckCounts(Deck(deck, title), cards, 0)
    for deck, title, cards in ((SEA, "Sea", 5), (SKY, "Sky", 6), (DEEP, "Deep", 3))
]


def row(form: Form, text: str) -> Line[Form]:
    """The row that begins so."""
    (line,) = (line for line in lines(form, EVERY) if line.option.text.plain.startswith(text))
    return line


def changed(form: Form, *texts: str) -> Form:
    """The form after a step on each of these rows."""
    for text in texts:
        change = row(form, text).changed
        assert change
        form = change(1)
    return form


def boxes(form: Form) -> str:
    """Which decks are checked."""
    return " ".join(row(form, title).option.label.plain for title in ("Sea", "Sky", "Deep"))


def test_nothing_chosen_is_everything() -> None:
    """All decks, with progress, and Anki's options as they are."""
    parcel = Form().parcel

    assert (parcel.decks, parcel.carry, parcel.options) == ((), Carry.PROGRESS, Options.ANKI)
    assert Form().summary(EVERY) == "14 cards from all decks"


def test_values_can_be_changed() -> None:
    """And back again."""
    form = changed(Form(), "Progress", "Options")

    assert (form.parcel.carry, form.parcel.options) == (Carry.CARDS, Options.QUIZAPP)
    assert changed(form, "Progress", "Options") == Form()


@pytest.mark.parametrize(
    ("steps", "checked", "decks", "summary"),
    [
        (["Sea"], "[x] [ ] [ ]", (SEA,), "5 cards from 1 deck"),
        (["Sky"], "[ ] [x] [x]", (SKY, DEEP), "9 cards from 2 decks"),
        (["Deep"], "[ ] [-] [x]", (DEEP,), "3 cards from 1 deck"),
        (["Sky", "Deep"], "[ ] [ ] [ ]", (), "14 cards from all decks"),
        (["Sea", "Sky", "Sky"], "[x] [ ] [ ]", (SEA,), "5 cards from 1 deck"),
    ],
)
def test_a_deck_takes_those_below_it_along(
    steps: list[str], checked: str, decks: tuple[DeckId, ...], summary: str
) -> None:
    """And is not whole without them."""
    form = changed(Form(), *steps)

    assert (boxes(form), form.parcel.decks, form.summary(EVERY)) == (checked, decks, summary)


def test_a_home_folder_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a shell would find it."""
    monkeypatch.setenv("HOME", "/home/ada")
    monkeypatch.setenv("USERPROFILE", "/home/ada")

    assert Form(path="~/sea.apkg").parcel.path.as_posix().endswith("/home/ada/sea.apkg")
