"""What an author wrote, well set; nothing in it is obeyed."""

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Markdown

from quizapp.core.text import control_characters
from quizapp.tui.widgets.markdown import Written
from tests.test_hostile_text import LITERAL, REFUSED
from tests.tui.conftest import text


class Reader(App[None]):
    """Nothing but a text."""

    def __init__(self, source: str, *, formulas: bool = True) -> None:
        super().__init__()
        self.source, self.formulas = source, formulas
        self.followed: list[str] = []

    def compose(self) -> ComposeResult:
        yield Written()

    def on_mount(self) -> None:
        """Show it."""
        self.query_one(Written).show(self.source, formulas=self.formulas)

    def on_markdown_link_clicked(self, event: Markdown.LinkClicked) -> None:
        """Nothing may lead here."""
        self.followed.append(event.href)


async def shown(source: str, *, formulas: bool = True) -> str:
    """What a person sees of it."""
    app = Reader(source, formulas=formulas)
    async with app.run_test(size=(72, 30)) as pilot:
        await pilot.pause()
        return text(app).strip()  # type: ignore[arg-type]  # it takes a picture of any app


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("## A heading", "A heading"),
        ("- one\n- two", "• one\n• two"),
        ("a **bold** `code[0]` *soft*", "a bold code[0] soft"),
        ("<b>x</b> and List<int>", "<b>x</b> and List<int>"),
        ("[here](https://example.org/a)", "here (https://example.org/a)"),
        ("<https://example.org>", "https://example.org"),
        ("![A curve](img/curve.png)", "▣ A curve (img/curve.png)"),
        ("![](x.png)", "▣ picture (x.png)"),
        (r"$a_1 * b * c_2$ costs $5", "a₁ * b * c₂ costs $5"),
        (r"`$x^2$`", "$x^2$"),
    ],
)
async def test_each_part_is_shown(source: str, seen: str) -> None:
    """Lists, links, pictures, formulas; HTML as it stands."""
    assert await shown(source) == seen


async def test_formulas_as_they_were_typed() -> None:
    """For who wants to read the source."""
    assert await shown("$x^2$", formulas=False) == "$x^2$"


async def test_tables_and_code() -> None:
    """Cells in their columns, code with its spaces and brackets."""
    seen = await shown("| a | b |\n|---|---|\n| $x^2$ | [red]y[/] |\n\n```python\nif x:\n    y[0]\n```")

    for part in ("x²", "[red]y[/]", "if x:", "y[0]"):
        assert part in seen


@pytest.mark.parametrize("odd", [*LITERAL, *REFUSED])
async def test_odd_text_is_not_obeyed(odd: str) -> None:
    """Neither markup nor terminal sequences."""
    assert not control_characters((await shown(f"x {odd}")).replace("\n", " "))


async def test_nothing_can_be_clicked() -> None:
    """Not even what looks like a link."""
    app = Reader("[here](javascript:x) [there](https://example.org) ![p](file:///etc/passwd) [@click=app.quit]go[/]")
    async with app.run_test(size=(100, 5)) as pilot:
        await pilot.pause()
        for column in range(0, 100, 2):  # each of them is wider than that
            await pilot.click(offset=(column, 0))

        assert app.followed == []
        assert app.is_running
