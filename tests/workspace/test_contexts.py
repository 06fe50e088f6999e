"""What a deck's cards depend on beside their own concept, and that a change of it reaches the cards."""

from dataclasses import replace
from pathlib import Path

from quizapp.core.concept import Concept, ConceptId, Contrast, DeckId
from quizapp.workspace import Workspace
from quizapp.workspace.contexts import contexts
from tests.conftest import Opener

TIDES = DeckId("tides")


def concept(name: str, **fields: object) -> Concept:
    """A concept with a tagline; its deck is in the name."""
    deck, _, title = name.rpartition("/")
    made = Concept(ConceptId(name), DeckId(deck), title, "", f"{name}.yaml", tagline=f"The line of the {title}")
    return replace(made, **fields)  # type: ignore[arg-type]  # the keywords are Concept's own


EBB = concept("tides/ebb", confusable_with=("rivers/low-water",))
FLOOD = concept("tides/flood", contrasts=(Contrast("rivers/spate", "", "comes daily", "comes with rain"),))
LOW_WATER = concept("rivers/low-water")
SPATE = concept("rivers/spate")
BANK = concept("rivers/bank")


def test_names_from_elsewhere() -> None:
    """A deck knows its own concepts, and those of other decks that a contrast card names."""
    known = contexts([EBB, FLOOD, LOW_WATER, SPATE, BANK])[TIDES]

    assert {name.concept for name in known.names} == {EBB.id, FLOOD.id, LOW_WATER.id, SPATE.id}
    assert [(kin.concept, kin.tagline) for kin in known.kin] == [(EBB.id, LOW_WATER.tagline)]


def test_only_a_tagline_that_is_compared_matters_to_others() -> None:
    """Else each edit of one would make a whole deck's cards anew."""
    before = contexts([EBB, LOW_WATER, BANK])
    bank_edited = contexts([EBB, LOW_WATER, replace(BANK, tagline="Where a river ends")])
    kin_edited = contexts([EBB, replace(LOW_WATER, tagline="A river's least"), BANK])

    assert {deck: context.digest() for deck, context in bank_edited.items()} == {
        deck: context.digest() for deck, context in before.items()
    }
    assert kin_edited[TIDES].digest() != before[TIDES].digest()


def contrasted(space: Workspace) -> dict[str, str]:
    """The answer of each contrast card, by its id."""
    return {card.id: card.answer for card in space.cards() if "#contrast#" in card.id}


def told_apart(decks: Path) -> None:
    """Let the author call the spring tide confusable with the neap tide."""
    file = decks / "tides/01-spring-tide.yaml"
    file.write_text(f"{file.read_text(encoding='utf-8')}confusable_with: [Neap tide]\n", encoding="utf-8")


def test_an_edit_of_the_others_tagline_reaches_the_card(opened: Opener, decks: Path) -> None:
    """Though the file that the card belongs to was not touched."""
    told_apart(decks)
    space = opened()
    file = decks / "tides/02-neap-tide.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("calmest", "least extreme"), encoding="utf-8")
    space.refresh()

    assert "The least extreme range of all." in contrasted(space)["tides/spring-tide#contrast#neap-tide"]


def test_a_renamed_file_of_the_other_keeps_the_card(opened: Opener, decks: Path) -> None:
    """The other's slug is a part of the card's id: the card is recognised under its new one."""
    told_apart(decks)
    space = opened()
    (decks / "tides/02-neap-tide.yaml").rename(decks / "tides/02-neap.yaml")
    synced = space.refresh()

    assert synced and ("tides/spring-tide#contrast#neap-tide", "tides/spring-tide#contrast#neap") in synced.renamed


def test_a_written_contrast_takes_the_place_of_the_generated_one(opened: Opener, decks: Path) -> None:
    """On either side: one pair has one card."""
    told_apart(decks)
    space = opened()
    contrast = "{with: spring-tide, on: In time, this: comes at half moon, that: comes at full moon}"
    file = decks / "tides/02-neap-tide.yaml"
    file.write_text(f"{file.read_text(encoding='utf-8')}contrasts: [{contrast}]\n", encoding="utf-8")
    space.refresh()

    assert list(contrasted(space)) == ["tides/neap-tide#contrast#spring-tide"]
