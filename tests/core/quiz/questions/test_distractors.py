"""Wrong options."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.quiz.questions.distractors import Candidate, Lengths, rows


def first(key: str, *texts: str, fixed: tuple[str, ...] = (), seed: int = 1) -> list[str]:
    """The best wrong options, given candidates from the best to the worst."""
    candidates = [Candidate(text, fit=-place) for place, text in enumerate(texts)]
    found = rows(key, candidates, Lengths(), Random(seed), fixed=[Candidate(text) for text in fixed])
    return [candidate.text for candidate in next(found, [])]


def test_three_if_there_are_three() -> None:
    """The best ones."""
    assert sorted(first("Moon", "Venus", "Io", "Earth", "Pluto")) == ["Earth", "Io", "Venus"]


def test_two_rather_than_a_bad_third() -> None:
    """Fewer than two make no question."""
    assert sorted(first("Moon", "Io", "Earth")) == ["Earth", "Io"]
    assert first("Moon", "Earth") == []


def test_the_same_text_comes_once() -> None:
    """And the right one not at all."""
    assert sorted(first("Moon", "moon", "Venus", "venus", "Earth", "Io")) == ["Earth", "Io", "Venus"]


def test_what_is_fixed_is_offered() -> None:
    """However badly it fits."""
    assert "Ceres" in first("Moon", "Venus", "Io", "Earth", fixed=("Ceres",))


def test_the_right_one_is_not_the_only_plural() -> None:
    """A worse candidate takes the place of a better one if that helps."""
    assert "Comets" in first("Moons", "Planet", "Star", "Asteroid", "Comets")


def test_the_right_one_is_not_the_only_action() -> None:
    """Nor the only thing among actions."""
    assert "Gluten" in first("Sourdough", "Folding", "Slow kneading", "Baking", "Gluten")


def test_near_equals_take_turns() -> None:
    """So that not always the same options come."""
    names = [Candidate(name) for name in ("Venus", "Earth", "Ceres", "Pluto", "Titan", "Dione", "Io")]
    found = {
        tuple(sorted(each.text for each in next(rows("Moon", names, Lengths(), Random(seed))))) for seed in range(9)
    }

    assert len(found) > 3


@given(st.lists(st.integers(1, 12), min_size=40, max_size=120))
def test_the_longest_is_right_no_more_often_than_by_chance(sizes: list[int]) -> None:
    """As long as there is a choice; it runs ahead of chance by half a question at most."""
    lengths, ahead = Lengths(), 0.0
    for size in sizes:
        key, wrong = "x" * size, ["y" * length for length in (2, 6, 11)]
        if lengths.allow(key, wrong):
            lengths.note(key, wrong)
            ahead += (size > 11) - 1 / 4
        assert ahead <= 0.5
