"""A concept's prose, read for the generator: its sentences, and how each names the concept."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from quizapp.core.concept import Concept
from quizapp.core.generate.lexicon import LINKS, ORPHANS, ORPHANS_BEFORE_COMMA
from quizapp.core.generate.naming import Key, Naming, acronym, head_of, index, keys_of, namings, spellings
from quizapp.core.generate.subject import Subject, merged, resolved, subject_of, unpointed
from quizapp.core.text import FIRST_UNSPACED, STOPWORDS, bold, paragraphs, plain, sentences, singular, tokens, words

ENDED = re.compile(r"[.!?…。！？][\"'”’)\]」』]*$")
"""The end mark of a sentence, and what may close after it."""

_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("“", "”"), ('"', '"'))

_REFERENCE = re.compile(
    r"\s*(?:\((?:see|cf\.?|fig|figure|table|chapter|section)\b[^()]*\)|\[\d+(?:[,–-]\s*\d+)*\])", re.I
)
_DROPPABLE = re.compile(
    r"^(?:However|Moreover|Furthermore|In addition|Additionally|Also|Thus|Therefore|Hence|Consequently|As a result"
    r"|In fact|Indeed|Of course|Finally|One|Two|Three|Four), (?=\w)|^(?:But|And|Yet),? (?=\w)",
    re.I,
)
"""Connectives that can go without changing what the sentence says."""
_ALSO = re.compile(r"(?<!but )\balso (?=\w)")
"""It adds to a sentence that a card does not show."""

_POINTING = re.compile(
    r"\bas (?:we (?:have )?(?:saw|seen|mentioned|described|discussed|noted|shown)|(?:mentioned|discussed|noted))\b"
    r"|\bas (?:described|seen|shown)(?: (?:above|before|below|earlier|here)|(?=[,.;]))"
    r"|\bsee (?:also|figure|table|chapter|section|below|above)\b"
    r"|\b(?:figure|fig\.|table|chapter|section|equation) \d"
    r"|\bthe following\b|\b(?:described|mentioned|discussed|listed|shown|outlined|given) (?:above|below|earlier)\b"
    r"|\bth(?:is|ese) (?:is|are|was|were) (?:also |often )?(?:called|known as|termed|referred to as)\b"
    r"|\bin this (?:chapter|section|article|lesson|video|module|post|page|unit|course)\b|\byou will learn\b",
    re.I,
)
"""What points out of the sentence, at something the card does not show."""

_DANGLING = re.compile(
    r"\b(?:this|these|those|such)\b(?! as\b)|\b(?:do|does|did) so\b|\bthere(?=[,.])"
    r"|\bthe (?:(?:first|last|other|same|second) ones?|former|latter)\b|^(?:[\w'’-]+,? ){1,4}(?:it|they)\b",
    re.I,
)
"""What may mean something in the sentence before."""

_EXAMPLE = re.compile(r"for (?:example|instance)\b", re.I)
_AFTER_NAMED = re.compile(r"\b(?:called|known as|termed|referred to as|named) (?:(?:an?|the) )?$", re.I)
_EQUATED = re.compile(r"\b(?:is|are|was|were|counts? as|described (?:as|by)) (?:(?:an?|the) )?$", re.I)
_APPOSED = re.compile(r"(?:, | \()(?:an?|one of|the)\b|: ")
_TOLD_WORDS = 6
"""So many words before `is X`, or in apposition after it, tell what X is; with fewer, they name it in another way."""
_SETTING = re.compile(r"(?:In|Under|With) (?:an? |the )?")
"""What may stand before a concept that a sentence describes: `In packet switching, ...`."""

_CONTRACTED = re.compile(r"['’](?:d|ll|re|s|ve)$")
_NO_NOUN = re.compile(
    r"\W*$|[^\w\s]|\s(?:and|are|as|at|because|by|for|from|in|is|on|or|since|that|to|when|which|with)\b"
)
"""What may follow a whole name: no further noun."""
_CLAUSE_END = re.compile(r"\W*$|[.,;:—–]| [(—–]")
_BE = frozenset("is are was were".split())
_KIND_WORDS = frozenset("a an the one any when how what where whatever anything something".split())

ENGLISH = 0.2
"""The share of stopwords that an English sentence hardly ever falls below."""

CERTAIN, CALLED, LIKELY, PERHAPS = 3.0, 2.5, 2.0, 1.0
"""How much a sentence defines: `X is a ...`, `... is called X`, `X is ...`, `X does ...`."""

FIRST_SENTENCE, LATER_SENTENCE, LATEST = 1.0, -0.4, 3
"""What the first sentence gains as a definition, and each later one loses, down to the fourth."""


@dataclass(frozen=True)
class Sentence:
    """One sentence of a concept's prose."""

    text: str
    """What it says, readable alone: a pronoun at its beginning that means the concept is resolved."""
    written: str
    """As its author wrote it."""
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

    @cached_property
    def points(self) -> bool:
        """Whether it points at something that a card does not show, such as the list after its colon."""
        return self.text.endswith(":") or bool(_POINTING.search(self.text))

    @cached_property
    def leans(self) -> bool:
        """Whether it cannot be understood without the sentence before."""
        return bool(opening_orphan(self.text))

    @cached_property
    def dangles(self) -> bool:
        """Whether a word inside it may mean something in the sentence before."""
        return bool(_DANGLING.search(self.text))

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
            return self._defines_otherwise
        if self.subject.verb not in LINKS:
            return PERHAPS
        says_what = self.subject.verb not in _BE or self.subject.following in _KIND_WORDS
        return CERTAIN if says_what else LIKELY

    @property
    def _defines_otherwise(self) -> float:
        """How much it says what the concept is where the concept is not its subject."""
        named = self.namings[0]
        before, after = self.text[: named.start], self.text[named.end :]
        if _AFTER_NAMED.search(before) and _NO_NOUN.match(after):
            return CALLED
        told = words(before) if _CLAUSE_END.match(after) else []
        told = words(after) if _APPOSED.match(after) else told
        if _EQUATED.search(before) and len(told) >= _TOLD_WORDS:
            return 0 if self.dangles else LIKELY
        return PERHAPS if _SETTING.fullmatch(before) and after.startswith(",") else 0


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

    @cached_property
    def title_words(self) -> frozenset[str]:
        """The keys of the title's words."""
        return frozenset(token.key for token in tokens(self.title))

    @cached_property
    def head(self) -> str:
        """The key of the word that says what kind of thing the concept is."""
        return singular(head_of(spellings(self.title)[0]))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Everything it is said in."""
        return (*(sentence.text for sentence in self.all), *self.lines)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The keys of all words written with a small letter anywhere."""
        return frozenset(token.key for text in self.texts for token in tokens(text) if text[token.start].islower())

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The keys of all words right behind an article: such a word is a noun, or stands before one."""
        rows = (tokens(text) for text in self.texts)
        return frozenset(after.key for row in rows for word, after in pairwise(row) if word.key in ("a", "an", "the"))

    @cached_property
    def all(self) -> tuple[Sentence, ...]:
        """Every sentence, in reading order."""
        return self.what + self.why


def read(concept: Concept) -> Prose:
    """The sentences of a concept's two texts, in order."""
    names = (concept.title, *concept.aliases)
    titles = _keys((concept.title,))
    keys = index([*_keys(names), *_acronyms(names, concept.what_it_is + concept.why_it_matters)])

    def sentences_of(field: str, markdown: str) -> tuple[Sentence, ...]:
        found: list[Sentence] = []
        for place, (written, marked) in enumerate(_clean_sentences(markdown)):
            text = unpointed(resolved(written, found[-1].subject if found else None))
            found.append(_sentence(text, written, marked, field, place, keys, titles))
        return tuple(found)

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
    if first and _CONTRACTED.sub("", first[0]).casefold() in ORPHANS:
        return first[0]
    if example := _EXAMPLE.match(text):
        return example.group()
    opening = text[:30].partition(",")[0]
    return opening if opening.casefold() in ORPHANS_BEFORE_COMMA and "," in text[:30] else ""


def complete(sentence: str) -> str:
    """`sentence` with a capital and an end mark."""
    ended = sentence if ENDED.search(sentence) else sentence.rstrip(",;:—-– ") + _full_stop(sentence)
    first = ended.split(" ", 1)[0]
    return ended[:1].upper() + ended[1:] if first.islower() else ended


def paired(text: str) -> str:
    """`text` without the brackets and quotation marks that have no partner in it."""
    for left, right in _PAIRS:
        odd = text.count(left) % 2 if left == right else text.count(left) - text.count(right)
        if odd:
            text = " ".join(text.replace(left, "").replace(right, "").split())
    return text


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
            whole = paired(_REFERENCE.sub("", plain(sentence)))
            text = _ALSO.sub("", _DROPPABLE.sub("", whole))
            if text != whole:
                text = text[:1].upper() + text[1:]
            if tokens(text):
                yield text, tuple(bold(sentence))


def _sentence(
    text: str,
    written: str,
    marked: tuple[str, ...],
    field: str,
    place: int,
    keys: Mapping[str, Sequence[Key]],
    titles: set[Key],
) -> Sentence:
    named = merged(text, namings(text, keys))
    subject = subject_of(text, named[0], titles) if named and _is_english(text) else None
    return Sentence(text, written, field, place, marked, tuple(named), subject)


def _is_english(text: str) -> bool:
    """Whether a sentence has the small words of English; elsewhere its grammar cannot be told."""
    row = tokens(text)
    return sum(token.key in STOPWORDS for token in row) >= ENGLISH * len(row)
