"""True or false."""

from collections import Counter
from dataclasses import replace

import pytest

from quizapp.core.card import ItemKind
from quizapp.core.concept import Cloze, Concept, Contrast, Statement
from quizapp.core.generate.draft import FALSE, TRUE
from quizapp.core.quiz.item import Item
from tests.core.quiz.questions.shelves import PLANETS, concept, items, only, shelf_of, shipped_shelf

MODELS = [
    concept(f"{kind} model", line, what_it_is=f"{article} {kind.lower()} model is {what}.")
    for kind, line, article, what in [
        ("Base", "Goes on with any text", "A", "a network that has read much and obeys little"),
        ("Embedding", "Turns meaning into numbers", "An", "a network that places alike texts side by side"),
        ("Reward", "Grades the answers of others", "A", "a network that tells which reply people would like"),
        ("Vision", "Sees what is in a picture", "A", "a network that finds edges and shapes in a photograph"),
    ]
]


def statements(deck: list[Concept], slot: str, seeds: int = 12) -> list[Item]:
    """The statements of one kind of card, from several quizzes."""
    found = [item for seed in range(seeds) for item in items(shelf_of(deck), seed=seed)]
    return [item for item in only(found, ItemKind.TRUE_FALSE) if slot in item.card]


def said(found: list[Item], truth: str) -> set[str]:
    """What is said by the statements of one truth."""
    return {item.prompt.removeprefix("True or false? ") for item in found if item.answer == truth}


def test_the_answer_is_one_of_two() -> None:
    """No options, and an even chance."""
    for item in only(items(shipped_shelf()), ItemKind.TRUE_FALSE):
        assert item.answer in (TRUE, FALSE)
        assert (item.options, item.guess) == ((), 0.5)


def test_a_definition_is_said_of_its_concept_or_of_another() -> None:
    """With the article that the name wants."""
    found = statements(MODELS, "base-model#term")

    what = "is a network that has read much and obeys little."
    assert said(found, TRUE) == {f"A base model {what}"}
    assert said(found, FALSE) <= {f"{name} model {what}" for name in ("An embedding", "A reward", "A vision")}
    assert len(said(found, FALSE)) > 1


def test_a_false_statement_is_answered_by_the_true_one() -> None:
    """So that nobody learns what is wrong."""
    false = [item for item in statements(MODELS, "#t") if item.answer == FALSE]

    assert false
    assert all(item.source and item.source not in item.prompt for item in false)


def test_a_line_is_said_of_its_concept_or_of_another() -> None:
    """By their titles."""
    found = statements(MODELS, "base-model#tagline")

    assert said(found, TRUE) == {"This line sums up “Base model”: Goes on with any text."}
    assert all("“Base model”" not in text and text.endswith(": Goes on with any text.") for text in said(found, FALSE))


def test_a_contrast_is_kept_or_changes_sides() -> None:
    """Both concepts stay where they are."""
    contrast = Contrast("vision-model", "Given a photograph", "says nothing", "finds the shapes")
    found = statements([replace(MODELS[0], contrasts=(contrast,)), *MODELS[1:]], "#contrast")

    before = "Given a photograph: of “Base model” and “Vision model”, the first"
    assert said(found, TRUE) == {f"{before} says nothing; the second finds the shapes."}
    assert said(found, FALSE) == {f"{before} finds the shapes; the second says nothing."}


def test_a_written_statement_stays_as_it_is() -> None:
    """With what its author says about it."""
    written = Statement("Planets shine by a light of their own.", truth=False, because="They reflect the sun's.")
    [item] = statements([replace(PLANETS[0], statements=(written,)), *PLANETS[1:]], "#statement", seeds=1)

    assert (item.prompt, item.answer) == ("True or false? Planets shine by a light of their own.", FALSE)
    assert item.explain == "They reflect the sun's."


def test_a_mentioned_concept_is_changed_for_a_third_one() -> None:
    """Never the concept that the sentence is about: what is true of it may well be true of another."""
    about = "A {{base model}} costs more than a house in most towns."
    mentioned = "A base model hands its finished weights to a {{reward model}} at once."
    clozes = (Cloze(about), Cloze(mentioned))
    found = statements([replace(MODELS[0], clozes=clozes), *MODELS[1:]], "base-model#cloze")

    assert "A base model costs more than a house in most towns." in said(found, TRUE)
    assert said(found, FALSE) == {
        f"A base model hands its finished weights to {other} model at once." for other in ("an embedding", "a vision")
    }


@pytest.mark.parametrize(
    "change",
    [
        {"related": ("base-model",)},
        {"section": "Elsewhere"},
        {"what_it_is": "An embedding model is a network that has read much and obeys little of it."},
    ],
)
def test_what_might_be_true_of_another_concept_is_not_said_of_it(change: dict[str, object]) -> None:
    """It is related, or says nearly the same of itself; from another section it would sound odd."""
    deck = [MODELS[0], replace(MODELS[1], **change), *MODELS[2:]]  # type: ignore[arg-type]

    assert not any("mbedding" in text for text in said(statements(deck, "base-model#term"), FALSE))


def test_nothing_false_is_said_in_the_decks_themselves() -> None:
    """No statement is false and stands in a text word for word."""
    shelf = shipped_shelf()
    texts = "\n".join(f"{card.answer}\n{card.prompt.replace('____', card.answer)}" for card in shelf.cards)
    found = [item for seed in range(3) for item in only(items(shelf, seed=seed), ItemKind.TRUE_FALSE)]
    written = {card.prompt for card in shelf.cards}

    assert not [text for text in said(found, FALSE) if text in texts and f"True or false? {text}" not in written]


def test_false_statements_are_of_every_sort() -> None:
    """A sort that is always true would tell by its form."""
    found = [item for seed in range(3) for item in only(items(shipped_shelf(), seed=seed), ItemKind.TRUE_FALSE)]
    false = Counter(item.card.split("#")[1] for item in found if item.answer == FALSE)

    assert set(false) == {"tagline", "term", "cloze", "contrast", "statement"}
