"""What to blank in a sentence: its candidates, each with a score from one table of weights."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quizapp.core.card import SHORT_ANSWER_WORDS
from quizapp.core.generate.context import Name, Neighbours
from quizapp.core.generate.leaks import shares_word
from quizapp.core.generate.lexicon import (
    AUXILIARIES,
    DETERMINERS,
    FILLERS,
    GENERIC,
    NO_ADVERBS,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
)
from quizapp.core.generate.naming import Naming
from quizapp.core.generate.prose import Prose, Sentence
from quizapp.core.text import STOPWORDS, singular, tokens

MARKED = 10.0
"""The author set it in bold."""
OWN_NAME, OWN_DEFINED = 3.0, 1.5
"""It names the concept; the second for each point (0 to 3) by which the sentence defines it."""
HINTED = -2.0
"""A general word of the title stands elsewhere in the sentence."""
OTHER_NAME, OTHER_WORD = 7.0, 5.5
"""It names another concept: in several words, or in one that may just be a word."""
IN_REASONS = -1.0
"""It stands in why the concept matters: the why card asks for that."""
AFTER_CALLED = 6.0
"""`called`, `known as` or `termed` stands before it."""
TWO_WORDS, THREE_WORDS = 2.0, 1.0
HYPHENATED = 2.0
CAPITAL = 2.0
"""A capital inside the sentence: a proper name or an acronym."""
NOUN_ENDING = 1.0
AFTER_ARTICLE = 1.5
"""An article or a preposition before it: it is a noun phrase."""
BY_VERB = 1.0
"""A verb before or after it: it is an object or a subject."""
BEFORE_BREAK = 0.5
"""A comma, a preposition or the end after it: it is the whole phrase."""
REPEATED, WORN = 1.5, -1.5
"""Several words that stand in another sentence too; a single word that stands in two others."""
LONG_WORD, LONG = 1.0, 9
"""A word of at least nine letters, and not a general one, is in it."""
IN_TAGLINE = 1.5
OPENING, DEFINING = 1.0, 1.0
"""It stands in the first sentence; in one that defines the concept."""
DANGLING = -1.0
"""Its sentence has a `this` or `such` that may mean something in the sentence before."""
GENERAL, GENERAL_HEAD, GENERAL_WORD = -4.0, -1.5, -1.0
"""All its words are too general; its last one; another one."""
GERUND = -2.0
"""It begins with a word in -ing and no article before it: more often `by losing weight` than `by a losing streak`."""
PARTICIPLE = -1.0
"""It begins with a word in -ed: more often any floured finger than a term."""
SHORT_WORD = -2.0
"""A single word of fewer than five letters."""

GOOD, FAIR = 4.5, 3.0
"""From the first score a target is worth a card; from the second it will do where a concept has too few."""

LONGEST = 3
"""Words of a phrase that no author marked."""

_NOUN_ENDING = re.compile(
    r"(?:tion|sion|sis|ity|ment|ness|ism|ance|ence|logy|acy|ship|ture|graphy|metry|phy|cyte|itis|gen|ase|ose|ics)s?$"
)
_DANGLING = re.compile(r"\b(?:this|these|those|such)\b(?! as\b)|\b(?:do|does|did) so\b|\bthere(?=[,.])", re.I)
_CALL = r"\b(?:called|known as|termed|named|referred to as) (?:an? |the |its )?[\"“‘]?"
_CALLED = re.compile(rf"(?:{_CALL}|, or )$", re.I)
_CALLED_TERM = re.compile(rf"{_CALL}(?P<term>(?:[\w'’-]+ ){{0,2}}[\w'’-]+)(?=[\"”’,.;:)])", re.I)
_NOUN_BEFORE = DETERMINERS | PREPOSITIONS
_ORDER = frozenset("next last least first back".split())
_ADVERBS = frozenset("ago ahead alone already anew anyway apart early overnight straight today tomorrow twice".split())
_GRAMMAR = (STOPWORDS - _ORDER) | _ADVERBS
_AFTER_VERB = (DETERMINERS - {"all", "both", "each"}) | {"it", "they", "we", "you", "he", "she"}
_VERB = "<verb>"
_BEFORE_VERB = {"never", "not", "to"}
_BE = frozenset("is are was were be been being".split())
_NOT_PLURAL = re.compile(r"(?:ss|us|is|ics)$")


@dataclass(frozen=True, slots=True)
class Target:
    """A part of a sentence that can be blanked. Higher scores are better."""

    start: int
    end: int
    score: float
    own: bool = False
    """Whether it names the concept itself."""
    name: Name | None = None
    """The other concept it names."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a sentence, its hyphenated parts together."""

    start: int
    end: int
    text: str
    gap: str

    @property
    def key(self) -> str:
        return self.text.casefold()


def targets(sentence: Sentence, prose: Prose, near: Neighbours) -> list[Target]:
    """The candidates of one sentence, best first; of two that overlap the better one stays."""
    marked = list(_marked(sentence))
    found = [*marked, *_own(sentence, prose.title), *_others(sentence, near), *_called(sentence)]
    if sentence.is_english and all(target.own for target in marked):
        found += _phrases(sentence, prose)
    kept: list[Target] = []
    for target in sorted(found, key=lambda target: -target.score):
        if not _overlaps(kept, target.start, target.end):
            kept.append(target)
    return kept


def _overlaps(places: Iterable[Naming | Target], start: int, end: int) -> bool:
    return any(place.start < end and start < place.end for place in places)


def _marked(sentence: Sentence) -> Iterator[Target]:
    for term in sentence.marked:
        place = re.search(rf"(?<!\w){re.escape(term)}(?!\w)", sentence.text)
        if place and not term.endswith(":") and len(term.split()) <= SHORT_ANSWER_WORDS:
            own = _overlaps(sentence.namings, *place.span())
            yield Target(*place.span(), MARKED + _standing(sentence), own)


def _own(sentence: Sentence, title: str) -> Iterator[Target]:
    if len(sentence.namings) == 1:
        naming = sentence.namings[0]
        score = OWN_NAME + OWN_DEFINED * sentence.defines + _standing(sentence)
        if shares_word(sentence.text[: naming.start] + sentence.text[naming.end :], title):
            score += HINTED
        yield Target(naming.start, naming.end, score, own=True)


def _others(sentence: Sentence, near: Neighbours) -> Iterator[Target]:
    for naming, name in near.named_in(sentence.text):
        own = _overlaps(sentence.namings, naming.start, naming.end)
        if not own and not _is_gerund(sentence.text, naming):
            score = OTHER_NAME if len(naming.key) > 1 else OTHER_WORD
            yield Target(naming.start, naming.end, score + _standing(sentence), name=name)


def _is_gerund(text: str, naming: Naming) -> bool:
    """Whether the name is a verb here: `without grading it`."""
    following = text[naming.end : naming.end + 12].split()
    return naming.key[-1].endswith("ing") and bool(following) and following[0] in DETERMINERS | PRONOUNS | {"them"}


def _called(sentence: Sentence) -> Iterator[Target]:
    for found in _CALLED_TERM.finditer(sentence.text):
        start, end = found.span("term")
        named = found["term"].casefold().split()
        if named[0] not in STOPWORDS and not {"and", "or"}.intersection(named):
            yield Target(start, end, AFTER_CALLED + TWO_WORDS, _overlaps(sentence.namings, start, end))


def _standing(sentence: Sentence) -> float:
    """What the sentence adds to the score of every target in it."""
    opening = OPENING if sentence.field == "what_it_is" and sentence.place == 0 else 0
    reasons = IN_REASONS if sentence.field == "why_it_matters" else 0
    dangling = DANGLING if _DANGLING.search(sentence.text) else 0
    return opening + reasons + dangling + (DEFINING if sentence.defines else 0)


# ---- phrases


@dataclass(frozen=True, slots=True)
class _Run:
    """Content words in a row, and the grammar around them: empty at a break."""

    left: str
    words: list[_Word]
    right: str


def _phrases(sentence: Sentence, prose: Prose) -> Iterator[Target]:
    for run in _runs(_words(sentence.text)):
        for part in _noun_parts(run):
            start, end = part.words[0].start, part.words[-1].end
            if not _overlaps(sentence.namings, start, end):
                yield Target(start, end, _shape(part) + _spread(part, sentence, prose))


def _words(text: str) -> list[_Word]:
    row: list[_Word] = []
    for token in tokens(text):
        if row and token.gap in ("-", "‑"):
            start, gap = row[-1].start, row[-1].gap
            row[-1] = _Word(start, token.end, text[start : token.end], gap)
        else:
            row.append(_Word(token.start, token.end, text[token.start : token.end], token.gap))
    return row


def _runs(row: Sequence[_Word]) -> Iterator[_Run]:
    left = ""
    run: list[_Word] = []
    for word in row:
        grammar = word.key in _GRAMMAR or _is_adverb(word.key) or not word.key[-1].isalpha() or len(word.text) == 1
        if run and (grammar or word.gap != " "):
            yield _Run(left, run, word.key if word.gap == " " else "")
            left, run = "", []
        if grammar:
            left = word.key
        else:
            left = left if run or word.gap == " " else ""
            run.append(word)
    if run:
        yield _Run(left, run, "")


def _noun_parts(run: _Run) -> Iterator[_Run]:
    """The noun phrases of a run: without the verbs that English puts before, between and after nouns."""
    row, left, right = run.words, run.left, run.right
    verb = next((at for at in range(len(row)) if _is_verb(run, at)), None)
    if verb is not None:
        yield from _noun_parts(_Run(_VERB, row[verb + 1 :], right))
        row, right = row[:verb], _VERB
    if right in _AFTER_VERB and (len(row) > 1 or left not in _NOUN_BEFORE):
        row = row[:-1]
    while row and row[0].key in FILLERS:
        row = row[1:]
    if row:
        yield _Run(left, row[-LONGEST:], right)


def _is_verb(run: _Run, at: int) -> bool:
    key, left = run.words[at].key, run.left
    if at == 0:
        if left in ("which", "who") or (left == "that" and (len(run.words) > 1 or key.endswith("s"))):
            return True  # a clause about the noun before it
        if left == "that" and run.right in DETERMINERS:
            return True
        after_subject = left in PRONOUNS - DETERMINERS or left in AUXILIARIES - _BE
        noun = _NOUN_ENDING.search(key) or key.endswith("ing") or "-" in key
        if left in _NOUN_BEFORE:
            return key.endswith("ing") and run.right in DETERMINERS and len(run.words) == 1
        participle = key.endswith(("ed", "ing")) and "-" not in key and (left in _BE or len(run.words) == 1)
        return participle or (after_subject and not noun) or singular(key) in VERBS
    last = at == len(run.words) - 1
    if last and run.right in AUXILIARIES - _BEFORE_VERB and not key.endswith("ed"):
        return False
    inside = not last and key.endswith("s") and not _NOT_PLURAL.search(key)
    following = run.words[at + 1].key if inside else ""
    return key.endswith(("ed", "ier")) or singular(key) in VERBS or (inside and following not in VERBS)


def _is_adverb(key: str) -> bool:
    return key.endswith("ly") and key not in NO_ADVERBS and len(key) > 4


def _shape(part: _Run) -> float:
    head, first = part.words[-1], part.words[0]
    count = len(part.words)
    general = [singular(word.key) in GENERIC or word.key in _ORDER for word in part.words]
    return (
        (0, TWO_WORDS, THREE_WORDS)[count - 1]
        + HYPHENATED * any(_is_compound(word.key) for word in part.words)
        + CAPITAL * any(word.text[0].isupper() and word.start for word in part.words)
        + NOUN_ENDING * bool(_NOUN_ENDING.search(head.key) or ("-" in head.key and head.key.endswith("ing")))
        + _standing_as_noun(part)
        + BEFORE_BREAK * (part.right not in DETERMINERS | PRONOUNS)
        + (GENERAL if all(general) else GENERAL_HEAD * general[-1])
        + GENERAL_WORD * sum(general[:-1])
        + GERUND * (count > 1 and first.key.endswith("ing") and part.left not in DETERMINERS)
        + PARTICIPLE * (count > 1 and first.key.endswith("ed") and "-" not in first.key)
        + LONG_WORD * any(len(word.text) >= LONG and singular(word.key) not in GENERIC for word in part.words)
        + SHORT_WORD * (count == 1 and len(first.text) < 5 and not first.text.isupper())
    )


def _standing_as_noun(part: _Run) -> float:
    if part.left in _NOUN_BEFORE:
        return AFTER_ARTICLE
    return BY_VERB if _VERB in (part.left, part.right) else 0


def _is_compound(key: str) -> bool:
    """Whether a hyphen makes a term of two words: `cross-entropy`, but not `worn-out` or `well-known`."""
    return "-" in key and not key.endswith(("ed", "en", "out", "known")) and not key.startswith("well-")


def _spread(part: _Run, sentence: Sentence, prose: Prose) -> float:
    phrase = sentence.text[part.words[0].start : part.words[-1].end].casefold()
    stem = phrase[:-1] if phrase.endswith("s") else phrase
    elsewhere = sum(stem in other.folded for other in prose.all) - 1
    spread = REPEATED * bool(elsewhere) if len(part.words) > 1 else WORN * (elsewhere > 1)
    called = _CALLED.search(sentence.text[: part.words[0].start])
    return spread + IN_TAGLINE * (stem in prose.tagline) + AFTER_CALLED * bool(called)
