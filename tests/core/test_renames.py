"""Which vanished card is which new one."""

from quizapp.core.card import CardId
from quizapp.core.concept import ConceptId
from quizapp.core.renames import Trace, match


def trace(card: str, prompt: str, answer: str = "x", title: str = "Title", path: str = "d/a.yaml") -> Trace:
    """A card as sync sees it."""
    concept = ConceptId(card.partition("#")[0])
    return Trace(CardId(card), concept, title, path, f"{prompt}/{answer}", prompt, answer)


def test_a_reworded_question_is_the_same_card() -> None:
    """The author mended the wording; the learner keeps the history."""
    old = trace("d/a#fact#when-did-the-war-begin", "When did the war begin?", "1914")
    new = trace("d/a#fact#when-did-the-first-world-war-begin", "When did the First World War begin?", "1914")

    assert [(old.id, new.id)] == match([old], [new])


def test_another_blank_in_the_same_sentence_is_another_card() -> None:
    """What is asked has changed, so the history must not move."""
    old = trace("d/a#cloze#paris", "The capital of France is ____, on the Seine.", "Paris")
    new = trace("d/a#cloze#seine", "The capital of France is Paris, on the ____.", "Seine")

    assert match([old], [new]) == []


def test_a_renamed_file_keeps_every_card() -> None:
    """All cards of the old concept are found under the new one, by kind and slot."""
    old = [trace("d/a#term#", "p", path="d/a.yaml"), trace("d/a#why#", "q", path="d/a.yaml")]
    new = [trace("d/b#term#", "p", path="d/b.yaml"), trace("d/b#why#", "q, reworded", path="d/b.yaml")]

    assert match(old, new) == [("d/a#term#", "d/b#term#"), ("d/a#why#", "d/b#why#")]


def test_a_moved_folder_keeps_every_card() -> None:
    """Each of many concepts finds its own new place."""
    old = [trace(f"d/c{n}#term#", f"prompt {n}", path=f"d/c{n}.yaml") for n in range(50)]
    new = [trace(f"e/c{n}#term#", f"prompt {n}", path=f"e/c{n}.yaml") for n in range(50)]

    assert [(f"d/c{n}#term#", f"e/c{n}#term#") for n in range(50)] == match(old, new)


def test_an_ambiguous_match_is_none() -> None:
    """When two new cards fit equally well, nobody can tell, and none takes the history."""
    old = trace("d/a#fact#one", "What is the first planet?", "Mercury")
    new = [
        trace("d/a#fact#two", "What's the first planet?", "Mercury"),
        trace("d/a#fact#three", "What is first planet?", "Mercury"),
    ]

    assert match([old], new) == []


def test_kinds_never_mix() -> None:
    """A fact does not become a cloze, however alike they read."""
    assert match([trace("d/a#fact#one", "Same text")], [trace("d/a#cloze#one", "Same text")]) == []


def test_another_concept_is_no_candidate() -> None:
    """A card that vanished here and one that appeared in a concept that was always there are two cards."""
    old = [trace("d/a#fact#one", "Same text"), trace("d/b#fact#two", "Nothing alike in here")]
    new = [trace("d/b#fact#one", "Same text")]

    assert match(old, new) == []


def test_a_deck_whose_name_holds_a_hash() -> None:
    """Cards of a folder called `c#` keep their kind and slot apart from their concept."""
    old = Trace(CardId("c#/a#term#"), ConceptId("c#/a"), "Title", "c#/a.yaml", "digest", "p", "x")
    new = Trace(CardId("d/a#term#"), ConceptId("d/a"), "Title", "d/a.yaml", "digest", "p", "x")

    assert match([old], [new]) == [(old.id, new.id)]
