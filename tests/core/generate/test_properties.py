"""What holds for every card of every concept, whatever its text."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.card import BLANK, CardKind
from quizapp.core.concept import Choice, Cloze, Concept, Contrast, Fact, Statement
from quizapp.core.generate import Generated, generate
from quizapp.core.generate.rules import broken
from quizapp.core.text import control_characters
from tests.core.generate.concepts import CONTEXT, context_of, titled

WRITTEN_KINDS = {
    CardKind.FACT,
    CardKind.CHOICE,
    CardKind.STATEMENT,
    CardKind.STEPS,
    CardKind.EXAMPLE,
    CardKind.CONTRAST,
}

titles = st.sampled_from(
    ["Base model", "Enzymes", "The Krebs cycle", "LLM (large language model)", "C++", "Stock", "Hash table", "细胞壁"]
)

subjects = st.sampled_from(["A {}", "{}", "The {}", "In short, {}", "It", "This", "However, the {}", "Every **{}**"])
verbs = st.sampled_from(["is", "are", "means", "holds", "was called", "needs", "is known as", "depends on"])
objects = st.sampled_from(
    [
        "a **hidden layer** of small cells",
        "the direct output of pre-training (see Figure 2)",
        "an *open* problem, or enigma, of our time",
        "meiosis, mitosis and other `divisions`",
        "what the {} itself was made for",
        "about 60 °C in most kitchens [3]",
        "a thing which nobody else can do quickly",
    ]
)
ends = st.sampled_from([".", ".", "!", "?", ":", ""])


@st.composite
def proses(draw: st.DrawFn) -> str:
    """Paragraphs of sentences that look like those of a concept page."""
    title = draw(titles)
    rows = draw(st.lists(st.tuples(subjects, verbs, objects, ends), max_size=6))
    sentences = [f"{subject} {verb} {what}{end}" for subject, verb, what, end in rows]
    return draw(st.sampled_from([" ", "\n\n", "\n- "])).join(sentences).replace("{}", title)


texts = proses() | st.text(max_size=60)


@st.composite
def concepts(draw: st.DrawFn) -> Concept:
    """Concepts with every field, some of it nonsense."""
    some = st.lists(texts, max_size=3).map(tuple)
    return titled(
        draw(titles | st.text(max_size=20)),
        draw(texts),
        tagline=draw(texts),
        aliases=draw(some),
        why_it_matters=draw(texts),
        related=draw(some),
        contrasts=draw(st.lists(st.builds(Contrast, texts, texts, texts, texts), max_size=2).map(tuple)),
        facts=draw(st.lists(st.builds(Fact, texts, texts, some), max_size=2).map(tuple)),
        clozes=draw(st.lists(st.builds(Cloze, texts.map("A {{{{cell}}}} and {{}}".format)), max_size=2).map(tuple)),
        choices=draw(st.lists(st.builds(Choice, texts, texts, some), max_size=2).map(tuple)),
        statements=draw(st.lists(st.builds(Statement, texts, st.booleans()), max_size=2).map(tuple)),
        steps=draw(some),
        examples=draw(some),
    )


def made_from(concept: Concept) -> Generated:
    """What a concept among others becomes."""
    return generate(concept, context_of(concept, titled("Hidden layer"), titled("Meiosis")))


@given(concepts())
@settings(max_examples=150, deadline=None)
def test_any_text_becomes_cards_without_an_error(concept: Concept) -> None:
    """Ids are unique, nothing is empty but what the author left empty, and all of it is deterministic."""
    result = made_from(concept)

    assert len({card.id for card in result.cards}) == len(result.cards)
    assert made_from(concept) == result
    for card in result.cards:
        assert not control_characters(card.prompt)
        assert card.id.startswith("d/x#")


@given(proses(), proses(), titles, st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_every_generated_card_keeps_every_rule(what: str, why: str, title: str, tagline: str) -> None:
    """The rules are the last stage: nothing that breaks one leaves the generator."""
    concept = titled(title, what, why_it_matters=why, tagline=tagline)
    cards = made_from(concept).cards

    assert [broken(card, context_of(concept)) for card in cards] == [()] * len(cards)
    assert len({card.prompt for card in cards}) == len(cards)
    for card in cards:
        assert card.kind not in WRITTEN_KINDS
        assert card.kind is not CardKind.CLOZE or card.prompt.count(BLANK) == 1


@given(st.text(alphabet="ab漢字🎉\x00\u202e\ud800 .*_`{}[]()“”\n", max_size=200))
@settings(max_examples=200, deadline=None)
def test_signs_of_any_kind_are_survived(text: str) -> None:
    """Marks, brackets, control characters and surrogates in every field."""
    concept = titled(text, text, why_it_matters=text, tagline=text, aliases=(text,), clozes=(Cloze(text),))

    assert generate(concept, CONTEXT) == generate(concept, CONTEXT)


def test_huge_words_and_texts() -> None:
    """A word of a hundred thousand letters and a page of a thousand sentences make no trouble."""
    long_word = titled("x" * 100_000, "y" * 100_000, tagline="z " * 50_000)
    long_page = replace(titled("Cells"), what_it_is="Cells are small things that live. " * 1_000)

    assert generate(long_word, CONTEXT).cards == ()
    assert generate(long_page, CONTEXT).cards
