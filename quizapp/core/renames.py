"""Which vanished card is which new one: matched as git finds renames, unambiguous pairs only."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from quizapp.core.card import CardId
from quizapp.core.concept import ConceptId
from quizapp.core.text import similarity

SURE = 0.6
"""Two texts at least this alike may be one text reworded."""

MARGIN = 0.1
"""The best match must be this much better than the second best; otherwise nobody can tell, and none is taken."""


Key = TypeVar("Key", bound=str)
Pair = tuple[CardId, CardId]


@dataclass(frozen=True, slots=True)
class Trace:
    """What is known of a card on either side of an edit."""

    id: CardId
    concept: ConceptId
    title: str
    path: str
    digest: str
    prompt: str
    answer: str

    @property
    def slot(self) -> str:
        """Kind and slot: what stays when the concept gets another id (in which a folder's name may hold a #)."""
        return self.id.removeprefix(f"{self.concept}#")

    @property
    def kind(self) -> str:
        return self.slot.partition("#")[0]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The cards before and after an edit, side by side."""

    added: tuple[Trace, ...]
    changed: tuple[tuple[Trace, Trace], ...]
    """Cards with their old id and another text."""
    renamed: tuple[tuple[Trace, Trace], ...]
    """Cards with another id; the text may be another, too."""
    retired: tuple[Trace, ...]
    returned: tuple[Trace, ...]

    @property
    def rewritten(self) -> tuple[tuple[Trace, Trace], ...]:
        """Old and new of every card whose text is another."""
        return (*self.changed, *(pair for pair in self.renamed if pair[0].digest != pair[1].digest))


_Concepts = Mapping[ConceptId, Sequence[Trace]]


def compare(before: Mapping[CardId, Trace], after: Mapping[CardId, Trace], away: Collection[CardId]) -> Comparison:
    """What became of the cards.

    Args:
        before: what is known of cards, those retired earlier among them.
        after: the cards that there are now.
        away: which cards of `before` were retired already.
    """
    vanished = [trace for name, trace in before.items() if name not in away and name not in after]
    appeared = [trace for name, trace in after.items() if name not in before]
    pairs = match(vanished, appeared)
    old, new = {old for old, _ in pairs}, {new for _, new in pairs}
    stayed = [(trace, after[name]) for name, trace in before.items() if name in after]
    return Comparison(
        added=tuple(trace for trace in appeared if trace.id not in new),
        changed=tuple(pair for pair in stayed if pair[0].digest != pair[1].digest),
        renamed=tuple((before[one], after[other]) for one, other in pairs),
        retired=tuple(trace for trace in vanished if trace.id not in old),
        returned=tuple(trace for _, trace in stayed if trace.id in away),
    )


def match(vanished: Sequence[Trace], appeared: Sequence[Trace]) -> list[Pair]:
    """Pairs of old and new id. A card keeps its kind, and its concept unless the concept itself was renamed."""
    concepts = _renamed_concepts(vanished, appeared)
    pairs: list[Pair] = []
    for old, new in _groups(vanished, appeared, concepts):
        same = _same_slots(old, new)
        found = {card for pair in same for card in pair}
        rest = [[trace for trace in side if trace.id not in found] for side in (old, new)]
        pairs += [*same, *_reworded(*rest)]
    return pairs


def _renamed_concepts(vanished: Sequence[Trace], appeared: Sequence[Trace]) -> dict[ConceptId, ConceptId]:
    """Old to new id of each concept that left under one id and arrived under another."""
    old, new = _by_concept(vanished), _by_concept(appeared)
    gone = {concept: traces for concept, traces in old.items() if concept not in new}
    come = {concept: traces for concept, traces in new.items() if concept not in old}
    scores = {(one, other): _concept_likeness(gone[one], come[other]) for one, other in _conceivable(gone, come)}
    return dict(_mutual_best(scores))


def _by_concept(traces: Iterable[Trace]) -> dict[ConceptId, list[Trace]]:
    grouped: dict[ConceptId, list[Trace]] = {}
    for trace in traces:
        grouped.setdefault(trace.concept, []).append(trace)
    return grouped


def _conceivable(gone: _Concepts, come: _Concepts) -> set[tuple[ConceptId, ConceptId]]:
    """Pairs that share a card to the letter, or the file: comparing all with all takes minutes for a moved deck."""
    clues: dict[str, list[ConceptId]] = {}
    for concept, traces in come.items():
        for clue in {traces[0].path, *(trace.slot + trace.digest for trace in traces)}:
            clues.setdefault(clue, []).append(concept)
    return {
        (concept, other)
        for concept, traces in gone.items()
        for clue in {traces[0].path, *(trace.slot + trace.digest for trace in traces)}
        for other in clues.get(clue, ())
    }


def _concept_likeness(old: Sequence[Trace], new: Sequence[Trace]) -> float:
    """The share of cards that are the same to the letter; the titles speak too, above all within one file."""
    common = {(trace.slot, trace.digest) for trace in old} & {(trace.slot, trace.digest) for trace in new}
    share = len(common) / max(1, min(len(old), len(new)))
    titles = similarity(old[0].title, new[0].title)
    return max(share, titles if old[0].path == new[0].path else (share + titles) / 2)


def _groups(
    vanished: Sequence[Trace], appeared: Sequence[Trace], concepts: dict[ConceptId, ConceptId]
) -> list[tuple[list[Trace], list[Trace]]]:
    new = _by_concept(appeared)
    return [(old, new.get(concepts.get(concept, concept), [])) for concept, old in _by_concept(vanished).items()]


def _same_slots(old: Sequence[Trace], new: Sequence[Trace]) -> list[Pair]:
    """Under a renamed concept: the same kind and slot is the same card."""
    by_slot = {trace.slot: trace.id for trace in new}
    return [(trace.id, by_slot[trace.slot]) for trace in old if trace.slot in by_slot]


def _reworded(old: Sequence[Trace], new: Sequence[Trace]) -> list[Pair]:
    return _mutual_best(
        {(one.id, other.id): _card_likeness(one, other) for one in old for other in new if one.kind == other.kind}
    )


def _card_likeness(old: Trace, new: Trace) -> float:
    """Prompt and answer must both be alike: the same sentence with another blank is another card."""
    return min(similarity(old.prompt, new.prompt), similarity(old.answer, new.answer))


def _mutual_best(scores: Mapping[tuple[Key, Key], float]) -> list[tuple[Key, Key]]:
    """Pairs that are each other's best match by a clear margin."""
    by_old: dict[Key, list[tuple[float, Key]]] = {}
    by_new: dict[Key, list[tuple[float, Key]]] = {}
    for (old, new), score in scores.items():
        by_old.setdefault(old, []).append((score, new))
        by_new.setdefault(new, []).append((score, old))
    best = {old: _clear_best(scored) for old, scored in by_old.items()}
    return [(old, new) for old, new in best.items() if new is not None and _clear_best(by_new[new]) == old]


def _clear_best(scored: Iterable[tuple[float, Key]]) -> Key | None:
    ranked = sorted(scored, key=lambda pair: pair[0], reverse=True)
    if ranked[0][0] < SURE:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
        return None
    return ranked[0][1]
