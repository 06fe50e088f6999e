"""A concept's prose, read for the generator: its sentences, and how each names the concept."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from quizapp.core.concept import Concept
from quizapp.core.generate.lexicon import AUXILIARIES, DETERMINERS, LINKS, ORPHANS, ORPHANS_BEFORE_COMMA, PREPOSITIONS
from quizapp.core.generate.naming import (
    Key,
    Naming,
    acronym,
    index,
    is_plural,
    keys_of,
    namings,
    spellings,
)
from quizapp.core.text import FIRST_UNSPACED, STOPWORDS, Token, bold, paragraphs, plain, sentences, tokens, words

ENDED = re.compile(r"[.!?…。！？][\"'”’)\]」』]*$")
"""The end mark of a sentence, and what may close after it."""

_REFERENCE = re.compile(
    r"\s*(?:\((?:see|cf\.?|fig|figure|table|chapter|section)\b[^()]*\)|\[\d+(?:[,–-]\s*\d+)*\])", re.I
)
_DROPPABLE = re.compile(
    r"^(?:However|Moreover|Furthermore|In addition|Additionally|Also|Thus|Therefore|Hence|Consequently|As a result"
    r"|In fact|Indeed|Of course|Finally), (?=\w)",
    re.I,
)
"""Connectives that can go without changing what the sentence says."""

_POINTING = re.compile(
    r"\bas (?:we (?:have )?(?:saw|seen|mentioned|described|discussed|noted|shown)|(?:mentioned|discussed|noted))\b"
    r"|\bas (?:described|seen|shown)(?: (?:above|before|below|earlier|here)|(?=[,.;]))"
    r"|\bsee (?:also|figure|table|chapter|section|below|above)\b"
    r"|\b(?:figure|fig\.|table|chapter|section|equation) \d"
    r"|\bthe following\b|\b(?:described|mentioned|discussed|listed|shown|outlined|given) (?:above|below|earlier)\b"
    r"|\bin this (?:chapter|section|article|lesson|video|module|post|page|unit|course)\b|\byou will learn\b",
    re.I,
)
"""What points out of the sentence, at something the card does not show."""

_BEFORE_SUBJECT = re.compile(
    r"^(?P<intro>(?:after|although|among|as|at|because|before|by|during|first|for|from|if|in|like|on|once|since|to"
    r"|under|unlike|when|while|with|within|\w+ed|\w+ly)\b[^,.;:()]{1,80}, )?(?:(?P<article>an?|the) )?$",
    re.I,
)
"""What may stand before the subject of a sentence: an article, an opening phrase with its comma."""

_BETWEEN = re.compile(r", (?:a|also|an|or|often|sometimes|the|which|who)\b[^,.;:()]{1,80},(?= )")
"""What may stand between a subject and its verb."""

_AFTER_NAMED = re.compile(r"\b(?:called|known as|termed|referred to as|named) (?:(?:an?|the) )?$", re.I)
_NO_VERB = DETERMINERS | PREPOSITIONS | frozenset("and or but nor who whose whom".split())
_BE = frozenset("is are was were".split())
_PLURAL_VERBS = frozenset("are were have do".split())
_KIND_WORDS = frozenset("a an the one any when how what where whatever anything something".split())

ENGLISH = 0.2
"""The share of stopwords that an English sentence hardly ever falls below."""

CERTAIN, CALLED, LIKELY, PERHAPS = 3.0, 2.5, 2.0, 1.0
"""How much a sentence defines: `X is a ...`, `... is called X`, `X is ...`, `X does ...`."""

FIRST_SENTENCE, LATER_SENTENCE, LATEST = 1.0, -0.4, 3
"""What the first sentence gains as a definition, and each later one loses, down to the fourth."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The concept as the subject of a sentence: `A base model is`."""

    article: str
    name: str
    verb: str
    following: str
    """The word after the verb."""
    is_title: bool
    is_plural: bool
    opens: bool
    """Whether nothing stands before the name, so that its capital may be the sentence's."""


@dataclass(frozen=True)
class Sentence:
    """One sentence of a concept's prose."""

    text: str
    field: str
    place: int
    """Its number in the field, from 0."""
    marked: tuple[str, ...]
    """The terms the author set in bold."""
    namings: tuple[Naming, ...]
    """Where it names the concept; a name and its acronym in brackets count as one naming."""
    subject: Subject | None

    @property
    def is_english(self) -> bool:
        """Whether the sentence can be parsed by the small words of English."""
        return _is_english(self.text)

    @property
    def points(self) -> bool:
        """Whether it points at something that a card does not show, such as the list after its colon."""
        return self.text.endswith(":") or bool(_POINTING.search(self.text))

    @cached_property
    def folded(self) -> str:
        """The text in lower case, for looking for words in it."""
        return self.text.casefold()

    @property
    def leans(self) -> bool:
        """Whether it cannot be understood without the sentence before."""
        return bool(opening_orphan(self.text))

    @property
    def definitional(self) -> float:
        """How good a definition it is: what it says, and how near it stands to the beginning."""
        place = LATER_SENTENCE * min(self.place, LATEST) if self.place else FIRST_SENTENCE
        return self.defines + place

    @cached_property
    def defines(self) -> float:
        """How much the sentence says what the concept is: 0 not at all, 3 `X is a ...`."""
        if self.points or not self.namings or self.text.endswith("?"):
            return 0
        if not self.subject:
            return CALLED if _AFTER_NAMED.search(self.text[: self.namings[0].start]) else 0
        if self.subject.verb not in LINKS:
            return PERHAPS
        says_what = self.subject.verb not in _BE or self.subject.following in _KIND_WORDS
        return CERTAIN if says_what else LIKELY


@dataclass(frozen=True)
class Prose:
    """What a concept says of itself."""

    title: str
    what: tuple[Sentence, ...]
    why: tuple[Sentence, ...]
    keys: Mapping[str, Sequence[Key]]
    """The concept's own names, for finding them in a text."""
    tagline: str
    """In lower case, for looking for words in it."""
    lines: tuple[str, ...]
    """Its tagline and aliases."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything it is said in."""
        return (*(sentence.text for sentence in self.all), *self.lines)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The keys of all words written with a small letter anywhere."""
        return frozenset(token.key for text in self.texts for token in tokens(text) if text[token.start].islower())

    @property
    def all(self) -> tuple[Sentence, ...]:
        """Every sentence, in reading order."""
        return self.what + self.why


def read(concept: Concept) -> Prose:
    """The sentences of a concept's two texts, in order."""
    names = (concept.title, *concept.aliases)
    titles = _keys((concept.title,))
    keys = index([*_keys(names), *_acronyms(names, concept.what_it_is + concept.why_it_matters)])

    def sentences_of(field: str, markdown: str) -> tuple[Sentence, ...]:
        return tuple(
            _sentence(text, marked, field, place, keys, titles)
            for place, (text, marked) in enumerate(_clean_sentences(markdown))
        )

    return Prose(
        title=plain(concept.title),
        what=sentences_of("what_it_is", concept.what_it_is),
        why=sentences_of("why_it_matters", concept.why_it_matters),
        keys=keys,
        tagline=plain(concept.tagline).casefold(),
        lines=(plain(concept.tagline), *concept.aliases),
    )


def opening_orphan(text: str) -> str:
    """The pronoun or connective at the beginning of `text` that leans on what came before; empty if none."""
    first = words(text[:40])[:1]
    if first and first[0].casefold() in ORPHANS:
        return first[0]
    opening = text[:30].partition(",")[0]
    return opening if opening.casefold() in ORPHANS_BEFORE_COMMA and "," in text[:30] else ""


def complete(sentence: str) -> str:
    """`sentence` with a capital and an end mark."""
    ended = sentence if ENDED.search(sentence) else sentence.rstrip(",;:—-– ") + _full_stop(sentence)
    first = ended.split(" ", 1)[0]
    return ended[:1].upper() + ended[1:] if first.islower() else ended


def _full_stop(sentence: str) -> str:
    return "。" if sentence[-1:] >= FIRST_UNSPACED else "."


def _keys(names: Sequence[str]) -> set[Key]:
    return {key for name in names for spelling in spellings(name) for key in keys_of(spelling)}


def _acronyms(names: Sequence[str], text: str) -> Iterator[Key]:
    for name in names:
        letters = acronym(name)
        if letters and re.search(rf"\b{re.escape(letters)}s?\b", text):
            yield from keys_of(letters)


def _clean_sentences(markdown: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for paragraph in paragraphs(markdown):
        for sentence in sentences(paragraph):
            whole = _REFERENCE.sub("", plain(sentence))
            text = _DROPPABLE.sub("", whole)
            if text != whole:
                text = text[:1].upper() + text[1:]
            if tokens(text):
                yield text, tuple(bold(sentence))


def _sentence(
    text: str,
    marked: tuple[str, ...],
    field: str,
    place: int,
    keys: Mapping[str, Sequence[Key]],
    titles: set[Key],
) -> Sentence:
    named = _merged(text, namings(text, keys))
    subject = _subject(text, named[0], titles) if named and _is_english(text) else None
    return Sentence(text, field, place, marked, tuple(named), subject)


def _is_english(text: str) -> bool:
    """Whether a sentence has the small words of English; elsewhere its grammar cannot be told."""
    row = tokens(text)
    return sum(token.key in STOPWORDS for token in row) >= ENGLISH * len(row)


def _merged(text: str, found: Sequence[Naming]) -> list[Naming]:
    merged: list[Naming] = []
    for naming in found:
        last = merged[-1] if merged else None
        if last and text[last.end : naming.start] == " (" and text[naming.end : naming.end + 1] == ")":
            merged[-1] = Naming(last.start, naming.end + 1, last.first, naming.after, last.key)
        else:
            merged.append(naming)
    return merged


def _modifies(row: Sequence[Token], after: int) -> bool:
    """Whether the name goes on: in `base model training is`, the subject is the training."""
    word, following = row[after].key, row[after + 1].key if after + 1 < len(row) else ""
    return word not in AUXILIARIES and (word.endswith("ing") or following in AUXILIARIES - {"not", "never", "to"})


def _subject(text: str, naming: Naming, titles: set[Key]) -> Subject | None:
    row = tokens(text)
    before = _BEFORE_SUBJECT.match(text[: naming.start])
    if not before:
        return None
    between = _BETWEEN.match(text, naming.end)
    end = between.end() if between else naming.end
    at = next((at for at in range(naming.after, len(row)) if row[at].start > end), None)
    if at is None:
        return None
    verb = text[row[at].start : row[at].end].casefold()
    if text[end : row[at].start] != " " or verb in _NO_VERB or _modifies(row, at):
        return None
    name = text[naming.start : row[naming.first + len(naming.key) - 1].end]
    singular_verb = verb in ("is", "was", "has", "does") or (verb.endswith("s") and not verb.endswith("ss"))
    return Subject(
        article=(before["article"] or "").casefold(),
        name=name,
        verb=verb,
        following=row[at + 1].key if at + 1 < len(row) else "",
        is_title=naming.key in titles,
        is_plural=verb in _PLURAL_VERBS or (not singular_verb and is_plural(name)),
        opens=naming.start == 0,
    )
