"""Lines of Markdown, put together so that whoever reads them as Markdown sees the text that they are made of."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from quizapp.core.text import plain

ITEM = re.compile(r"\s*(?:[-*+]\s|\d{1,3}[.)]\s)")
"""How an entry of a list begins."""

_SIGNS = re.compile(r"([\\`*_\[\]<~])")
_LEADING = re.compile(r"#{1,6}\s|>|\|")


@dataclass(frozen=True, slots=True)
class Atom:
    """What is not text: how it is written, and what of it is read."""

    markdown: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The beginning or the end of an emphasis."""

    sign: str


Piece: TypeAlias = str | Atom | Mark


def escaped(text: str) -> str:
    """Text with its signs escaped where Markdown would take one for its own."""
    return text if plain(text) == _collapsed(text) else _all_escaped(text)


def joined(lines: Iterable[list[Piece] | str], forced_break: str) -> str:
    """The lines of a paragraph. Lists keep their lines without being told to."""
    text, last = "", ""
    for line in lines:
        filled = line if isinstance(line, str) else _filled(line)
        if not filled and not isinstance(line, str):
            continue
        if last:
            text += "\n" if isinstance(line, str) or ITEM.match(filled) or ITEM.match(last) else forced_break
        text, last = text + filled, filled or " "
    return text


def _filled(pieces: Sequence[Piece]) -> str:
    """One line: with its emphasis where Markdown shows the right text then, else without."""
    emphasised = _emphasised(pieces)
    is_right = plain(emphasised) == _collapsed("".join(map(_read, pieces)))
    return _led(emphasised if is_right else _without_emphasis(pieces))


def _read(piece: Piece) -> str:
    match piece:
        case Atom():
            return piece.text
        case Mark():
            return ""
        case _:
            return piece


def _emphasised(pieces: Sequence[Piece]) -> str:
    written = ""
    opened: list[str] = []
    for piece in pieces:
        if not isinstance(piece, Mark):
            text = piece.markdown if isinstance(piece, Atom) else escaped(piece)
            sign = next((sign for sign in reversed(opened) if written.endswith(sign)), "")
            if sign and text[:1].isspace():
                written = f"{written[: -len(sign)]} {sign}"
                text = text.lstrip()
            written += text
        elif piece.sign not in opened:
            opened.append(piece.sign)
            written += piece.sign
        else:
            opened.remove(piece.sign)
            written = _shut(written, piece.sign)
    return _collapsed(written)


def _shut(written: str, sign: str) -> str:
    """The end of an emphasis, before the spaces that it would include; one around nothing is none."""
    body = written.rstrip()
    if body.endswith(sign):
        return body.removesuffix(sign) + written[len(body) :]
    return body + sign + written[len(body) :]


def _without_emphasis(pieces: Sequence[Piece]) -> str:
    texts = (
        piece.markdown if isinstance(piece, Atom) else _all_escaped(piece)
        for piece in pieces
        if not isinstance(piece, Mark)
    )
    return _collapsed("".join(texts))


def _collapsed(text: str) -> str:
    """Text as `plain` gives it where nothing in it is markup."""
    return " ".join(text.split())


def _all_escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)


def _led(line: str) -> str:
    """A line whose first sign would make it a heading, a quote or a table otherwise."""
    return f"\\{line}" if _LEADING.match(line) else line
