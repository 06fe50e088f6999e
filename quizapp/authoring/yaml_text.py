"""YAML as its author typed it: texts, lists and mappings, each with its place, and every problem at once."""

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

import yaml

from quizapp.authoring.wording import quoted
from quizapp.authoring.yaml_errors import explained
from quizapp.core.concept import Edit, Level, Problem
from quizapp.core.text import control_characters

Value: TypeAlias = str | list["Value"] | dict[str, "Value"]
Path: TypeAlias = tuple[str | int, ...]
"""Keys and indexes that lead from the top of a file to a value."""


class PythonLoader(yaml.SafeLoader):
    """The parser for where PyYAML was built without libyaml.

    PyYAML's own takes no question mark inside `{}` and `[]` (yaml/pyyaml#753), where questions often stand.
    """

    _in_plain = False

    def scan_plain(self) -> yaml.ScalarToken:
        """Read a text without quotes."""
        self._in_plain = True
        token: yaml.ScalarToken = super().scan_plain()
        self._in_plain = False
        return token

    def peek(self, index: int = 0) -> str:
        """The character ahead; the scanner takes the text itself from elsewhere."""
        sign: str = super().peek(index)
        return "x" if sign == "?" and self._in_plain else sign


Loader: TypeAlias = type[yaml.CSafeLoader] | type[PythonLoader]
LOADER: Final[Loader] = getattr(yaml, "CSafeLoader", PythonLoader)
"""libyaml where there is one: ten times as fast. Only events are used, never PyYAML's constructors."""

MAX_DEPTH = 30
"""A concept file nests 5 deep; what nests far deeper would exhaust the stack of whoever walks it."""
MAX_WEIGHT = 2_000_000
"""Characters in a file once its aliases are written out; more is an alias bomb."""
_NODE_WEIGHT = 40
"""What each node adds to the characters of its text: 50,000 nodes are too many, even if all are empty."""
_MAX_REPORTED = 20
"""A file full of control characters is damaged as a whole; more of the same would bury what else is wrong."""

_PLAIN_TAGS = frozenset({"!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"})
_NO_CHARACTER = re.compile("[\ufffe\uffff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Forbidden by us; YAML itself takes them."""
_REST_OF_LINE = re.compile(r"[\x00-\x08\x0b-\x20\x7f]*$", re.MULTILINE)
"""Nothing but forbidden characters and spaces up to the end of the line."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is written. Line and column start at 1."""

    line: int
    column: int


class Scalar(NamedTuple):
    """A text as it stands in the file. Lines and columns start at 1; the end is not included.

    A tuple, because a thousand files have fifty thousand of them.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    style: str
    """Its quotation mark, `|` or `>`; empty for a plain one."""
    text: str
    key: str
    """The key that it belongs to; a key belongs to itself."""
    is_key: bool


@dataclass(slots=True)
class Document:
    """What a file says. `value` is None when nothing of it can be used."""

    path: str
    text: str = ""
    """Its content, with plain line ends."""
    value: Value | None = None
    scalars: list[Scalar] = field(default_factory=list)
    """All texts in it, in order: where none stands a `#` may begin a comment."""
    problems: list[Problem] = field(default_factory=list)
    places: dict[Path, Place] = field(default_factory=dict)
    refused: set[Path] = field(default_factory=set)
    """Keys whose values were reported and left out: written, so nobody should call them missing."""

    def place(self, path: Path) -> Place:
        """Where `path` is written, or the nearest thing around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(1, 1))

    def report(self, place: Place, code: str, message: str, hint: str, fix: Edit | None = None) -> None:
        """Note a problem at a place of this file."""
        self.problems.append(Problem(self.path, place.line, place.column, code, message, hint, Level.ERROR, fix))


def read_yaml(text: str, path: str, loader: Loader = LOADER) -> Document:
    """The first document in `text`. Never raises on bad content.

    Every scalar is the text its author typed (`no`, `1.10`, a date); an empty plain one counts as absent.

    Args:
        text: YAML with any line ends.
        path: the file's name in problems.
        loader: PyYAML's loader class, only for its parser.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    document = Document(path, text)
    typed = _forbidden_characters(text, document)
    if not all(_BIDI.match(sign) for sign in typed):
        return document  # the parsers refuse such a text as a whole
    builder = _Builder(document, typed)
    try:
        for event in yaml.parse(text, Loader=loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        problem = explained(error, text)
        document.report(Place(problem.line, problem.column), "yaml-syntax", problem.message, problem.hint)
    except _GiveUp as reason:
        document.report(reason.place, reason.code, reason.message, reason.hint)
    document.value = builder.value
    return document


def _forbidden_characters(text: str, document: Document) -> frozenset[str]:
    """The forbidden characters that are typed as such; each is reported at its place."""
    found = control_characters(text) + [(match.start(), match.group()) for match in _NO_CHARACTER.finditer(text)]
    for offset, sign in found[:_MAX_REPORTED]:
        place = place_in(text, offset)
        means_nothing = _BIDI.match(sign) or _REST_OF_LINE.match(text, offset)
        fix = Edit(place.line, place.column, place.line, place.column + 1, "") if means_nothing else None
        document.report(place, *_forbidden(sign), fix)
    return frozenset(sign for _, sign in found)


def place_in(text: str, offset: int) -> Place:
    """Where the character at `offset` stands."""
    return Place(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _forbidden(sign: str) -> tuple[str, str, str]:
    message = f"The character U+{ord(sign):04X} is not allowed: it can change what a terminal shows or does."
    return "control-character", message, "Remove it."


class _GiveUp(Exception):
    """Nothing after this place can be used."""

    def __init__(self, place: Place, code: str, message: str, hint: str) -> None:
        self.place, self.code, self.message, self.hint = place, code, message, hint


class _Unusable:
    """Stands for a value that was reported and is left out."""


_UNUSABLE: Final = _Unusable()
_Node: TypeAlias = Value | _Unusable | None
"""None is an empty value: as good as absent."""


@dataclass(slots=True)
class _Frame:
    """A list or mapping whose end has not come yet."""

    items: list[Value] | dict[str, Value]
    place: Place
    path: Path | None
    """None in what is left out: its places would be taken for those of something else."""
    anchor: str | None
    usable: bool
    weight: int
    """What the whole file weighed before it."""
    keys: set[str] = field(default_factory=set)
    awaits_key: bool = True
    key: str | None = None
    """Whose value comes next; None if that value is left out."""


class _Builder:
    """Builds plain values from events on a stack of its own, so that no input can exhaust Python's."""

    def __init__(self, document: Document, typed: frozenset[str]) -> None:
        self.value: Value | None = None
        self._document = document
        self._reported_characters = typed
        self._stack: list[_Frame] = []
        self._anchors: dict[str, tuple[_Node, int]] = {}
        self._weight = 0
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Use the parser's next event.

        Raises:
            _GiveUp: no later event is of use.
        """
        match event:
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.CollectionStartEvent():
                self._open(event)
            case yaml.CollectionEndEvent():
                self._close()
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    hint = "Remove the line `---`, or write several concepts under `concepts:`."
                    raise _GiveUp(_place(event), "several-documents", "A second document begins here.", hint)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        weight = self._weigh(_NODE_WEIGHT + len(event.value), event)
        node: _Node = event.value
        if self._has_strange_tag(event) or self._has_control_character(event):
            node = _UNUSABLE
        elif not event.value and event.implicit[0]:
            node = None
        self._remember(event.anchor, node, weight)
        self._record_text(event)
        self._put(node, _place(event))

    def _record_text(self, event: yaml.ScalarEvent) -> None:
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            return
        frame = self._stack[-1] if self._stack else None
        is_key = frame is not None and isinstance(frame.items, dict) and frame.awaits_key
        key = event.value if is_key else self._key_around()
        style = event.style or ""
        self._document.scalars.append(
            Scalar(start.line + 1, start.column + 1, end.line + 1, end.column + 1, style, event.value, key, is_key)
        )

    def _key_around(self) -> str:
        return next((frame.key for frame in reversed(self._stack) if frame.key is not None), "")

    def _alias(self, event: yaml.AliasEvent) -> None:
        name = event.anchor or ""
        node, weight = self._anchors.get(name, (_UNUSABLE, 0))
        if any(frame.anchor == name for frame in self._stack):
            node, weight = _UNUSABLE, 0
            message = f"`*{name}` stands for the very thing it is in."
            self._document.report(_place(event), "alias-to-itself", message, "Write out what is meant.")
        elif name not in self._anchors:
            message = f"`*{name}` stands for nothing: no `&{name}` comes before it."
            self._document.report(_place(event), "unknown-alias", message, "Put a text that starts with * in quotes.")
        self._weigh(weight, event)
        self._put(node, _place(event))

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._stack) == MAX_DEPTH:
            message = f"Lists and mappings are nested more than {MAX_DEPTH} deep."
            raise _GiveUp(_place(event), "too-deep", message, "Put a text with brackets in quotes.")
        before = self._weight
        self._weigh(_NODE_WEIGHT, event)
        usable = not self._has_strange_tag(event)
        path = self._next_path() if usable else None
        items: list[Value] | dict[str, Value] = [] if isinstance(event, yaml.SequenceStartEvent) else {}
        self._stack.append(_Frame(items, _place(event), path, event.anchor, usable, before))

    def _close(self) -> None:
        frame = self._stack.pop()
        node: _Node = frame.items if frame.usable else _UNUSABLE
        self._remember(frame.anchor, node, self._weight - frame.weight)
        self._put(node, frame.place)

    def _next_path(self) -> Path | None:
        """Where the next list or mapping will stand; None if it is left out anyway."""
        if not self._stack:
            return ()
        frame = self._stack[-1]
        step = len(frame.items) if isinstance(frame.items, list) else frame.key
        return None if frame.path is None or step is None else (*frame.path, step)

    def _put(self, node: _Node, place: Place) -> None:
        if not self._stack:
            self._document.places[()] = place
            self.value = None if isinstance(node, _Unusable) else node
            return
        frame = self._stack[-1]
        if isinstance(frame.items, list):
            self._record(frame, len(frame.items), place)
            if node is not None and not isinstance(node, _Unusable):
                frame.items.append(node)
        elif frame.awaits_key:
            frame.awaits_key = False
            frame.key = self._key(frame, node, place)
        else:
            self._put_value(frame, frame.items, node)
            frame.awaits_key, frame.key = True, None

    def _key(self, frame: _Frame, node: _Node, place: Place) -> str | None:
        """The key if the value after it is to be kept."""
        if isinstance(node, _Unusable):
            return None
        if not isinstance(node, str):
            hint = "Put a text that starts with a bracket or a colon in quotes."
            self._document.report(place, "bad-key", "A key must be a text.", hint)
            return None
        if node in frame.keys:
            message = f"{quoted(node)} is given twice; the first one counts."
            self._document.report(place, "duplicate-key", message, "Remove one, or join them.")
            return None
        frame.keys.add(node)
        self._record(frame, node, place)
        return node

    def _put_value(self, frame: _Frame, items: dict[str, Value], node: _Node) -> None:
        if frame.key is None:
            return
        if not isinstance(node, _Unusable):
            if node is not None:
                items[frame.key] = node
        elif frame.path is not None:
            self._document.refused.add((*frame.path, frame.key))

    def _record(self, frame: _Frame, step: str | int, place: Place) -> None:
        if frame.path is not None:
            self._document.places[*frame.path, step] = place

    def _remember(self, anchor: str | None, node: _Node, weight: int) -> None:
        if anchor is not None:
            self._anchors[anchor] = node, weight

    def _weigh(self, weight: int, event: yaml.Event) -> int:
        self._weight += weight
        if self._weight > MAX_WEIGHT:
            message = "The file holds too many entries, or its aliases stand for too much."
            raise _GiveUp(_place(event), "too-much", message, "Write out what the aliases stand for, in several files.")
        return weight

    def _has_strange_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> bool:
        tag = event.tag or "!"
        if tag in _PLAIN_TAGS:
            return False
        shown = quoted(tag.replace("tag:yaml.org,2002:", "!!"))
        message = f"The tag {shown} means nothing in a concept file."
        self._document.report(_place(event), "unknown-tag", message, "Put a text that starts with ! in quotes.")
        return True

    def _has_control_character(self, event: yaml.ScalarEvent) -> bool:
        found = [sign for _, sign in control_characters(event.value)]
        escaped = [sign for sign in found if sign not in self._reported_characters]
        if escaped:
            self._document.report(_place(event), *_forbidden(escaped[0]))
        return bool(found)


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
