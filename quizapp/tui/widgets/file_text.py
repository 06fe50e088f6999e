"""The field to write a concept file in: coloured where Textual's extra `syntax` is there."""

from rich.style import Style
from textual.binding import Binding
from textual.color import Color
from textual.events import Key
from textual.theme import Theme
from textual.widgets import TextArea
from textual.widgets.text_area import LanguageDoesNotExist, TextAreaTheme

_QUIET = 0.65
"""How far from the ground to the colour of text lies what is not to be read first, as in `text.MUTED`."""


class FileText(TextArea):
    """What the screen does by some keys is not what Textual would do by them."""

    BINDINGS = [Binding("ctrl+e", "screen.hand_over", show=False)]  # noqa: RUF012  # Textual's own declaration

    @classmethod
    def showing(cls, text: str) -> TextArea:
        """The field with a file in it."""
        try:
            area = cls.code_editor(text, language="yaml", theme="css", soft_wrap=True)
        except LanguageDoesNotExist:
            area = cls.code_editor(text, theme="css", soft_wrap=True)
        area.indent_width = 2
        return area

    def on_mount(self) -> None:
        """Have the colours of the app, and change with them."""
        self.watch(self.app, "theme", self._take_colours)

    def on_key(self, event: Key) -> None:
        """Escape leaves the screen, not only the field."""
        if event.key == "escape":
            event.prevent_default()

    def _take_colours(self) -> None:
        theme = TextAreaTheme(f"yaml-{self.app.theme}", syntax_styles=yaml_colours(self.app.current_theme))
        self.register_theme(theme)
        self.theme = theme.name


def yaml_colours(theme: Theme) -> dict[str, Style]:
    """Field names in the accent, comments and marks quiet; the author's own words are text as any other."""
    colours = theme.to_color_system().generate()
    ground, text = Color.parse(colours["background"]), Color.parse(colours["foreground"])
    quiet = Style(color=ground.blend(text, _QUIET).rich_color)
    marks = ("comment", "punctuation.delimiter", "punctuation.bracket", "punctuation.special")
    return {"yaml.field": Style(color=Color.parse(colours["primary"]).rich_color), **dict.fromkeys(marks, quiet)}
