"""HTML from a field of Anki's as a tree: forgiving as a browser is, and without what is never shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import TypeAlias

DEEPEST = 40
"""Tags inside tags are kept so deep; no person nests deeper."""

_UNSEEN = frozenset({"audio", "head", "iframe", "noscript", "object", "svg", "template", "title", "video"})
"""Tags that go with all that is in them."""

_RAW = {tag: re.compile(f"</{tag}", re.IGNORECASE) for tag in ("script", "style", "textarea", "xmp")}
"""Tags that are ended by nothing but their own ends; they go too."""

_EMPTY = frozenset({"br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
"""Tags that have no end."""

_ENDED_BY = {
    "li": frozenset({"li"}),
    "p": frozenset({"p"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tr": frozenset({"tr", "td", "th"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
}
"""Which open tags a tag ends, where their own ends were left out."""


@dataclass(slots=True)
class Element:
    """A tag with what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)


Node: TypeAlias = Element | str


_TAG = re.compile(
    r"""<(?P<end>/?)(?P<tag>[A-Za-z][A-Za-z0-9-]{0,20})(?P<attributes>(?:"[^"]{0,999}"|'[^']{0,999}'|[^<>"']){0,999})>"""
)
_ATTRIBUTE = re.compile(r"""([A-Za-z][\w-]{0,30})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""")
"""Python's own parser takes hours for some pages of a few hundred kilobytes; these are bounded in all they read."""

_DECLARATION = re.compile(r"<[!?]")


def parsed(html: str) -> Element:
    """The tree of some HTML, whatever is wrong with it. Of what is nested too deep, only the text is kept."""
    tree = _Tree()
    at = 0
    while (start := html.find("<", at)) >= 0:
        tree.text(html[at:start])
        if found := _TAG.match(html, start):
            at = found.end()
            tag = found["tag"].lower()
            if found["end"]:
                tree.end(tag)
            elif tag in _RAW:
                end = _RAW[tag].search(html, at)
                at = end.start() if end else len(html)
            else:
                tree.start(tag, found["attributes"])
        elif _DECLARATION.match(html, start):
            mark = "-->" if html.startswith("<!--", start) else ">"
            end_at = html.find(mark, start)
            at = end_at + len(mark) if end_at >= 0 else len(html)
        else:
            tree.text("<")
            at = start + 1
    tree.text(html[at:])
    return tree.root


def text_of(node: Node) -> str:
    """All text in a node, as it stands."""
    return node if isinstance(node, str) else "".join(_texts(node))


def _texts(element: Element) -> Iterator[str]:
    for child in element.children:
        yield "\n" if isinstance(child, Element) and child.tag == "br" else text_of(child)


class _Tree:
    """The tree so far, and which of its tags are open."""

    def __init__(self) -> None:
        self.root = Element("")
        self._open = [self.root]
        self._unseen: list[str] = []

    def start(self, tag: str, attributes: str) -> None:
        if tag in _UNSEEN or self._unseen:
            if tag not in _EMPTY and not attributes.endswith("/"):
                self._unseen.append(tag)
            return
        while len(self._open) > 1 and self._open[-1].tag in _ENDED_BY.get(tag, ()):
            self._open.pop()
        if len(self._open) > DEEPEST:
            return
        pairs = ((found[1], found[2] or found[3] or found[4] or "") for found in _ATTRIBUTE.finditer(attributes))
        element = Element(tag, {name.lower(): unescape(value) for name, value in pairs})
        self._open[-1].children.append(element)
        if tag not in _EMPTY:
            self._open.append(element)

    def end(self, tag: str) -> None:
        if self._unseen:
            if tag in self._unseen:
                del self._unseen[self._unseen.index(tag) :]
            return
        places = [place for place, element in enumerate(self._open) if place and element.tag == tag]
        if places:
            del self._open[places[-1] :]

    def text(self, text: str) -> None:
        if not text or self._unseen:
            return
        children = self._open[-1].children
        if children and isinstance(children[-1], str):
            children[-1] += text if text == "<" else unescape(text)
        else:
            children.append(unescape(text))
