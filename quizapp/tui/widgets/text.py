"""The one widget for text, and the styles that text may take. Nothing here ever reads markup."""

import re
from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.widgets import Static  # noqa: TID251  # this is the one widget that tames it

from quizapp.core.text import visible

MUTED = "$foreground 65%"
ACCENT = "$primary"
STRONG = "bold"
CODE = "on $panel"

_MARKS = re.compile(
    r"`(?P<code>[^`\n]+)`|\*\*(?P<strong>\S(?:[^\n]*?\S)?)\*\*|(?<![\w*])\*(?P<soft>\w(?:[^*\n]*?\w)?)\*(?![\w*])"
)
_STYLES = {"code": CODE, "strong": STRONG, "soft": "italic"}

_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_HEADING = re.compile(r"#{1,6}\s+")
_BULLET = re.compile(r"\s*[-*+•]\s+")
_OWN_LINE = re.compile(r"\s*\d{1,3}[.)]\s|\s*[|>]|\s{4,}")
"""A numbered item, a table's row, a quotation or indented code: it does not flow into the line before."""


class Text(Static):
    """Text as it is: no markup, no terminal control. It takes no room while it says nothing."""

    def __init__(self, content: str | Content = "", *, id: str | None = None) -> None:
        super().__init__(_literal(content), markup=False, id=id, classes="" if content else "-silent")

    def show(self, content: str | Content) -> None:
        """Replace the text."""
        self.update(_literal(content))
        self.set_class(not content, "-silent")


def _literal(content: str | Content) -> Content:
    return styled(content) if isinstance(content, str) else content


def styled(text: str, style: str = "") -> Content:
    """`text`, character for character, in one style."""
    return Content.styled(visible(text), style) if style else Content(visible(text))


def paragraphs(parts: Iterable[Content]) -> Content:
    """Those of the parts that say something, with an empty line between them."""
    return Content("\n\n").join(part for part in parts if part)


def inline(text: str) -> Content:
    """One paragraph in which `code`, **strong** and *soft* words are styled and lose their marks."""
    return Content.assemble(*_inline(visible(text)))


def _inline(text: str) -> Iterator[str | tuple[str, str]]:
    end = 0
    for found in _MARKS.finditer(text):
        kind = found.lastgroup or ""
        yield text[end : found.start()]
        yield found[kind], _STYLES[kind]
        end = found.end()
    yield text[end:]


def prose(markdown: str) -> Content:
    """What an author wrote, as a page: paragraphs flow, items, tables and code keep their lines, marks are styled."""
    lines: list[Content] = []
    flowing: list[str] = []
    fenced = False

    def settle() -> None:
        if flowing:
            lines.append(inline(" ".join(flowing)))
            flowing.clear()

    for line in markdown.strip("\n").splitlines():
        if _FENCE.match(line) or fenced or not line.strip() or _HEADING.match(line):
            settle()
        if _FENCE.match(line):
            fenced = not fenced
        elif fenced:
            lines.append(styled(line, CODE))
        elif not line.strip():
            lines.append(Content())
        elif _HEADING.match(line):
            lines.append(styled(_HEADING.sub("", line), STRONG))
        else:
            if _BULLET.match(line) or _OWN_LINE.match(line):
                settle()
            flowing.append(_BULLET.sub("• ", line.rstrip(), count=1) if _BULLET.match(line) else line.strip())
    settle()
    return Content("\n").join(lines)
