"""A field of Anki's as Markdown: what a person would have typed to see the same."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import TypeAlias
from urllib.parse import unquote

from quizapp.anki.lines import ITEM, Atom, Mark, Piece, escaped, joined
from quizapp.anki.spans import clean
from quizapp.anki.tree import Element, Node, parsed, text_of
from quizapp.core.text import plain

Files: TypeAlias = Callable[[str], str | None]
"""How a text refers to a file of the package; None where it is not there."""

OPEN, SHUT = "\ue000", "\ue001"
"""What may stand for the two ends of a blank: it passes through all of this untouched."""

PICTURE = "picture"
"""The description of an image that has none."""

_FORMULA, _SOUND = "\ue002", "\ue003"
_KEPT_ASIDE = re.compile(f"([{_FORMULA}{_SOUND}])(\\d+);")
_PRIVATE = re.compile("[\ue000-\ue003]|&#(?:[xX]0*[eE]00[0-3]|0*5734[4-7]);?")
_REFUSED = re.compile("[\u2028-\u202e\u2066-\u2069\ufeff]")
"""What no concept file may hold, and what YAML takes for the end of a line."""

_COMMANDS = re.compile(
    r"""
    \\\[(?P<display>.{1,1000}?)\\\] | \\\((?P<inline>.{1,1000}?)\\\)
  | \[\$\$\](?P<old_display>.{1,1000}?)\[/\$\$\] | \[\$\](?P<old>.{1,1000}?)\[/\$\]
  | \[latex\](?P<latex>.{1,1000}?)\[/latex\]
  | \[sound:(?P<sound>[^\]]{1,400})\]
  | \[anki:[^\]]{1,400}\]|\[/anki:\w{1,20}\]
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
"""What Anki obeys in the middle of a text."""

_BREAK = re.compile(r"<(?:br|/?div|/?p)\b[^<>]{0,400}>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,400}>")
_SPACE = re.compile(r"[^\S\n]*\n[^\S\n]*|[^\S\n]+|\u00a0")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s()<>]{1,2000}", re.IGNORECASE)

_LINES = frozenset(
    {"div", "section", "article", "header", "footer", "center", "dt", "dd", "figure", "figcaption", "tr"}
)
"""Tags that stand on lines of their own."""
_PARAGRAPHS = frozenset({"p", "blockquote", "dl", "form", "h1", "h2", "h3", "h4", "h5", "h6"})
"""Tags that keep a distance."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MARKS = {
    "b": "**", "strong": "**", "i": "*", "em": "*", "s": "~~", "strike": "~~", "del": "~~", "cite": "*", "dfn": "*",
}  # fmt: skip
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def markdown_of(html: str, files: Files, one_line: bool = False) -> str:
    """A field's HTML as Markdown; read as Markdown, it shows the text that Anki showed.

    Scripts, styles and tags that draw nothing are dropped; formulas stand between dollar signs, sounds are links.

    Args:
        html: the field.
        files: how the text refers to a file of the package.
        one_line: for what is shown on one line: its line breaks are spaces.
    """
    aside: list[Atom] = []
    source = _COMMANDS.sub(lambda found: _kept_aside(found, aside, files), clean(html))
    page = _Page(files, aside)
    page.put(parsed(source).children)
    return _allowed(page.markdown("\n" if one_line else "\\\n"))


def _allowed(text: str) -> str:
    return clean(_REFUSED.sub("", text))


def bare(html: str) -> str:
    """`html` without the characters that stand for something here."""
    return _PRIVATE.sub("", html)


def _kept_aside(found: re.Match[str], aside: list[Atom], files: Files) -> str:
    """A placeholder for a formula or a sound; commands to speak are dropped."""
    if name := found["sound"]:
        aside.append(_linked(unescape(name), files))
        return f"{_SOUND}{len(aside) - 1};"
    display = found["display"] or found["old_display"]
    formula = display or found["inline"] or found["old"] or found["latex"]
    if formula is None:
        return ""
    formula = " ".join(unescape(_TAG.sub("", _BREAK.sub(" ", formula))).replace("\u00a0", " ").split())
    formula = formula.removeprefix("$").removesuffix("$").strip() if found["latex"] else formula
    sign = "$$" if display else "$"
    whole = f"{sign}{formula.replace('$', chr(92) + '$')}{sign}" if formula else ""
    aside.append(Atom(whole, plain(whole)))
    return f"{_FORMULA}{len(aside) - 1};"


def _linked(name: str, files: Files) -> Atom:
    label = name.replace("[", "(").replace("]", ")")
    reference = files(name)
    return Atom(f"[{escaped(label)}]({reference})" if reference else escaped(label), label)


@dataclass(slots=True)
class _Page:
    """The lines written so far, and the one being written."""

    files: Files
    aside: list[Atom]
    paragraphs: list[list[list[Piece] | str]] = field(default_factory=lambda: [[]])
    """Lines to be filled in, and lines that are ready."""
    line: list[Piece] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    """The emphases that are open: each line has its own beginning and end of them."""

    def put(self, nodes: Iterable[Node]) -> None:
        """Write some nodes."""
        for node in nodes:
            if isinstance(node, str):
                self._text(node)
            else:
                self._element(node)

    def markdown(self, forced_break: str) -> str:
        """All that was written."""
        self._end_paragraph()
        return "\n\n".join(filter(None, (joined(lines, forced_break) for lines in self.paragraphs))).strip()

    def _text(self, text: str) -> None:
        """Text with what was kept aside back in its place."""
        text, at = _allowed(text), 0
        for found in _KEPT_ASIDE.finditer(text):
            self.line.append(_SPACE.sub(" ", text[at : found.start()]))
            number = int(found[2])
            if number < len(self.aside):
                self.line.append(self.aside[number])
            at = found.end()
        self.line.append(_SPACE.sub(" ", text[at:]))

    def _element(self, element: Element) -> None:
        tag = element.tag
        if tag in _PARAGRAPHS:
            self._end_paragraph()
            self._in_mark("**", element) if tag in _HEADINGS else self._quoted_or_not(element)
            self._end_paragraph()
        elif tag == "br":
            self._end_paragraph() if self.paragraphs[-1] and not self._is_begun else self._end_line()
        elif tag in _LINES:
            self._end_line()
            self.put(element.children)
            self._end_line()
        elif writer := _BLOCKS.get(tag):
            self._end_line()
            self._ready(writer(self, element))
        elif sign := _MARKS.get(tag):
            self._in_mark(sign, element)
        else:
            self._inline(element)

    def _quoted_or_not(self, element: Element) -> None:
        if element.tag == "blockquote":
            self._ready([f"> {line}" for line in self._lines(element.children)])
        else:
            self.put(element.children)

    def _inline(self, element: Element) -> None:
        match element.tag:
            case "img":
                self.line.append(self._image(element))
            case "a":
                self._link(element)
            case "sup" | "sub":
                self.line.append(_moved(" ".join(text_of(element).split()), element.tag))
            case "rt":
                self.line.append(f"({' '.join(text_of(element).split())})")
            case "rp":
                pass
            case tag if tag in _CODE:
                self.line.append(_code(text_of(element)))
            case _:
                self.put(element.children)

    def _in_mark(self, sign: str, element: Element) -> None:
        if sign in self.marks:
            self.put(element.children)
            return
        self.marks.append(sign)
        self.line.append(Mark(sign))
        self.put(element.children)
        self.line.append(Mark(sign))
        self.marks.remove(sign)

    def _image(self, element: Element) -> Piece:
        source = unquote(element.attributes.get("src", ""))
        alt = " ".join(re.sub(r"[\[\]]", "", bare(element.attributes.get("alt", ""))).split()) or PICTURE
        if _ADDRESS.fullmatch(source):
            return Atom(f"[{escaped(alt)}]({source})", alt)
        reference = self.files(source) if source else None
        return Atom(f"![{escaped(alt)}]({reference})", alt) if reference else f"({alt})"

    def _link(self, element: Element) -> None:
        address = element.attributes.get("href", "").strip()
        label = " ".join(text_of(element).split()).replace("[", "(").replace("]", ")")
        if label and _ADDRESS.fullmatch(address) and not _PRIVATE.search(label):
            self.line.append(Atom(f"[{escaped(label)}]({address})", label))
        else:
            self.put(element.children)

    def _lines(self, nodes: Sequence[Node]) -> list[str]:
        """Some nodes as a page of their own."""
        page = _Page(self.files, self.aside)
        page.put(nodes)
        return [line for line in page.markdown("\n").split("\n") if line.strip()]

    def _list(self, element: Element) -> list[str]:
        number, lines = 0, []
        for child in element.children:
            if isinstance(child, str) and not child.strip():
                continue
            number += 1
            mark = f"{number}." if element.tag == "ol" else "-"
            is_list = isinstance(child, Element) and child.tag in ("ul", "ol")
            content = self._lines(child.children if isinstance(child, Element) and child.tag == "li" else [child])
            if not content:
                number -= 1
                continue
            head, *rest = ["", *content] if is_list else content
            lines += [f"{mark} {head}"] if head else []
            indent = " " * (len(mark) + 1)
            lines += [f"{indent}{line}" if ITEM.match(line) else f"{indent}- {line}" for line in rest]
        return lines

    def _table(self, element: Element) -> list[str]:
        rows = [[self._cell(cell) for cell in _within(row, ("td", "th"))] for row in _within(element, ("tr",))]
        rows = [row for row in rows if row]
        if not rows:
            return self._lines([child for child in element.children if isinstance(child, str)])
        width = max(map(len, rows))
        head, *body = (row + [""] * (width - len(row)) for row in rows)
        return [_row(head), _row(["---"] * width), *map(_row, body)]

    def _cell(self, cell: Element) -> str:
        return " ".join(self._lines(cell.children)).replace("|", r"\|")

    def _fenced(self, element: Element) -> list[str]:
        code = text_of(element).strip("\n")
        fence = "~~~" if "```" in code else "```"
        return [fence, *code.split("\n"), fence] if code.strip() else []

    def _ready(self, lines: Sequence[str]) -> None:
        """Lines that have their form, as a paragraph of their own."""
        if lines:
            self._end_paragraph()
            self.paragraphs += [[*lines], []]

    @property
    def _is_begun(self) -> bool:
        """Whether the line holds more than beginnings and ends of emphases."""
        return any(not isinstance(piece, Mark) for piece in self.line)

    def _end_line(self) -> None:
        if self._is_begun:
            self.paragraphs[-1].append([*self.line, *map(Mark, reversed(self.marks))])
            self.line = [*map(Mark, self.marks)]

    def _end_paragraph(self) -> None:
        self._end_line()
        if self.paragraphs[-1]:
            self.paragraphs.append([])


_BLOCKS: dict[str, Callable[[_Page, Element], list[str]]] = {
    "ul": _Page._list,
    "ol": _Page._list,
    "table": _Page._table,
    "pre": _Page._fenced,
    "hr": lambda page, element: [],
}


def _within(element: Element, tags: Sequence[str]) -> Iterator[Element]:
    """The nearest elements with one of these tags."""
    for child in element.children:
        if isinstance(child, Element):
            if child.tag in tags:
                yield child
            else:
                yield from _within(child, tags)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _code(text: str) -> Piece:
    words = " ".join(text.split())
    if not words or "`" in words or _PRIVATE.search(words):
        return words
    return Atom(f"`{words}`", words)


def _moved(text: str, tag: str) -> str:
    """Raised or lowered text, in letters of that height where there are some."""
    table, sign = (_RAISED, "^") if tag == "sup" else (_LOWERED, "_")
    if all(ord(letter) in table for letter in text):
        return text.translate(table)
    return f"{sign}{text}" if len(text) == 1 else f"{sign}({text})"
