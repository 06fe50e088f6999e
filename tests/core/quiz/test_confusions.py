"""The ledger of concepts taken for each other."""

from quizapp.core.concept import ConceptId
from quizapp.core.quiz.confusions import Encounter, ledger, partners

A, B, C = ConceptId("a"), ConceptId("b"), ConceptId("c")


def mix_up(concept: ConceptId, other: ConceptId, day: int = 1) -> Encounter:
    """One taken for the other."""
    return Encounter(concept, other, is_mix_up=True, day=day)


def told_apart(concept: ConceptId, other: ConceptId) -> Encounter:
    """One told from the other."""
    return Encounter(concept, other, is_mix_up=False, day=9)


def test_both_directions_count_for_one_pair() -> None:
    """Who takes A for B and B for A confuses one pair of concepts twice."""
    (found,) = ledger([mix_up(B, A, 1), mix_up(A, B, 5)])

    assert (found.concept, found.other, found.times, found.last_day) == (A, B, 2, 5)


def test_a_pair_is_told_apart_after_two_mix_ups() -> None:
    """One may be a slip."""
    assert not ledger([mix_up(A, B)])[0].is_to_be_told_apart
    assert ledger([mix_up(A, B), mix_up(A, B)])[0].is_to_be_told_apart


def test_what_was_told_apart_is_not_asked_until_mixed_up_twice_again() -> None:
    """The ledger remembers, but nobody is nagged about what they have learnt."""
    learnt = [mix_up(A, B), mix_up(A, B), told_apart(A, B)]

    assert (ledger(learnt)[0].times, ledger(learnt)[0].is_to_be_told_apart) == (2, False)
    assert not ledger([*learnt, mix_up(B, A)])[0].is_to_be_told_apart
    assert ledger([*learnt, mix_up(B, A), mix_up(B, A)])[0].is_to_be_told_apart


def test_a_pair_only_ever_told_apart_is_no_confusion() -> None:
    """Nothing was mixed up."""
    assert ledger([told_apart(A, B)]) == []


def test_the_most_frequent_confusion_comes_first() -> None:
    """Of pairs, and of the partners of a concept."""
    found = ledger([mix_up(A, B), mix_up(A, C), mix_up(C, A)])

    assert [(pair.concept, pair.other) for pair in found] == [(A, C), (A, B)]
    assert partners(found) == {A: [C, B], B: [A], C: [A]}
