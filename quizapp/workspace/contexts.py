"""What the generator knows of a concept beside what its file says: its deck, and other concepts."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from quizapp.authoring.read import default_deck
from quizapp.core.concept import Concept, Deck, DeckId
from quizapp.core.generate import Context, Name
from quizapp.core.generate.kin import kin


def whole(concept: Concept, decks: Mapping[DeckId, Deck]) -> Concept:
    """A concept as its deck completes it: the one of these that describes it, else the one that its folder makes."""
    return concept.within(decks.get(concept.deck) or default_deck(concept.deck))


def contexts(concepts: Iterable[Concept]) -> dict[DeckId, Context]:
    """For each deck the names and kin of its concepts, and of those elsewhere they are contrasted with."""
    everything = sorted(concepts, key=lambda concept: concept.deck)
    names = {concept.id: Name(concept.id, concept.title, concept.aliases) for concept in everything}
    anywhere = Context(tuple(names.values()))
    paired = Context((), kin(everything, anywhere))
    found = {}
    for deck, members in groupby(everything, lambda concept: concept.deck):
        own = list(members)
        known = {concept.id: names[concept.id] for concept in own}
        for contrast in (contrast for concept in own for contrast in concept.contrasts):
            if name := anywhere.find(contrast.other, deck):
                known[name.concept] = name
        kin_here = tuple(one for concept in own for one in paired.kin_of(concept.id))
        known |= {one.other.concept: one.other for one in kin_here}
        found[deck] = Context(tuple(known.values()), kin_here)
    return found
