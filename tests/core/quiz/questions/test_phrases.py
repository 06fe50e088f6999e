"""Names inside sentences."""

import pytest

from quizapp.core.quiz.questions.phrases import Phrase, agrees, coining, filled, phrase_of

MODEL = Phrase("a", "base model", is_plural=False)
GLUTEN = Phrase("", "gluten", is_plural=False)
RULES = Phrase("", "rules of thumb", is_plural=True)


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("What is a base model?", MODEL),
        ("What is gluten?", GLUTEN),
        ("What are rules of thumb?", RULES),
        ("What does “Base model” mean?", None),
    ],
)
def test_the_question_for_a_definition_tells_the_phrase(question: str, phrase: Phrase | None) -> None:
    """With its article and number; a title in quotation marks tells nothing."""
    assert phrase_of(question) == phrase


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (MODEL, Phrase("an", "embedding model", is_plural=False), True),
        (MODEL, GLUTEN, False),
        (GLUTEN, RULES, False),
        (MODEL, Phrase("the", "Krebs cycle", is_plural=False), False),
    ],
)
def test_only_phrases_of_one_kind_change_places(one: Phrase, other: Phrase, alike: bool) -> None:
    """What takes `a` does not stand for what takes no article, nor one for many."""
    assert one.is_like(other) is alike


@pytest.mark.parametrize(
    ("sentence", "phrase", "fits"),
    [
        ("____ is a model.", MODEL, True),
        ("____ are models.", MODEL, False),
        ("____ are short.", RULES, True),
        ("In a kitchen, ____ holds the gas.", GLUTEN, True),
        ("____, for instance, speeds it up.", GLUTEN, True),
        ("____ need time.", GLUTEN, False),
        ("Bakers rely on ____ a lot.", GLUTEN, False),
    ],
)
def test_a_subject_agrees_with_its_verb(sentence: str, phrase: Phrase, fits: bool) -> None:
    """Elsewhere than at the beginning nothing is certain."""
    assert agrees(sentence, phrase) is fits


@pytest.mark.parametrize(
    ("sentence", "words", "whole"),
    [
        ("It is called a(n) ____.", "ear", "It is called an ear."),
        ("It is called a(n) ____.", "boule", "It is called a boule."),
        ("A(n) ____ lasts long.", "hour", "An hour lasts long."),
        ("It needs a(n) ____.", "LLM", "It needs an LLM."),
        ("It needs a(n) ____.", "8-bit number", "It needs an 8-bit number."),
        ("____ is a model.", "a base model", "A base model is a model."),
        ("____ is a method.", "iSCSI", "iSCSI is a method."),
    ],
)
def test_a_filled_blank_reads_well(sentence: str, words: str, whole: str) -> None:
    """The open article is settled, and the sentence begins with a capital."""
    assert filled(sentence, words) == whole


@pytest.mark.parametrize(
    ("sentence", "frame"),
    [
        ("This is called ____.", "called"),
        ("This, known as ____, helps.", "called"),
        ("A loaf is called a(n) ____, in French.", "called a"),
        ("Such text is called ____ data.", ""),
        ("The loaf needs ____.", ""),
    ],
)
def test_a_sentence_that_coins_a_term(sentence: str, frame: str) -> None:
    """The term must end its phrase, or others would not fit."""
    assert coining(sentence) == frame
