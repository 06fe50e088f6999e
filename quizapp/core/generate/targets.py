"""What to blank in a sentence: its candidates, each with a score from one table of weights."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from quizapp.core.card import SHORT_ANSWER_WORDS
from quizapp.core.generate.context import Name, Neighbours
from quizapp.core.generate.lexicon import DETERMINERS, FILLERS, GENERIC, PRONOUNS, QUALITIES
from quizapp.core.generate.naming import Naming
from quizapp.core.generate.nouns import Phrase, Word, noun_phrases
from quizapp.core.generate.prose import Prose, Sentence
from quizapp.core.text import STOPWORDS, singular, tokens

MARKED = 15.0
"""The author set it in bold."""
OWN_NAME, OWN_DEFINED = 10.0, 1.0
"""It names the concept; the second for each point (0 to 3) by which the sentence defines it."""
OWN_CONTEXT = 9
"""Words of a sentence in which it may be blanked: no label says what the sentence is about."""
OTHER_NAME, OTHER_WORD, OTHER_SHORT = 9.0, 6.0, 3.0
"""It names another concept: in several words, in one that may just be a word, in one of fewer than five letters."""
KIND = 1.5
"""Several words, the last of which ends the title too: a kind of the concept."""
CALLED, CALLED_WHOLE = 6.0, 10.5
"""`called`, `known as` or `so-called` stands before it; and it ends where the clause does."""
RENAMED = 3.0
"""It is another name for what stands beside it: `X, or Y`, `X (Y)`."""
EXPLAINED, EXPLAINED_WHOLE = 1.5, 3.0
"""What it means follows: `a deed, a signed document`; in so many words: `a deed, a document that transfers land`."""
APPOSED = 1.5
"""It ends a clause as the name for what stands before: `a hole in the middle, the opening`."""
PREDICATE, MEANS = 4.0, 1.5
"""`is X` ends a clause; `by X` or `through X`."""
LAST = 1.0
"""A punctuation mark follows: what is new stands at the end of a clause."""
EXAMPLE = -1.0
"""`such as` or `for example` stands before it: one of many that would do."""
HYPHENATED, ACRONYM = 1.5, 3.0
"""Two words in one; capitals."""
CAPITAL = -1.5
"""A capital inside the sentence: persons, places, peoples."""
LONG_WORD, LONG = 1.5, 9
"""A word of at least nine letters, neither general nor the title's, is in it."""
LETTER = 0.15
"""For each letter of its longest word: everyday words are short."""
REPEATED = 1.5
"""Several words that stand in another sentence too."""
PLURAL = -1.0
SHORT_WORD, SHORT = -2.0, 5
"""A single word of fewer than five letters."""
GENERAL_WORD, GENERAL_PLURAL = -1.5, -1.5
"""Any word but its last is too general, or its last is and stands in the plural; where all are, it is no target."""
QUALITY = -1.5
"""An everyday adjective begins it, ends it or stands before it: it is described, not named."""
GERUND = -2.0
"""Of several words the first ends in -ing: `losing weight`."""
IN_REASONS = -2.0
"""It stands in why the concept matters: the why card asks for that."""
DANGLING = -1.0
"""Its sentence has a `this`, `such` or early `it` that may mean something in the sentence before."""

GOOD, FAIR = 5.0, 2.5
"""From the first score a target is worth a card; from the second it will do where a concept has too few."""

_NEARBY = 30
"""Letters before a phrase in which words that speak for or against it may stand."""

_PART_OF_LONGER = frozenset("_/\\#@$=<>*{}^~|+-‑–!?")
"""Signs beside a phrase that make it a part of something longer: `C/C++`, `--show-output`, `MAX_SIZE`, a cry."""

_CALL_OF_CODE = re.compile(r"\(|\.\w")
"""What follows a function or an object in code."""
_CALL = r"called|known (?:\w+ ){0,3}?as|termed|named|dubbed|so-called|referred to as|(?<!to )calls?"
_CALLED_TERM = re.compile(
    rf"\b(?:{_CALL}) (?:an? |the |its )?"
    rf"(?:[\"“](?:an? |the )?(?P<quoted>(?:[\w'’-]+ ){{0,4}}[\w'’-]+)[.,]?[\"”]|"
    rf"[\"“‘]?(?P<term>(?:[\w'’-]+ ){{0,2}}[\w'’-]+)(?=[\"”’,.;:)]))",
    re.I,
)
_BEFORE = re.compile(
    rf"(?:\b(?:(?P<called>{_CALL})|(?P<means>by(?: means of)?|through|using|via)"
    r"|(?P<example>such as|for example|for instance|like|including)|(?P<predicate>is|are))"
    r"|(?P<renamed>, or)|(?P<apposed>,(?= (?:an?|its|the|their) $))) (?:(?:an?|its|the|their) )?[\"“‘]?$",
    re.I,
)
_WEIGHTS = {"called": CALLED, "means": MEANS, "example": EXAMPLE}
_WEIGHTS_AT_BREAK = _WEIGHTS | {"predicate": PREDICATE, "renamed": RENAMED}
_WEIGHTS_AT_END = _WEIGHTS_AT_BREAK | {"apposed": APPOSED}
"""What stands before a phrase may count only where a comma, or no comma but the end of a clause, stands after it."""
_HYPHEN = re.compile("[-‑]")
_BREAK = re.compile(r"[\"”’]?(?:[.,;:!?)]|$)")
_CLAUSE_END = re.compile(r"[.;:)]")
_IN_BRACKETS = re.compile(r" \([A-Z]{2,}s?\)")
_MEANING = re.compile(
    r"(?:, | \()(?:an?|the|one of|that is|in which|where|meaning|i\.e\.|which (?:is|are|means?)"
    r"|\w+s (?:of|that|which|who|whose|with))\b|: | — "
)
_MEANING_WHOLE = re.compile(
    r"(?:,|, or| \() (?:an?|the) (?:[\w-]+ ){1,3}(?:that|which|who|whose|where|for|of|in|with|by|to|used|made|based)\b"
    r"|, which (?!(?:allow|cause|enable|help|let|make|mean|require)s\b)\w+s\b"
    r"|, where (?:an?|the|each|every|one|several|two)\b"
)
_OPENING = re.compile(
    r"(?:after|although|as|at|because|before|by|during|for|from|if|in|on|to|under|when|while|with|without) [^,;:]*$",
    re.I,
)
"""After an opening phrase a comma explains nothing: `in a storm, the sails are reefed`."""


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


def targets(sentence: Sentence, prose: Prose, near: Neighbours) -> list[Target]:
    """The candidates of one sentence, best first; of two that overlap the better one stays."""
    standing = _standing(sentence)
    phrases = list(noun_phrases(sentence.text, prose.nouns)) if sentence.is_english else []
    marked = list(_marked(sentence, standing))
    found = [*_own(sentence, phrases), *_others(sentence, near, standing), *_called(sentence)]
    if all(target.own for target in marked):
        found += _phrases(sentence, phrases, prose, standing)
    whole = [target for target in found if not _is_part(sentence.text, target)]
    kept: list[Target] = []
    for target in sorted([*marked, *whole], key=lambda target: -target.score):
        if not _overlaps(kept, target.start, target.end):
            kept.append(target)
    return kept


def _is_part(text: str, target: Target) -> bool:
    """Whether signs beside the target make it a part of something longer."""
    beside = text[: target.start][-1:], text[target.end :][:1]
    return not _PART_OF_LONGER.isdisjoint(beside) or bool(_CALL_OF_CODE.match(text, target.end))


def _standing(sentence: Sentence) -> float:
    """What the sentence adds to the score of every target in it."""
    reasons = IN_REASONS * (sentence.field == "why_it_matters")
    return reasons + DANGLING * sentence.dangles


def _overlaps(places: Iterable[Naming | Target], start: int, end: int) -> bool:
    return any(place.start < end and start < place.end for place in places)


def _marked(sentence: Sentence, standing: float) -> Iterator[Target]:
    for term in sentence.marked:
        place = re.search(rf"(?<!\w){re.escape(term)}(?!\w)", sentence.text)
        if place and not term.endswith(":") and len(term.split()) <= SHORT_ANSWER_WORDS:
            own = _overlaps(sentence.namings, *place.span())
            yield Target(*place.span(), MARKED + standing, own)


def _own(sentence: Sentence, phrases: Iterable[Phrase]) -> Iterator[Target]:
    """The concept's name, where the rest of the sentence tells enough to find it without a label."""
    if sentence.dangles or len(sentence.namings) != 1 or len(tokens(sentence.text)) < OWN_CONTEXT:
        return
    [naming] = sentence.namings
    longer = any(_overlaps([naming], phrase.start, phrase.end) and _exceeds(phrase, naming) for phrase in phrases)
    if not longer and sentence.text[naming.end - 1] not in "),":
        yield Target(naming.start, naming.end, OWN_NAME + OWN_DEFINED * sentence.defines, own=True)


def _exceeds(phrase: Phrase, naming: Naming) -> bool:
    """Whether the name is only a part of a phrase: `nominal GDP`, `ATP synthase`."""
    return phrase.start < naming.start or naming.end < phrase.end


def _others(sentence: Sentence, near: Neighbours, standing: float) -> Iterator[Target]:
    for naming, name in near.named_in(sentence.text):
        own = _overlaps(sentence.namings, naming.start, naming.end)
        general = len(naming.key) == 1 and (naming.key[0] in STOPWORDS or _is_general(naming.key[0]))
        if not own and not general and not _is_gerund(sentence.text, naming):
            word = sentence.text[naming.start : naming.end]
            score = OTHER_NAME if len(naming.key) > 1 else OTHER_SHORT if _is_short(word) else OTHER_WORD
            yield Target(naming.start, naming.end, score + standing, name=name)


def _is_gerund(text: str, naming: Naming) -> bool:
    """Whether the name is a verb here: `without grading it`."""
    following = text[naming.end : naming.end + 12].split()
    return naming.key[-1].endswith("ing") and bool(following) and following[0] in DETERMINERS | PRONOUNS | {"them"}


def _called(sentence: Sentence) -> Iterator[Target]:
    for found in _CALLED_TERM.finditer(sentence.text):
        term = "quoted" if found["quoted"] else "term"
        start, end = found.span(term)
        named = found[term].casefold().split()
        if named[0] not in STOPWORDS and not {"and", "or"}.intersection(named):
            yield Target(start, end, CALLED_WHOLE, _overlaps(sentence.namings, start, end))


# ---- phrases


def _phrases(sentence: Sentence, phrases: Iterable[Phrase], prose: Prose, standing: float) -> Iterator[Target]:
    for phrase in phrases:
        if all(_is_general(word.key) for word in phrase.words):
            continue
        kind = _is_kind(phrase, prose)
        if kind or not _overlaps(sentence.namings, phrase.start, phrase.end):
            score = KIND * kind + _place(phrase, sentence.text) + _shape(phrase, prose) + _sense(phrase)
            yield Target(phrase.start, phrase.end, score + REPEATED * _is_repeated(phrase, sentence, prose) + standing)


def _is_kind(phrase: Phrase, prose: Prose) -> bool:
    """Whether several words end as the title does, and the others are not the title's: `spiral wedging`."""
    keys = [singular(part) for word in phrase.words for part in _HYPHEN.split(word.key)]
    return keys[-1] == prose.head and not prose.title_words.issuperset(keys)


def _is_repeated(phrase: Phrase, sentence: Sentence, prose: Prose) -> bool:
    stem = sentence.text[phrase.start : phrase.end].removesuffix("s")
    return len(phrase.words) > 1 and any(stem in other.text for other in prose.all if other is not sentence)


def _place(phrase: Phrase, text: str) -> float:
    """What stands before and after the phrase says of it."""
    before, after = text[max(0, phrase.start - _NEARBY) : phrase.start], text[phrase.end : phrase.end + _NEARBY]
    bracketed = (before.endswith("(") and after.startswith(")")) or bool(_IN_BRACKETS.match(after))
    return (
        _introduced(before, after)
        + RENAMED * bracketed
        + _explained(text[: phrase.start], text[phrase.end : phrase.end + _NEARBY + _NEARBY])
        + LAST * bool(_BREAK.match(after))
    )


def _explained(before: str, after: str) -> float:
    if _OPENING.match(before):
        return 0
    return EXPLAINED_WHOLE if _MEANING_WHOLE.match(after) else EXPLAINED if _MEANING.match(after) else 0


def _introduced(before: str, after: str) -> float:
    found = _BEFORE.search(before)
    if not found:
        return 0
    ends, breaks = _CLAUSE_END.match(after), _BREAK.match(after)
    weights = _WEIGHTS_AT_END if ends else _WEIGHTS_AT_BREAK if breaks else _WEIGHTS
    return weights.get(found.lastgroup or "", 0)


def _shape(phrase: Phrase, prose: Prose) -> float:
    """What the letters of the phrase say of it."""
    words = phrase.words
    head = words[-1]
    return (
        LETTER * max(len(word.text) for word in words)
        + HYPHENATED * any(_is_compound(word) for word in words)
        + ACRONYM * any(word.text.isupper() and len(word.text) > 1 for word in words)
        + CAPITAL * any(word.text[0].isupper() and not word.text.isupper() and word.start for word in words)
        + LONG_WORD * any(_is_long(word, prose) for word in words)
        + PLURAL * (singular(head.key) != head.key)
        + SHORT_WORD * (len(words) == 1 and _is_short(head.text))
    )


def _is_short(word: str) -> bool:
    return len(word) < SHORT and not word.isupper()


def _is_long(word: Word, prose: Prose) -> bool:
    return len(word.text) >= LONG and not _is_general(word.key) and singular(word.key) not in prose.title_words


def _is_compound(word: Word) -> bool:
    """Whether a hyphen makes a term of two words: `cross-entropy`, but no `worn-out`, `well-known` or `Saint-Denis`."""
    key = word.key
    return (
        "-" in key
        and word.text[1:].islower()
        and not key.endswith(("ed", "en", "out", "known"))
        and not key.startswith("well-")
    )


def _sense(phrase: Phrase) -> float:
    """How far the words of the phrase are from naming one thing."""
    words = phrase.words
    first, head, several = words[0].key, words[-1].key, len(words) > 1
    described = {first, phrase.left} & QUALITIES or (several and head in QUALITIES)
    return (
        GENERAL_WORD * any(_is_general(word.key) for word in words[:-1])
        + GENERAL_PLURAL * (several and singular(head) != head and _is_general(head))
        + QUALITY * bool(described)
        + GERUND * (several and first.endswith("ing") and phrase.left not in DETERMINERS)
    )


@lru_cache(maxsize=4096)
def _is_general(key: str) -> bool:
    return key in FILLERS or all(singular(part) in GENERIC for part in _HYPHEN.split(key))
