"""What an author wrote, well set: headings, lists, tables, highlighted code, formulas. Nothing in it can be clicked.

Loaded only in the library: Textual's Markdown takes 28 ms.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from textual.widget import Widget
from textual.widgets import Markdown

from quizapp.core.formulas import formula, formula_at
from quizapp.core.text import visible
from quizapp.tui.widgets.page import ConceptPage

_PICTURE = "▣ "


class Written(Markdown):
    """A text in Markdown. It takes no room while there is none."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, open_links=False, parser_factory=self._parser, classes="-silent")
        self._source = ""
        self._formulas = True

    def show(self, text: str, *, formulas: bool = True) -> None:
        """Replace the text.

        Args:
            formulas: whether `$x^2$` is shown as x², or as it was typed.
        """
        if (text, formulas) == (self._source, self._formulas):
            return
        self._source, self._formulas = text, formulas
        self.set_class(not text.strip(), "-silent")
        self.update(visible(text))

    def _parser(self) -> MarkdownIt:
        """A reader to which HTML is text, and which leaves nothing behind a link or a picture but their words."""
        reader = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
        reader.core.ruler.push("literal", _spell_out)
        if self._formulas:
            reader.inline.ruler.before("escape", "formula", _formula)
        return reader


class WellSetPage(ConceptPage):
    """A concept's page with tables, lists and highlighted code."""

    def body(self, part: str) -> Widget:
        """The widget for a part of the prose."""
        return Written(id=f"{part}-written")

    def fill(self, part: str, markdown: str, formulas: bool) -> None:
        """Show a part of the prose."""
        self.query_one(f"#{part}-written", Written).show(markdown, formulas=formulas)


def _formula(state: StateInline, silent: bool) -> bool:
    """A formula becomes text: what it holds is no Markdown."""
    found = formula_at(state.src, state.pos) if state.src[state.pos] == "$" else None
    if found is None:
        return False
    source, end = found
    if not silent:
        state.push("text", "", 0).content = formula(source)
    state.pos = end
    return True


def _spell_out(state: StateCore) -> None:
    """Say where links and pictures lead, instead of making something of them that can be clicked."""
    for token in state.tokens:
        if token.children:
            token.children = _spelt_out(token.children)


def _spelt_out(children: list[Token]) -> list[Token]:
    found: list[Token] = []
    address, begun = "", 0
    for child in children:
        if child.type == "link_open":
            address, begun = str(child.attrs.get("href", "")), len(found)
        elif child.type == "link_close":
            label = "".join(each.content for each in found[begun:])
            if address and address != label:
                found.append(_text(f" ({address})"))
        elif child.type == "image":
            found.append(_text(f"{_PICTURE}{child.content or 'picture'} ({child.attrs.get('src', '')})"))
        else:
            found.append(child)
    return found


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
