"""What a person looks for, as they type it: words, and `deck:`, `tag:` and `is:` filters."""

import re
from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.text import control_characters

MOST_WORDS, LONGEST_WORD = 20, 100
"""Nobody types more; who pastes a page is looking for its beginning."""

_PART = re.compile(r'(?P<field>deck|tag|is|state):(?P<value>"[^"]*"?|\S*)|(?P<text>"[^"]*"?|\S+)', re.IGNORECASE)


class CardState(StrEnum):
    """What `is:` can ask for. A card may be in several of these states."""

    DUE = "due"
    NEW = "new"
    LEECH = "leech"
    SUSPENDED = "suspended"
    BURIED = "buried"
    FLAGGED = "flagged"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, as far as it was typed; or a phrase in quotation marks, which is taken to the letter."""

    text: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. Everything that is named must hold; of several decks or tags one is enough."""

    words: tuple[Word, ...] = ()
    decks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    states: tuple[CardState, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.decks or self.tags or self.states)


def parse_query(text: str) -> Query:
    """The query that a person typed. Any text is one: what is no filter is looked for as it stands."""
    words: list[Word] = []
    named: dict[str, list[str]] = {"deck": [], "tag": []}
    states: list[CardState] = []
    for part in _PART.finditer(_printable(text)):
        field, value = (part["field"] or "").casefold(), (part["value"] or "").strip('"')
        if not field:
            words.append(Word(part["text"].strip('"')[:LONGEST_WORD], whole=part["text"].startswith('"')))
        elif field in named:
            named[field].append(value)
        elif state := _state(value):
            states.append(state)
        else:
            words.append(Word(value[:LONGEST_WORD]))
    decks, tags = (tuple(dict.fromkeys(filter(None, names))) for names in named.values())
    told = [word for word in words if any(letter.isalnum() for letter in word.text)]
    return Query(tuple(told[:MOST_WORDS]), decks, tags, tuple(dict.fromkeys(states)))


def _printable(text: str) -> str:
    """`text` with a space for each character that no text of ours holds."""
    letters = list(text)
    for at, _ in control_characters(text):
        letters[at] = " "
    return "".join(letters)


def _state(typed: str) -> CardState | None:
    """The state that begins like what was typed so far."""
    return next((state for state in CardState if typed and state.startswith(typed.casefold())), None)
