"""Each quality rule: a card that keeps it, and cards that break it."""

import pytest

from quizapp.core.card import Card, CardKind
from quizapp.core.generate.rules import RULES, broken, same_prompt
from tests.core.generate.concepts import CONTEXT, made

LONG = "word " * 61

GOOD = [
    made(CardKind.TERM, "Which term fits? ____ are proteins that speed up reactions.", "Enzymes"),
    made(CardKind.DEFINITION, "What are enzymes?", "Enzymes are proteins that speed up reactions."),
    made(CardKind.TAGLINE, "Which concept does this line sum up? Helpers of the cell.", "Enzymes"),
    made(CardKind.WHY, "Why do enzymes matter?", "Without enzymes, digestion would take years."),
    made(CardKind.CLOZE, "Enzymes — They hold their ____ in a pocket of matching form.", "substrate"),
    made(CardKind.CONTRAST, "In the cell: how do “Enzymes” and “Meiosis” differ?", "The first works; the second ends."),
    made(CardKind.FACT, "Which ending do most of their names have?", "-ase"),
    made(CardKind.CHOICE, "Which digests starch?", "amylase", options=("lipase", "amylase", "pepsin")),
    made(CardKind.STATEMENT, "True or false? Heat changes the form of an enzyme.", "True"),
    made(CardKind.STEPS, "In which order do the steps of “Enzymes” come?", "a → b → c", options=("b", "c", "a")),
    made(CardKind.EXAMPLE, "Which concept is this an example of? Amylase in the spittle", "Enzymes"),
]


@pytest.mark.parametrize("card", GOOD, ids=lambda card: f"{card.kind}")
def test_a_good_card_keeps_every_rule(card: Card) -> None:
    """Rules that cry wolf are not read."""
    assert broken(card, CONTEXT) == ()


BAD = [
    ("R01", made(CardKind.FACT, "Which sugar?", "  ")),
    ("R01", made(CardKind.CONTRAST, "How do “Enzymes” and “Vitamins” differ?", "The first work; the second help.")),
    ("R02", made(CardKind.TAGLINE, "Which concept does this line sum up? The enzymes at work.", "Enzymes")),
    ("R02", made(CardKind.FACT, "Which catalyst is a biocatalyst?", "enzyme", accept=("catalysts",))),
    ("R02", made(CardKind.CLOZE, "Pre training — Of the stages, ____ comes before all others.", "pre-training")),
    ("R02", made(CardKind.FACT, "细胞壁的主要成分是什么纤维素?", "纤维素")),
    ("R02", made(CardKind.FACT, "Which vitamin is called C?", "C")),
    ("R03", made(CardKind.FACT, "Which organ digests what was eaten?", "digestive tract")),
    ("R03", made(CardKind.CLOZE, "Nets have an ____ which is trained before the decoder is.", "encoder-decoder")),
    ("R04", made(CardKind.FACT, "What does ATP stand for in a cell?", "adenosine tri phosphate")),
    ("R04", made(CardKind.FACT, "How is deoxyribose nucleic acid abbreviated?", "DNA")),
    ("R06", made(CardKind.FACT, LONG, "short")),
    ("R06", made(CardKind.DEFINITION, "What are enzymes?", LONG)),
    ("R06", made(CardKind.TERM, "Which term fits? ____ are small and quick.", "one two three four five six")),
    ("R07", made(CardKind.CLOZE, "Enzymes — They hold the ____ tight.", "substrate")),
    ("R08", made(CardKind.CLOZE, "This makes the ____ fit into the pocket of the protein.", "substrate")),
    ("R08", made(CardKind.CLOZE, "Enzymes — However the ____ may look, it must fit its pocket.", "substrate")),
    ("R08", made(CardKind.CLOZE, "For example, the ____ fits into the pocket of the protein.", "substrate")),
    ("R09", made(CardKind.CLOZE, "Enzymes — The ____ fits the ____ of the protein very well.", "substrate")),
    ("R10", made(CardKind.CLOZE, "Enzymes — They speed up every single ____ of the cell.", "process")),
    ("R10", made(CardKind.CLOZE, "Enzymes — They work ____ in a mild and watery place.", "quickly")),
    ("R11", made(CardKind.FACT, "What is **bold** here?", "the mark")),
    ("R11", made(CardKind.FACT, "What is odd  here?", "the gap")),
    ("R11", made(CardKind.FACT, "What is open (here?", "the bracket")),
    ("R11", made(CardKind.WHY, "Why do enzymes matter?", 'They "matter.')),
    ("R11", made(CardKind.DEFINITION, "What are enzymes?", "None")),
    ("R12", made(CardKind.CLOZE, "they hold their ____ in a pocket of matching form.", "substrate")),
    ("R12", made(CardKind.CLOZE, "Enzymes hold their ____ in a pocket of matching form", "substrate")),
    ("R13", made(CardKind.CHOICE, "Which digests starch?", "amylase", options=("lipase", "amylase"))),
    ("R13", made(CardKind.CHOICE, "Which digests starch?", "amylase", options=("Lipase", "amylase", "lipase"))),
    ("R14", made(CardKind.CHOICE, "Which is it?", "red cell", options=("cell red", "red cell", "blue eye"))),
    ("R14", made(CardKind.CHOICE, "Which is it?", "base model", options=("model", "base model", "agent net"))),
    ("R14", made(CardKind.CHOICE, "Is it pepsin that digests fat?", "lipase", options=("pepsin", "lipase", "lactase"))),
    ("R15", made(CardKind.CHOICE, "Which is it?", "a long right one", options=("no", "a long right one", "nil"))),
    ("R16", made(CardKind.CHOICE, "Which are they?", "cells", options=("organ", "cells", "tissue"))),
    ("R16", made(CardKind.CHOICE, "Who was it?", "Pasteur", options=("baker", "Pasteur", "miller"))),
    ("R17", made(CardKind.CLOZE, "Enzymes — The protein is folded into an ____ of two helices.", "arch")),
    ("R17", made(CardKind.CHOICE, "The liver is an", "organ", options=("tissue", "organ", "system"))),
    ("R19", made(CardKind.CHOICE, "Which is it?", "amylase", options=("lipase", "amylase", "All of the above"))),
    ("R19", made(CardKind.CHOICE, "Which of these is not one?", "salt", options=("lipase", "salt", "pepsin"))),
    ("R22", made(CardKind.FACT, "What does the the pocket hold?", "Its partner")),
    ("R22", made(CardKind.FACT, "What does a enzyme hold?", "Its partner")),
    ("R22", made(CardKind.FACT, "What does an cell hold?", "Its partner")),
    ("R25", made(CardKind.STEPS, "In which order do the steps of “Enzymes” come?", "a → b", options=("b", "a"))),
    ("R25", made(CardKind.STEPS, "In which order do “Enzymes” come?", "a → b → c", options=("a", "b", "c"))),
    ("R27", made(CardKind.WHY, "Why does it matter?", "It keeps us alive.")),
    ("R28", made(CardKind.CONTRAST, "How do “Enzymes” and “enzymes” differ?", "The first works; the second ends.")),
    ("R30", made(CardKind.FACT, "Are enzymes proteins?", "Yes")),
    ("R31", made(CardKind.FACT, "Which ones are there?", "amylase, lipase and pepsin")),
    ("R31", made(CardKind.FACT, "Which ones are there?", "- amylase\n- lipase\n- pepsin")),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "card"), BAD, ids=[f"{rule}-{number}" for number, (rule, _) in enumerate(BAD)])
def test_a_bad_card_breaks_its_rule(rule: str, card: Card) -> None:
    """The rule is named, with what is wrong and how to mend it."""
    found = {fault.rule: fault for fault in broken(card, CONTEXT)}

    assert rule in found
    assert found[rule].message
    assert found[rule].mend


FINE = [
    ("R02", made(CardKind.FACT, "Which cells are excellent at this?", "lens")),
    ("R03", made(CardKind.FACT, "Which model continues text?", "base model")),
    ("R03", made(CardKind.CHOICE, "Which flour is it?", "rye flour", options=("oat flour", "rye flour", "corn flour"))),
    ("R08", made(CardKind.CLOZE, "Next-token ____ needs no labels, as the text is its own answer.", "prediction")),
    ("R08", made(CardKind.CLOZE, "Enzymes — It holds its ____ in a pocket of matching form.", "substrate")),
    ("R10", made(CardKind.CLOZE, "Enzymes — They are built in a long ____ of the factory.", "assembly")),
    ("R11", made(CardKind.FACT, "Which function prints `x`?".replace("`", ""), "`print(x)`")),
    ("R11", made(CardKind.CLOZE, "None of the ____ left over can be used by the cell again.", "energy")),
    ("R12", made(CardKind.CLOZE, "mRNA carries the ____ from the nucleus to the ribosome.", "message")),
    ("R22", made(CardKind.FACT, "Why is a university an honest place in an hour of a one-off use?", "It is not")),
    ("R22", made(CardKind.FACT, "Which food gives vitamin A easily?", "Carrots")),
    ("R22", made(CardKind.FACT, "Who said that that had had no effect?", "Nobody")),
    ("R30", made(CardKind.FACT, "Does an enzyme lower or raise the energy needed?", "It makes it less")),
    ("R30", made(CardKind.STATEMENT, "True or false? Heat helps.", "False")),
    ("R31", made(CardKind.DEFINITION, "What are enzymes?", "Proteins, coiled and folded, that speed reactions.")),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "card"), FINE, ids=[f"{rule}-{number}" for number, (rule, _) in enumerate(FINE)])
def test_no_false_alarm(rule: str, card: Card) -> None:
    """What only looks like a fault is none."""
    assert rule not in {fault.rule for fault in broken(card, CONTEXT)}


def test_two_cards_that_ask_the_same() -> None:
    """R05 is about a card and those before it."""
    card = made(CardKind.FACT, "Which sugar?", "Glucose")

    assert same_prompt(card, frozenset()) is None
    assert (fault := same_prompt(card, frozenset({"Which sugar?"})))
    assert fault.rule == "R05"


def test_every_rule_explains_itself() -> None:
    """The docstring of a rule's test begins with its id, and each id stands once."""
    for rule in RULES:
        assert (rule.fault.__doc__ or "").startswith(f"{rule.id}: ")
    assert len({rule.id for rule in RULES}) == len(RULES)
