"""How a concept may be called, and where a text calls it so."""

import pytest

from quizapp.core.generate.naming import acronym, head_of, index, keys_of, namings, other_names, other_number, spellings


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Krebs cycle", ("Krebs cycle",)),
        ("Retrieval-augmented generation (RAG)", ("Retrieval-augmented generation", "RAG")),
        ("RAG (Retrieval-augmented generation)", ("RAG", "Retrieval-augmented generation")),
        ("ATP (Adenosine triphosphate)", ("ATP", "Adenosine triphosphate")),
        ("DNA (Deoxyribonucleic acid)", ("DNA", "Deoxyribonucleic acid")),
        ("SQL (database)", ("SQL",)),
        ("Mercury (planet)", ("Mercury",)),
        ("A", ("A",)),
    ],
)
def test_spellings(name: str, expected: tuple[str, ...]) -> None:
    """An article is not part of a name, brackets hold its acronym or tell it from another."""
    assert spellings(name) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Base model", "Base models"),
        ("rule of thumb", "rules of thumb"),
        ("LLM", "LLMs"),
        ("Hypothesis", "Hypotheses"),
        ("Price elasticity of demand", "Price elasticities of demand"),
    ],
)
def test_other_number(one: str, other: str) -> None:
    """Singular and plural lead to each other, at the head of the name."""
    assert other_number(one) == other
    assert other_number(other) == one


def test_other_names() -> None:
    """What is accepted for a title: its aliases, its acronym and its other number, each once."""
    assert other_names("Large Language Models (LLMs)", ("big models", "LLMs", "Big Models")) == (
        "Large Language Models",
        "LLMs",
        "big models",
        "Large Language Model",
    )


def test_acronym() -> None:
    """The initials of several words, but not of one."""
    assert acronym("mixture of experts") == "ME"
    assert acronym("attention") == ""


def test_head_of() -> None:
    """The head is the last word before what is said about it."""
    assert head_of("Price elasticity of demand") == "elasticity"
    assert head_of("Spiral wedging") == "wedging"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A pre-training run", ["pre-training"]),
        ("Pretraining, then pre training.", ["Pretraining", "pre training"]),
        ("A pre, training", []),
        ("no-pre-training and pre-training-based", []),
        ("pre-trainings’ end", ["pre-trainings"]),
    ],
)
def test_namings(text: str, found: list[str]) -> None:
    """A name is found in any spelling and number, but neither across a comma nor inside a longer compound."""
    keys = index(keys_of("pre-training"))

    assert [text[naming.start : naming.end] for naming in namings(text, keys)] == found
