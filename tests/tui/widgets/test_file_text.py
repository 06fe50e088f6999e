"""The field to write a concept file in."""

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.theme import Theme

from quizapp.tui.themes import DARK, LIGHT
from quizapp.tui.widgets.file_text import FileText, yaml_colours

READABLE = 4.5
"""The contrast that the WCAG ask of text, at least."""


def luminance(color: Color) -> float:
    """As the WCAG define it."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: str(theme.name))
def test_every_colour_of_a_file_can_be_read(theme: Theme) -> None:
    """On the ground of the theme, light or dark."""
    ground = luminance(Color.parse(theme.background or ""))
    for style in yaml_colours(theme).values():
        assert style.color
        dark, light = sorted((ground, luminance(Color.from_rich_color(style.color))))

        assert (light + 0.05) / (dark + 0.05) > READABLE


class FileApp(App[None]):
    """A file alone."""

    def compose(self) -> ComposeResult:
        yield FileText.showing("title: Nile\n")


async def test_the_colours_are_those_of_the_app() -> None:
    """Whatever theme it has by then, built in or not."""
    app = FileApp()
    async with app.run_test() as pilot:
        area = app.query_one(FileText)
        for name in app.available_themes:
            app.theme = name
            await pilot.pause()

            assert area.theme == f"yaml-{name}"
