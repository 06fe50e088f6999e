"""The form: what is chosen becomes a wish."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.card import ItemKind
from quizapp.core.concept import DeckId
from quizapp.core.quiz.wish import Counting, Order
from quizapp.tui.screens.form import Line
from quizapp.tui.screens.quiz.form import KINDS, Form, lines

SKY, DEEP, SEA = DeckId("sky"), DeckId("sky/deep"), DeckId("sea")
EVERY = {(SKY, "Planets"): 4, (SKY, "Stars"): 2, (DEEP, "Galaxies"): 3, (SEA, "Sea"): 5}
TITLES = {SKY: "Sky", DEEP: "Deep sky", SEA: "Sea"}


def rows(form: Form) -> dict[str, Line[Form]]:
    """The rows that can be changed, by their text."""
    return {line.option.text.plain: line for line in lines(form, EVERY, TITLES) if line.changed}


def changed(form: Form, text: str, step: int = 1) -> Form:
    """The form after a step on the row that begins so."""
    (line,) = (line for shown, line in rows(form).items() if shown.startswith(text))
    assert line.changed
    return line.changed(step)


def boxes(form: Form) -> list[str]:
    """The decks and sections with their boxes."""
    every = lines(form, EVERY, TITLES)
    found = [f"{line.option.label.plain} {line.option.text.plain.partition('  ')[0]}" for line in every if line.changed]
    return [box for box in found if "]" in box][: -len(KINDS)]


def test_nothing_chosen_is_everything() -> None:
    """All decks, all kinds, twenty questions that count."""
    wish = Form().wish(list(EVERY))

    assert (wish.decks, wish.sections, wish.count, wish.counting) == ((), (), 20, Counting.GRADED)
    assert wish.kinds == frozenset(ItemKind)


def test_a_deck_takes_along_what_is_below_it() -> None:
    """As everywhere in the app; sections are named only where a deck has several."""
    assert boxes(changed(Form(), "Sky")) == [
        "[x] Sky",
        "  [x] Planets",
        "  [x] Stars",
        "[x] Deep sky",
        "[ ] Sea",
    ]


def test_a_deck_with_some_of_its_sections_says_so() -> None:
    """And a step more takes all of it."""
    some = changed(Form(), "Stars")

    assert boxes(some)[:3] == ["[-] Sky", "  [ ] Planets", "  [x] Stars"]
    assert (some.wish(list(EVERY)).decks, some.wish(list(EVERY)).sections) == ((SKY,), ("Stars",))
    assert boxes(changed(some, "Sky"))[:4] == ["[x] Sky", "  [x] Planets", "  [x] Stars", "[x] Deep sky"]


def test_whole_decks_need_no_sections() -> None:
    """Two of three decks."""
    form = changed(changed(Form(), "Deep sky"), "Sea")

    assert (form.wish(list(EVERY)).decks, form.wish(list(EVERY)).sections) == ((DEEP, SEA), ())


def test_sections_that_are_gone_are_not_asked_for() -> None:
    """The decks may have changed since they were chosen."""
    form = Form(sections=frozenset({(DeckId("gone"), "Gone")}))

    assert form.wish(list(EVERY)).decks == ()
    assert form.summary(list(EVERY)) == "20 questions from all decks"


def test_values_go_round() -> None:
    """To the right and to the left."""
    assert changed(Form(), "Questions").count == 30
    assert changed(Form(count=50), "Questions").count == 5
    assert changed(Form(count=5), "Questions", -1).count == 50
    assert changed(Form(), "Answers").counting is Counting.PRACTICE
    assert changed(Form(), "Order").order is Order.WEAK_FIRST


def test_every_kind_has_a_name_and_a_row() -> None:
    """In plain English."""
    assert set(KINDS) == set(ItemKind)
    assert changed(Form(), "odd one out").kinds == frozenset(ItemKind) - {ItemKind.ODD_ONE_OUT}


def test_the_summary_counts_what_was_chosen() -> None:
    """Decks, or sections where a deck is chosen in part."""
    assert Form(sections=frozenset({(SEA, "Sea")})).summary(list(EVERY)) == "20 questions from 1 deck"
    assert changed(Form(count=5), "Stars").summary(list(EVERY)) == "5 questions from 1 section"


@given(st.sets(st.sampled_from(list(EVERY))))
def test_what_is_checked_is_what_is_asked(sections: set[tuple[DeckId, str]]) -> None:
    """No section more, and none less, as long as no two have the same name."""
    wish = Form(sections=frozenset(sections)).wish(list(EVERY))
    asked = {
        (deck, name)
        for deck, name in EVERY
        if (not wish.decks or any(deck == each or deck.startswith(f"{each}/") for each in wish.decks))
        and (not wish.sections or name in wish.sections)
    }

    assert asked == (sections or set(EVERY))
