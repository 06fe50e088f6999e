"""Rows to choose from."""

import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from quizapp.tui.widgets.options import Option, Options

TEXTS = ("one", "two words that need two lines", "three", "four")


class Rows(App[None]):
    """Four rows, the third of which cannot be chosen, in twelve cells."""

    CSS = "Options { width: 12; height: auto; } VerticalScroll { height: 5; }"

    def __init__(self, options: Options) -> None:
        super().__init__()
        self.options = options
        self.picked: list[int] = []

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield self.options

    def on_mount(self) -> None:
        """Fill in the rows."""
        self.options.show([Option(Content("-"), Content(text), enabled=text != "three") for text in TEXTS])

    def on_options_picked(self, event: Options.Picked) -> None:
        """Note what was chosen."""
        self.picked.append(event.index)


async def test_texts_keep_to_their_column() -> None:
    """Behind sign and label."""
    async with Rows(Options()).run_test() as pilot:
        shown = pilot.app.query_one(Options).render().plain.splitlines()

        assert shown[:4] == ["  - one", "  - two", "    words", "    that"]


@pytest.mark.parametrize(("gap", "lines"), [(0, 8), (1, 11)])
async def test_the_gap_is_between_rows(gap: int, lines: int) -> None:
    """Not below the last one."""
    async with Rows(Options(gap=gap)).run_test() as pilot:
        assert pilot.app.query_one(Options).size.height == lines


async def test_a_click_finds_its_row() -> None:
    """By the lines that the rows above it take; one that cannot be chosen is not."""
    app = Rows(Options(gap=1))
    async with app.run_test(size=(20, 20)) as pilot:
        for line in (0, 3):
            await pilot.click(Options, offset=(5, line))

        assert app.picked == [0, 1]


async def test_numbers_choose_only_where_they_are_shown() -> None:
    """And only rows that can be chosen."""
    app, silent = Rows(Options(by_number=True)), Rows(Options())
    async with app.run_test() as pilot:
        await pilot.press("2", "3", "4", "9")
    async with silent.run_test() as pilot:
        await pilot.press("2")

    assert (app.picked, silent.picked) == ([1, 3], [])


async def test_the_cursor_passes_over_what_cannot_be_chosen_and_leaves_at_the_top() -> None:
    """Down to the last row, up past the first one."""
    app = Rows(Options())
    async with app.run_test() as pilot:
        seen = []
        for key in ("down", "down", "down", "down", "up", "up", "up"):
            await pilot.press(key)
            seen.append(app.options.cursor)

        assert seen == [0, 1, 3, 3, 1, 0, None]


async def test_the_cursor_takes_the_page_along() -> None:
    """Its row is always in sight."""
    app = Rows(Options(always=True))
    async with app.run_test() as pilot:
        assert app.options.cursor == 0
        await pilot.press("down", "down")
        await pilot.pause()

        assert app.query_one(VerticalScroll).scroll_offset.y == 3


async def test_the_cursor_moves_on_when_its_row_is_used_up() -> None:
    """To the next one that can be chosen, or to none."""
    app = Rows(Options())
    async with app.run_test() as pilot:
        await pilot.press("down")
        app.options.show([Option(Content(), Content(text), enabled=text == "four") for text in TEXTS])
        assert app.options.cursor == 3
        app.options.show([Option(Content(), Content(text), enabled=False) for text in TEXTS])

        assert app.options.cursor is None
