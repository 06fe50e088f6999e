"""The shape of names."""

import pytest

from quizapp.core.quiz.questions.shape import alike, shape


@pytest.mark.parametrize(
    ("name", "near", "far"),
    [
        ("Base model", "Reward model", "Backpropagation"),
        ("Scoring", "Caramelisation", "Yeast"),
        ("LoRA", "SGD", "Reinforcement learning from human feedback"),
        ("Enzymes", "Proteins", "Enzyme"),
        ("Learning from feedback", "Training with rewards", "A gift without a reason"),
    ],
)
def test_what_is_alike(name: str, near: str, far: str) -> None:
    """Number, length, words, capitals, and whether something is done."""
    assert alike(shape(name), shape(near)) > alike(shape(name), shape(far))


@pytest.mark.parametrize("name", ["Base model", "细胞壁", "C++", ""])
def test_nothing_is_more_alike_than_the_same(name: str) -> None:
    """Likeness goes from 0 to 1, in any script."""
    assert alike(shape(name), shape(name)) == pytest.approx(1, abs=0.11)
    assert 0 <= alike(shape(name), shape("The Krebs cycle")) < 1
