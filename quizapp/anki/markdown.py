"""A field of Anki's as Markdown: what a person would have typed to see the same."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import TypeAlias
from urllib.parse import unquote

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
_SIGNS = re.compile(r"([\\`*_\[\]<~])")
_LEADING = re.compile(r"(?=#{1,6}\s|>|\|)")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s()<>]{1,2000}", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[-*+]\s|\d{1,3}[.)]\s)")

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
    aside: list[_Atom] = []
    source = _COMMANDS.sub(lambda found: _kept_aside(found, aside, files), clean(html))
    page = _Page(files, aside)
    page.put(parsed(source).children)
    return _allowed(page.markdown("\n" if one_line else "\\\n"))


def _allowed(text: str) -> str:
    return clean(_REFUSED.sub("", text))


def bare(html: str) -> str:
    """`html` without the characters that stand for something here."""
    return _PRIVATE.sub("", html)


@dataclass(frozen=True, slots=True)
class _Atom:
    """What is not text: how it is written, and what of it is read."""

    markdown: str
    text: str


@dataclass(frozen=True, slots=True)
class _Mark:
    """The beginning or the end of an emphasis."""

    sign: str


_Piece: TypeAlias = str | _Atom | _Mark


def _kept_aside(found: re.Match[str], aside: list[_Atom], files: Files) -> str:
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
    aside.append(_Atom(whole, plain(whole)))
    return f"{_FORMULA}{len(aside) - 1};"


def _linked(name: str, files: Files) -> _Atom:
    label = name.replace("[", "(").replace("]", ")")
    reference = files(name)
    return _Atom(f"[{_escaped(label)}]({reference})" if reference else _escaped(label), label)


@dataclass(slots=True)
class _Page:
    """The lines written so far, and the one being written."""

    files: Files
    aside: list[_Atom]
    paragraphs: list[list[list[_Piece] | str]] = field(default_factory=lambda: [[]])
    """Lines to be filled in, and lines that are ready."""
    line: list[_Piece] = field(default_factory=list)
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
        return "\n\n".join(filter(None, (_joined(lines, forced_break) for lines in self.paragraphs))).strip()

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
            written = self.paragraphs[-1] and not any(not isinstance(piece, _Mark) for piece in self.line)
            self._end_paragraph() if written else self._end_line()
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
        self.line.append(_Mark(sign))
        self.put(element.children)
        self.line.append(_Mark(sign))
        self.marks.remove(sign)

    def _image(self, element: Element) -> _Piece:
        source = unquote(element.attributes.get("src", ""))
        alt = " ".join(re.sub(r"[\[\]]", "", bare(element.attributes.get("alt", ""))).split()) or PICTURE
        if _ADDRESS.fullmatch(source):
            return _Atom(f"[{_escaped(alt)}]({source})", alt)
        reference = self.files(source) if source else None
        return _Atom(f"![{_escaped(alt)}]({reference})", alt) if reference else f"({alt})"

    def _link(self, element: Element) -> None:
        address = element.attributes.get("href", "").strip()
        label = " ".join(text_of(element).split()).replace("[", "(").replace("]", ")")
        if label and _ADDRESS.fullmatch(address) and not _PRIVATE.search(label):
            self.line.append(_Atom(f"[{_escaped(label)}]({address})", label))
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
            lines += [f"{indent}{line}" if _ITEM.match(line) else f"{indent}- {line}" for line in rest]
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

    def _end_line(self) -> None:
        if any(not isinstance(piece, _Mark) for piece in self.line):
            self.paragraphs[-1].append([*self.line, *map(_Mark, reversed(self.marks))])
            self.line = [*map(_Mark, self.marks)]

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


def _code(text: str) -> _Piece:
    words = " ".join(text.split())
    if not words or "`" in words or _PRIVATE.search(words):
        return words
    return _Atom(f"`{words}`", words)


def _moved(text: str, tag: str) -> str:
    """Raised or lowered text, in letters of that height where there are some."""
    table, sign = (_RAISED, "^") if tag == "sup" else (_LOWERED, "_")
    if all(ord(letter) in table for letter in text):
        return text.translate(table)
    return f"{sign}{text}" if len(text) == 1 else f"{sign}({text})"


def _joined(lines: Iterable[list[_Piece] | str], forced_break: str) -> str:
    """The lines of a paragraph. Lists keep their lines without being told to."""
    text, last = "", ""
    for line in lines:
        filled = line if isinstance(line, str) else _filled(line)
        if not filled and not isinstance(line, str):
            continue
        if last:
            text += "\n" if isinstance(line, str) or _ITEM.match(filled) or _ITEM.match(last) else forced_break
        text, last = text + filled, filled or " "
    return text


def _filled(pieces: Sequence[_Piece]) -> str:
    """One line: with its emphasis where Markdown shows the right text then, else without."""
    expected = _collapsed("".join(piece if isinstance(piece, str) else _read(piece) for piece in pieces))
    for candidate in (_emphasised(pieces), _without_emphasis(pieces)):
        if plain(candidate) == plain_text(expected):
            return _led(candidate)
    return _led(_without_emphasis(pieces))


def plain_text(text: str) -> str:
    """Text as `plain` gives it where nothing in it is markup."""
    return " ".join(text.split())


def _read(piece: _Atom | _Mark) -> str:
    return piece.text if isinstance(piece, _Atom) else ""


def _emphasised(pieces: Sequence[_Piece]) -> str:
    written = ""
    opened: set[str] = set()
    for piece in pieces:
        if not isinstance(piece, _Mark):
            text = piece.markdown if isinstance(piece, _Atom) else _escaped(piece)
            starts = any(written.endswith(sign) for sign in opened)
            if starts and text[:1].isspace():
                sign = next(sign for sign in opened if written.endswith(sign))
                written = f"{written[: -len(sign)]} {sign}"
                text = text.lstrip()
            written += text
        elif piece.sign not in opened:
            opened.add(piece.sign)
            written += piece.sign
        else:
            opened.discard(piece.sign)
            written = _shut(written, piece.sign)
    return _collapsed(written)


def _shut(written: str, sign: str) -> str:
    """The end of an emphasis, before the spaces that it would include; one around nothing is none."""
    body = written.rstrip()
    if body.endswith(sign):
        return body.removesuffix(sign) + written[len(body) :]
    return body + sign + written[len(body) :]


def _without_emphasis(pieces: Sequence[_Piece]) -> str:
    texts = (
        piece.markdown if isinstance(piece, _Atom) else _all_escaped(piece)
        for piece in pieces
        if not isinstance(piece, _Mark)
    )
    return _collapsed("".join(texts))


def _collapsed(text: str) -> str:
    return " ".join(text.split())


def _escaped(text: str) -> str:
    """Text with its signs escaped where Markdown would take one for its own."""
    return text if plain(text) == plain_text(text) else _all_escaped(text)


def _all_escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)


def _led(line: str) -> str:
    """A line whose first sign would make it a heading, a quote or a table otherwise."""
    return _LEADING.sub(r"\\", line, count=1) if _LEADING.match(line) else line
