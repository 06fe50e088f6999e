"""Markdown as HTML for Anki's fields."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from quizapp.anki.spans import NO_IMAGES, clean, inline_html, literal, plain_html, sealed

__all__ = ["html_of", "plain_html"]

_Inline: TypeAlias = Callable[[str], str]
"""How the text within a block becomes HTML."""

_Read: TypeAlias = tuple[str, int]
"""The HTML of a block, and the place of the line after it."""

_MOST_FORMULA_LINES = 60

_FENCE = re.compile(r"\s{0,3}(?:`{3}|~{3})")
_HEADING_MARK = re.compile(r"\s{0,3}#{1,6}\s+(?=\S)")
_RULE = re.compile(r"([-*_])(?:[ \t]*\1){2,}")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_ITEM = re.compile(r"(?P<indent>\s*)(?:[-*+•]|(?P<number>\d{1,3})[.)])\s+(?P<text>\S.*)")
_NESTED = 2
"""An item is inside another when it stands so many columns further in."""

_DIVIDER = re.compile(r":?-+:?")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_FORCED_BREAK = re.compile(r"(?<!\\)\\$")


def html_of(markdown: str, images: Mapping[str, str] = NO_IMAGES) -> str:
    """Markdown as HTML: a paragraph alone without a tag around it, several blocks with theirs.

    No tag, attribute or command of the author's becomes one of the result: all of that is shown as it was typed. A
    link keeps its address if that begins with http, https or mailto, else only its words are left.

    Args:
        markdown: any text.
        images: what a file is called in the package, by how the text refers to it; of any other image, its
            description is shown.
    """
    if not markdown:
        return ""
    blocks = list(_blocks(clean(markdown).split("\n"), partial(inline_html, images=images)))
    if len(blocks) == 1:
        return sealed(blocks[0].removeprefix("<p>").removesuffix("</p>"))
    return sealed("".join(blocks))


def _blocks(lines: Sequence[str], inline: _Inline) -> Iterator[str]:
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        read = _reader(lines, at) or _paragraph
        html, at = read(lines, at, inline)
        yield html


def _reader(lines: Sequence[str], at: int) -> Callable[[Sequence[str], int, _Inline], _Read] | None:
    """What reads the block that begins with a line; nothing where that is a paragraph or goes on with one."""
    line = lines[at]
    if _FENCE.match(line):
        return _fenced
    if _HEADING_MARK.match(line):
        return _heading
    if _RULE.fullmatch(line.strip()):
        return _rule
    if _QUOTE.match(line):
        return _quote
    if _ITEM.fullmatch(line):
        return _list
    if _is_table(lines, at):
        return _table
    return _formula if _formula_end(lines, at) else None


# ---- one reader a block


def _paragraph(lines: Sequence[str], at: int, inline: _Inline) -> _Read:
    start = at
    at += 1
    while at < len(lines) and lines[at].strip() and not _reader(lines, at):
        at += 1
    return f"<p>{inline(_joined(lines[start:at]))}</p>", at


def _joined(lines: Sequence[str]) -> str:
    """The lines of a paragraph without the marks of a forced break: each line stays one."""
    *others, last = (line.strip() for line in lines)
    return "\n".join([*(_FORCED_BREAK.sub("", line) for line in others), last])


def _fenced(lines: Sequence[str], at: int, inline: _Inline) -> _Read:
    opening = lines[at].strip()
    fence = opening[0] * (len(opening) - len(opening.lstrip(opening[0])))
    at += 1
    code = []
    while at < len(lines) and not _closes(lines[at].strip(), fence):
        code.append(lines[at])
        at += 1
    return f"<pre><code>{literal(chr(10).join(code))}</code></pre>", at + 1


def _closes(line: str, fence: str) -> bool:
    return len(line) >= len(fence) and not line.strip(fence[0])


def _heading(lines: Sequence[str], at: int, inline: _Inline) -> _Read:
    return f"<p><b>{inline(_HEADING_MARK.sub('', lines[at]).strip())}</b></p>", at + 1


def _rule(lines: Sequence[str], at: int, inline: _Inline) -> _Read:
    return "<hr>", at + 1


def _quote(lines: Sequence[str], at: int, inline: _Inline) -> _Read:
    start = at
    while at < len(lines) and _QUOTE.match(lines[at]):
        at += 1
    return (
        f"<blockquote>{inline(_joined([_QUOTE.sub('', line, count=1) for line in lines[start:at]]))}</blockquote>",
        at,
    )


def _list(lines: Sequence[str], at: int, inline: _Inline) -> _Read:
    """Items and the items within them; a line that is further in than its item goes on with it."""
    html: list[str] = []
    lists: list[tuple[int, str]] = []
    while at < len(lines) and lines[at].strip():
        if item := _ITEM.fullmatch(lines[at]):
            html += _item(item, lists)
            html.append(inline(item["text"].strip()))
        elif lines[at][0].isspace() and not _reader(lines, at):
            html.append("<br>" + inline(lines[at].strip()))
        else:
            break
        at += 1
    html += [f"</li></{tag}>" for _, tag in reversed(lists)]
    return "".join(html), at


def _item(item: re.Match[str], lists: list[tuple[int, str]]) -> Iterator[str]:
    """The tags before an item; `lists` holds the column and the tag of each list that is open."""
    column, tag = len(item["indent"]), "ol" if item["number"] else "ul"
    while lists and (column < lists[-1][0] or (column < lists[-1][0] + _NESTED and tag != lists[-1][1])):
        yield f"</li></{lists.pop()[1]}>"
    if lists and column < lists[-1][0] + _NESTED:
        yield "</li><li>"
        return
    lists.append((column, tag))
    start = int(item["number"] or 1)
    yield f"<{tag}><li>" if start == 1 else f'<{tag} start="{start}"><li>'


def _is_table(lines: Sequence[str], at: int) -> bool:
    if "|" not in lines[at] or at + 1 == len(lines) or "-" not in lines[at + 1]:
        return False
    divider = _cells(lines[at + 1])
    return len(divider) == len(_cells(lines[at])) and all(_DIVIDER.fullmatch(cell) for cell in divider)


def _table(lines: Sequence[str], at: int, inline: _Inline) -> _Read:
    head = _row(lines[at], "th", inline)
    at += 2
    rows = []
    while at < len(lines) and "|" in lines[at]:
        rows.append(_row(lines[at], "td", inline))
        at += 1
    return f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>", at


def _row(line: str, tag: str, inline: _Inline) -> str:
    return "<tr>" + "".join(f"<{tag}>{inline(cell)}</{tag}>" for cell in _cells(line)) + "</tr>"


def _cells(line: str) -> list[str]:
    cells = [cell.strip() for cell in _CELL_EDGE.split(line.strip())]
    return cells[not cells[0] : len(cells) - (not cells[-1])]


def _formula(lines: Sequence[str], at: int, inline: _Inline) -> _Read:
    end = _formula_end(lines, at)
    return f"<p>{inline(chr(10).join(lines[at:end]).strip())}</p>", end


def _formula_end(lines: Sequence[str], at: int) -> int:
    """The place after a formula that begins with `$$` on a line and ends on a later one; 0 where none does."""
    if not lines[at].lstrip().startswith("$$") or lines[at].count("$$") > 1:
        return 0
    following = range(at + 1, min(len(lines), at + _MOST_FORMULA_LINES))
    return next((place + 1 for place in following if "$$" in lines[place]), 0)
