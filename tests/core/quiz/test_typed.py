"""Grading what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.card import Card, CardId, CardKind, ItemKind
from quizapp.core.concept import Concept, ConceptId, DeckId
from quizapp.core.generate import Context, Name, generate
from quizapp.core.quiz.item import Item
from quizapp.core.quiz.typed import Graded, Verdict, grade_typed


def asking(answer: str, *accept: str, kind: CardKind = CardKind.FACT, concept: str = "X") -> Card:
    """A card with this answer."""
    return Card(CardId("d/x#fact#q"), kind, ConceptId("d/x"), concept, "S", "Which?", answer, accept=accept)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("base model", "Base models"),
        ("the Base-Model", "base model"),
        ("pretraining", "pre-training"),
        ("cafe", "café"),
        ("naive bayes", "Naïve Bayes"),
        ("Bayes's theorem", "Bayes' theorem"),
        ("bakers percentage", "baker’s percentage"),
        ("1000", "1,000"),
        ("two layers", "2 layers"),
        ("c#", "C#"),
        ("E=mc2", "E = mc²"),
        ("&&", "&&"),
        ("print(x)", "`print(x)`"),
        ("retrieval augmented generation", "Retrieval-augmented generation (RAG)"),
        ("  space ", "**space**"),
        ("ｂａｓｅ　ｍｏｄｅｌ", "base model"),
        ("fine-tuning", "ﬁne\N{NON-BREAKING HYPHEN}tuning"),
        ("fine tuning", "fine–tuning"),
        ("1/2", "½"),
        ("STRASSE", "Straße"),
        ("cafe", "cafe\N{COMBINING ACUTE ACCENT}"),
        ("an enzyme", "The enzyme"),
        ("hypothesis", "hypotheses"),
        ("rules of thumb", "rule of thumb"),
        ("R and D", "R&D"),
    ],
)
def test_the_same_answer(typed: str, answer: str) -> None:
    """Case, accents, articles, signs, hyphens, plurals and marks do not count."""
    assert grade_typed(typed, asking(answer)).verdict is Verdict.RIGHT


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("tokan", "token"), ("overfiting", "overfitting"), ("next tokne", "next token"), ("mitocondira", "mitochondria")],
)
def test_a_slip_is_near(typed: str, answer: str) -> None:
    """One slip in an answer of five letters, two in one of nine."""
    assert grade_typed(typed, asking(answer)).verdict is Verdict.NEAR


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "token"),
        ("  ", "token"),
        ("...", "token"),
        ("", ""),
        ("roue", "roux"),
        ("tkn", "token"),
        ("gradeint decsnt", "gradient descent"),
        ("3.5", "3.4"),
        ("-5", "5"),
        ("1 2", "12"),
        ("1980", "1981"),
        ("seven layers", "eleven layers"),
        ("version 2.10", "version 2.1"),
        ("hepatitis B", "hepatitis A"),
        ("hepatitis", "hepatitis A"),
        ("type I diabetes", "type II diabetes"),
        ("C", "C++"),
        ("||", "&&"),
        ("supervised", "unsupervised"),
        ("unsupervised", "supervised"),
        ("asymetric", "symmetric"),
        ("hypotension", "hypertension"),
        ("macroeconomics", "microeconomics"),
        ("not guilty", "guilty"),
        ("が", "か"),
        ("x" * 100_000, "token"),
    ],
)
def test_another_answer_is_wrong(typed: str, answer: str) -> None:
    """Nothing, a short word with a slip, another number, another label and the opposite are not nearly right."""
    assert grade_typed(typed, asking(answer)).verdict is Verdict.WRONG


def test_other_accepted_answers() -> None:
    """Each accepted form counts, and the nearest one is shown."""
    card = asking("Large language model", "LLM", "text generator")

    assert grade_typed("llms", card) == Graded(Verdict.RIGHT, "LLM")
    assert grade_typed("text generatr", card) == Graded(Verdict.NEAR, "text generator")
    assert grade_typed("", card) == Graded(Verdict.WRONG, "Large language model")


def test_the_other_names_of_a_concept() -> None:
    """Where a concept is to be named, its aliases and the acronym in its title count."""
    concept = Concept(
        ConceptId("d/rag"),
        DeckId("d"),
        "Retrieval-augmented generation (RAG)",
        "S",
        "d/rag.yaml",
        aliases=("grounded generation",),
        what_it_is="Retrieval-augmented generation puts passages that were found by a search before the question.",
    )
    context = Context((Name(concept.id, concept.title, concept.aliases),))
    [term] = [card for card in generate(concept, context).cards if card.kind is CardKind.TERM]

    for typed in ("grounded generation", "rag", "retrieval augmented generations"):
        assert grade_typed(typed, term).verdict is Verdict.RIGHT


# ---- lists


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("blue, red, green", "red, green and blue"),
        ("blue and the red and greens", "red, green and blue"),
        ("blue green red", "red, green and blue"),
        ("red, green and blue", "red, green and blue"),
        ("red, red, blue, green", "red, green and blue"),
        ("copper; iron", "iron; copper"),
        ("copper, iron", "- iron\n- copper"),
        ("copper & iron", "1. **iron**\n2. copper"),
        ("salt and pepper, trial and error", "trial and error; salt and pepper"),
        ("pepper and salt", "salt and pepper"),
        ("pepper, salt", "salt and pepper"),
        ("tin, iron, copper", "iron (Fe), copper, tin"),
        ("Copper, iron", "iron; copper (in any order)"),
        ("3,000; 1,000", "1,000; 3,000"),
    ],
)
def test_a_list_in_any_order(typed: str, answer: str) -> None:
    """Item by item, however they are parted."""
    assert grade_typed(typed, asking(answer)).verdict is Verdict.RIGHT


def test_an_item_with_a_slip_makes_the_list_near() -> None:
    """What is expected follows the order in which the items were typed, so that the difference shows."""
    graded = grade_typed("copper, coblat, iron", asking("iron, copper and cobalt"))

    assert graded == Graded(Verdict.NEAR, "copper, cobalt, iron")


@pytest.mark.parametrize(
    ("typed", "missing", "wrong"),
    [
        ("blue, red", ("green",), ()),
        ("blue, red, green, pink", (), ("pink",)),
        ("blue, pink, red", ("green",), ("pink",)),
        ("pink", (), ()),
        ("pink elephant and blue", ("red", "green"), ("pink elephant",)),
    ],
)
def test_a_list_with_errors_tells_which(typed: str, missing: tuple[str, ...], wrong: tuple[str, ...]) -> None:
    """Items not named, and what is no item; an answer that names none of them is simply another answer."""
    graded = grade_typed(typed, asking("red, green and blue"))

    assert (Verdict.WRONG, missing, wrong) == (graded.verdict, graded.missing, graded.wrong)


def test_errors_in_words() -> None:
    """A face need only print them."""
    assert (
        grade_typed("blue, pink, red", asking("red, green and blue")).remark == "Missing: green. Not asked for: pink."
    )
    assert grade_typed("pink", asking("red")).remark == ""


@pytest.mark.parametrize(
    ("typed", "answer", "kind", "concept"),
    [
        ("error and trial", "Trial and error", CardKind.TERM, "Trial and error"),
        ("error and trial", "trial and error", CardKind.CLOZE, "Learning"),
        ("scissors, paper, rock", "Rock, paper, scissors", CardKind.TERM, "Rock, paper, scissors"),
        ("France, Paris", "Paris, France", CardKind.FACT, "Louvre"),
        ("print(b, a, c)", "print(a, b, c)", CardKind.FACT, "Python"),
    ],
)
def test_what_is_no_list_keeps_its_order(typed: str, answer: str, kind: CardKind, concept: str) -> None:
    """Names, fixed phrases, a comma within a phrase, brackets."""
    assert grade_typed(typed, asking(answer, kind=kind, concept=concept)).verdict is Verdict.WRONG
    assert grade_typed(answer, asking(answer, kind=kind, concept=concept)).verdict is Verdict.RIGHT


def test_a_slip_in_a_list_as_a_whole_is_near() -> None:
    """A short item has to be exact by itself; as a part of a long answer a slip is forgiven."""
    assert grade_typed("lock, stok and barrel", asking("lock, stock and barrel")).verdict is Verdict.NEAR


def test_a_question_of_a_quiz_is_graded_alike() -> None:
    """A list and a near answer."""
    item = Item(
        kind=ItemKind.TYPED,
        card=CardId("d/x#fact#q"),
        concept_id=ConceptId("d/x"),
        concept="X",
        section="S",
        prompt="Which?",
        answer="salt and pepper",
    )

    assert grade_typed("pepper and salt", item).verdict is Verdict.RIGHT
    assert grade_typed("salt and peper", item).verdict is Verdict.NEAR


ITEMS = st.lists(
    st.from_regex(r"[a-z]{3,12}(?: [a-z]{3,9})?", fullmatch=True).filter(lambda item: " and" not in f" {item}"),
    min_size=3,
    max_size=6,
    unique=True,
)
"""Things to list; no word that joins, or begins like one."""


@given(ITEMS, st.data())
def test_any_order_of_all_items_is_right(items: list[str], data: st.DataObject) -> None:
    """With commas, semicolons or words between them; one less or one more is wrong and says which."""
    asked = asking(f"{', '.join(items[:-1])} and {items[-1]}")
    typed = data.draw(st.permutations(items))

    for text in (", ".join(typed), "; ".join(typed), " and ".join(typed)):
        assert grade_typed(text, asked).verdict is Verdict.RIGHT
    assert grade_typed(", ".join([*typed, "99"]), asked).wrong == ("99",)
    assert grade_typed(", ".join(typed[1:]), asking("; ".join(items))).verdict is Verdict.WRONG


@given(ITEMS)
def test_a_list_as_a_face_shows_it(items: list[str]) -> None:
    """What is missing and what is named make the whole list."""
    graded = grade_typed(f"{items[0]}, 99, {items[-1]}", asking("; ".join(items)))

    assert graded.wrong == ("99",)
    assert sorted(graded.expected.split(", ")) == sorted(items)
    assert set(graded.missing) < set(items)


# ---- anything


@given(st.text(), st.text())
def test_any_text_can_be_graded(typed: str, answer: str) -> None:
    """Grading never fails, and always says what was expected."""
    graded = grade_typed(typed, asking(answer))

    assert graded.verdict in Verdict
    assert isinstance(graded.expected, str)


@given(st.from_regex(r"[a-zA-Z0-9]{1,12}(?:[ -][a-z0-9]{2,9}){0,3}", fullmatch=True))
def test_what_is_expected_is_right(answer: str) -> None:
    """Typing the answer as it stands is right, in capitals too."""
    assert grade_typed(answer, asking(answer)).verdict is Verdict.RIGHT
    assert grade_typed(answer.upper(), asking(answer)).verdict is Verdict.RIGHT
