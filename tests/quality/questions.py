"""Figures on the questions that quizzes make of a set of pages, found by other means than the makers' own."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from statistics import median

from quizapp.core.card import ItemKind
from quizapp.core.concept import Concept
from quizapp.core.quiz.item import CHOSEN, TYPED, Item
from quizapp.core.quiz.questions.shelf import Shelf
from tests.core.quiz.questions.shelves import items, shelf_of

Figure = Callable[[Sequence[Item], Shelf], float]

_LEADS = re.compile(r"^(?:Which (?:term|concept)\b[^?]*\?|True or false\?) ")


def asked(concepts: Iterable[Concept]) -> tuple[Sequence[Item], Shelf]:
    """Every question there is about some concepts, and what they were made from. A field is a section."""
    shelf = shelf_of(replace(concept, section=concept.section or concept.deck) for concept in concepts)
    return items(shelf), shelf


def flaws(item: Item) -> list[str]:
    """The ids of the rules that a question breaks."""
    return [rule for rule, breaks in _CHECKS.items() if breaks(item)]


def _per_1000(found: Sequence[Item], shelf: Shelf) -> float:
    repeated = sum(count - 1 for count in Counter((item.kind, item.prompt) for item in found).values())
    return 1000 * (repeated + sum(bool(flaws(item)) for item in found)) / len(found)


def _kinds(found: Sequence[Item], shelf: Shelf) -> float:
    """Median over the concepts: kinds of cards and kinds of questions, a kind that is both counted once."""
    kinds: dict[str, set[str]] = {concept: set() for concept in shelf.peers}
    for card in shelf.cards:
        kinds[card.concept_id].add(card.kind.value)
    for item in found:
        kinds[item.concept_id].add(item.kind.value)
    return median(map(len, kinds.values()))


def _question_kinds(found: Sequence[Item], shelf: Shelf) -> float:
    kinds: dict[str, set[ItemKind]] = {concept: set() for concept in shelf.peers}
    for item in found:
        kinds[item.concept_id].add(item.kind)
    return median(map(len, kinds.values()))


def _unasked(found: Sequence[Item], shelf: Shelf) -> float:
    return len(shelf.peers.keys() - {item.concept_id for item in found})


def _near(found: Sequence[Item], shelf: Shelf) -> float:
    """Percent of the wrong options that come from the concept's own section."""
    near = [
        shelf.peers[other].section == item.section  # type: ignore[index]  # ids are kept as texts
        for item in found
        if item.kind in CHOSEN - {ItemKind.ODD_ONE_OUT}
        for option, other in zip(item.options, item.named, strict=False)
        if option != item.answer and other
    ]
    return 100 * sum(near) / len(near)


def _true_share(found: Sequence[Item], shelf: Shelf) -> float:
    answers = [item.answer for item in found if item.kind is ItemKind.TRUE_FALSE]
    return 100 * answers.count("True") / len(answers)


def _longest(found: Sequence[Item], shelf: Shelf) -> float:
    chosen = [item for item in found if item.kind in CHOSEN]
    return 100 * sum(len(item.answer) > max(map(len, _wrong(item))) for item in chosen) / len(chosen)


FIGURES: Mapping[str, Figure] = {
    "questions": lambda found, shelf: len(found),
    "violations per 1,000 questions": _per_1000,
    "kinds of cards and questions, median": _kinds,
    "kinds of questions, median": _question_kinds,
    "concepts without questions": _unasked,
    "wrong options of the section, %": _near,
    "true statements, %": _true_share,
    "right option longest, %": _longest,
}


# ---- rules


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _wrong(item: Item) -> list[str]:
    return [option for option in item.options if option != item.answer]


def _leaks(item: Item) -> bool:
    if item.kind not in TYPED | {ItemKind.CHOICE, ItemKind.EXAMPLE}:
        return False
    prompt = f" {' '.join(_words(_LEADS.sub('', item.prompt)))} "
    return any(f" {' '.join(_words(name))} " in prompt for name in (item.answer, *item.accept) if _words(name))


def _unfit_options(item: Item) -> bool:
    options = [" ".join(_words(option)) for option in item.options]
    return item.kind in CHOSEN and not (
        3 <= len(options) <= 5 and len({*options}) == len(options) and item.answer in item.options
    )


def _also_right(item: Item) -> bool:
    right = {" ".join(_words(name)) for name in item.accept}
    wrong = [" ".join(_words(option)) for option in _wrong(item)] if item.kind in CHOSEN else []
    key = _words(item.answer)
    return any(other in right or sorted(other.split()) == sorted(key) for other in wrong)


def _tells_by_length(item: Item) -> bool:
    if item.kind not in CHOSEN:
        return False
    sizes = sorted(len(option) for option in _wrong(item))
    key = len(item.answer)
    short = max(key, sizes[-1]) <= 25
    return any(
        longer >= (2 if short else 1.5) * shorter and longer - shorter >= (8 if short else 1)
        for longer, shorter in ((key, sizes[-1]), (sizes[0], key))
    )


def _unfit_pairs(item: Item) -> bool:
    lefts, rights = [left for left, _ in item.pairs], [right for _, right in item.pairs]
    return item.kind is ItemKind.MATCH and not (
        3 <= len(lefts) <= 7
        and len({*lefts}) == len({*rights}) == len(lefts)
        and all(len(right.split()) <= 30 for right in rights)
        and not any(set(_words(left)) & set(_words(right)) - {"a", "an", "of", "the"} for left, right in item.pairs)
    )


def _unfit_order(item: Item) -> bool:
    right = tuple(item.answer.split(" → "))
    return item.kind is ItemKind.ORDER and (
        sorted(right) != sorted(item.options) or right == item.options or not 3 <= len(right) <= 7
    )


_CHECKS: Mapping[str, Callable[[Item], bool]] = {
    "R01": lambda item: not (item.prompt.strip() and item.answer.strip()),
    "R02": _leaks,
    "R06": lambda item: len(item.prompt.split()) > (40 if item.kind is ItemKind.TRUE_FALSE else 60),
    "R11": lambda item: bool(re.search(r"\*\*|`|  |\s[,;!?]|\bNone\b", " ".join((item.prompt, *item.options)))),
    "R13": _unfit_options,
    "R14": _also_right,
    "R15": _tells_by_length,
    "R21": lambda item: item.answer == "False" and bool(re.search(r"\bnot\b|n['’]t\b", item.prompt)),
    "R22": lambda item: bool(re.search(r"\ba [aeio][a-z]{3}|\ban [bcdfgjklmnpqrstvwz][a-z]{2}", item.prompt)),
    "R24": _unfit_pairs,
    "R25": _unfit_order,
}
