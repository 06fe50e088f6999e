"""A row of the list of decks."""

from quizapp.tui.widgets.decks import DeckRow, headings, row_content

ROW = DeckRow((), "A deck with a rather long title", 2, 17, 0)


def test_numbers_stand_below_their_headings() -> None:
    """Three of them where there is room."""
    names, numbers = headings(70).plain, row_content(ROW, 70).plain

    assert len(names) == len(numbers) == 70
    assert [names.index(name) + len(name) for name in ("learning", "review", "new")] == [
        numbers.index(number) + len(number) for number in ("2", "17", "·")
    ]


def test_a_narrow_row_sums_up_and_cuts_the_title() -> None:
    """Due and new."""
    assert row_content(ROW, 30).plain == "A deck with a rat…    19     ·"


def test_wide_letters_are_counted_as_two_cells() -> None:
    """The columns stay where they are."""
    assert row_content(DeckRow((), "漢字かな交じり文の長い名前", 0, 1, 2), 30).cell_length == 30
