"""What concepts say twice: the same question, the same statement as true and as false, the same page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from zlib import crc32

from quizapp.core.concept import Concept, Level, Problem, Spot
from quizapp.core.text import normal, paragraphs, plain, sentences, singular, tokens, words

SHINGLE = 4
"""Words in a row that are compared: fewer agree by chance."""

SKETCH = 24
"""The shingles with the smallest digests stand for a whole page when its likes are looked for."""

MOST_SHARING = 12
"""A shingle on more pages than this is a turn of phrase, and keeps the search from growing with the square."""

ALIKE = 0.6
"""Two pages that share this much of all their shingles say the same."""

ENOUGH_SHINGLES = 12
"""A shorter page may well agree with another by chance."""


def repeats(concepts: Sequence[Concept]) -> Iterator[Problem]:
    """Every repetition between concepts, told at its second place."""
    yield from _same_prompts(concepts)
    yield from _contradictions(concepts)
    yield from _same_names(concepts)
    yield from _same_pages(concepts)


# ---- questions


@dataclass(frozen=True, slots=True)
class _Prompt:
    """A question as its author wrote it."""

    concept: Concept
    spot: Spot
    text: str


def _same_prompts(concepts: Iterable[Concept]) -> Iterator[Problem]:
    """Questions of two concepts that say the same; those of one concept are rule R05."""
    first: dict[tuple[str, str], _Prompt] = {}
    for concept in concepts:
        for kind, prompt in _prompts(concept):
            other = first.setdefault((kind, " ".join(plain(prompt.text).casefold().split())), prompt)
            if other.concept.id != concept.id:
                message = f"The same is asked in {_at(other.concept, other.spot)}."
                yield _problem(concept, prompt.spot, "same-prompt", message, "Ask for something else, or remove one.")


def _prompts(concept: Concept) -> Iterator[tuple[str, _Prompt]]:
    if concept.tagline:
        yield "tagline", _Prompt(concept, (concept.line_of("tagline"), concept.column), concept.tagline)
    for fact in concept.facts:
        yield "fact", _Prompt(concept, (fact.line, fact.column), fact.question)
    for choice in concept.choices:
        yield "choice", _Prompt(concept, (choice.line, choice.column), choice.question)
    for cloze in concept.clozes:
        yield "cloze", _Prompt(concept, (cloze.line, cloze.column), cloze.text)
    for index, example in enumerate(concept.examples):
        yield "example", _Prompt(concept, concept.spot_of("examples", index), example)


# ---- statements


def _contradictions(concepts: Sequence[Concept]) -> Iterator[Problem]:
    """Statements that are true in one place and false in another; a page's own sentences are true."""
    truths: dict[str, tuple[Concept, Spot, bool]] = {}
    for concept in concepts:
        for statement in concept.statements:
            spot, key = (statement.line, statement.column), _said(statement.text)
            other, other_spot, truth = truths.setdefault(key, (concept, spot, statement.truth))
            if truth is not statement.truth:
                here, there = ("true", "false") if statement.truth else ("false", "true")
                message = f"This is {here} here, and {there} in {_at(other, other_spot)}."
                yield _problem(concept, spot, "contradiction", message, "Decide which it is.")
    lies = {key: (concept, spot) for key, (concept, spot, truth) in truths.items() if not truth}
    for concept in concepts if lies else ():
        for field in ("what_it_is", "why_it_matters"):
            said = (_said(text) for block in paragraphs(getattr(concept, field)) for text in sentences(block))
            for liar, spot in (lies[key] for key in said if key in lies):
                message = f"This is false here, and `{field}` in {_at(concept, (concept.line_of(field), 1))} says it."
                yield _problem(liar, spot, "contradiction", message, "Decide which it is.")


def _said(text: str) -> str:
    return normal(plain(text))


# ---- concepts


def _same_names(concepts: Iterable[Concept]) -> Iterator[Problem]:
    """Concepts of one deck that are called the same, by title or alias."""
    first: dict[tuple[str, str], Concept] = {}
    for concept in concepts:
        told: set[str] = set()
        for name in (concept.title, *concept.aliases):
            key = " ".join(singular(word) for word in words(plain(name)))
            other = first.setdefault((concept.deck, key), concept)
            if other.id not in (concept.id, *told):
                told.add(other.id)
                message = f"“{plain(name)}” is the name of {_at(other, (other.line, other.column))}, too."
                hint = "Join the two, or give each a name of its own."
                yield _problem(concept, (concept.line, concept.column), "same-name", message, hint)


def _same_pages(concepts: Sequence[Concept]) -> Iterator[Problem]:
    """Concepts whose prose is nearly the same. Only pages that share telling shingles are compared."""
    pages = [(concept, shingles) for concept in concepts if len(shingles := _shingles(concept)) >= ENOUGH_SHINGLES]
    sketches = [nsmallest(SKETCH, shingles) for _, shingles in pages]
    places: dict[int, list[int]] = {}
    for number, sketch in enumerate(sketches):
        for shingle in sketch:
            places.setdefault(shingle, []).append(number)
    for number, (concept, shingles) in enumerate(pages):
        for earlier in _candidates(number, sketches[number], places):
            other, others = pages[earlier]
            if other.id != concept.id and len(shingles & others) >= ALIKE * len(shingles | others):
                message = f"Nearly all of it stands in {_at(other, (other.line, other.column))}, too."
                hint = "Join the two, or say in each what sets it apart."
                yield _problem(concept, (concept.line, concept.column), "near-duplicate", message, hint)
                break


def _candidates(number: int, sketch: Iterable[int], places: Mapping[int, Sequence[int]]) -> list[int]:
    """The earlier pages that share a good part of a sketch, in order."""
    shared = Counter(
        earlier
        for shingle in sketch
        if len(places[shingle]) <= MOST_SHARING
        for earlier in places[shingle]
        if earlier < number
    )
    return sorted(earlier for earlier, count in shared.items() if count >= SKETCH // 4)


def _shingles(concept: Concept) -> frozenset[int]:
    """The page's runs of words as numbers that are the same on every machine and in every process."""
    own = {token.key for token in tokens(concept.title)}
    text = f"{concept.tagline} {concept.what_it_is} {concept.why_it_matters}".casefold()
    found = [word for word in words(text) if word not in own]
    codes = [crc32(word.encode("utf-8", "surrogatepass")) for word in found]
    return frozenset(map(hash, zip(*(codes[at:] for at in range(SHINGLE)), strict=False)))


def _at(concept: Concept, spot: Spot) -> str:
    return f"{concept.path}:{spot[0]}"


def _problem(concept: Concept, spot: Spot, code: str, message: str, hint: str) -> Problem:
    return Problem(concept.path, *spot, code, message, hint, Level.WARNING)
