"""What the generator knows beside the concept itself: how the other concepts are called."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from quizapp.core.concept import Concept, ConceptId, DeckId
from quizapp.core.generate.naming import Key, Naming, index, keys_of, namings, spellings
from quizapp.core.text import STOPWORDS, normal, tokens

SIBLINGS_FOR_SHARING = 3
"""With fewer titles than this in a deck, no word counts as shared by them."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a concept may be called."""

    concept: ConceptId
    title: str
    aliases: tuple[str, ...]

    @property
    def deck(self) -> DeckId:
        """The deck the concept is in."""
        return DeckId(self.concept.rpartition("/")[0])


@dataclass(frozen=True, slots=True)
class Kin:
    """A concept that another one is told apart from by a generated card: one of the two has the card."""

    concept: ConceptId
    """The one that has the card."""
    other: Name
    tagline: str
    """The other's."""
    field: str
    """The field of the concept that says so: a card points at its line."""


@dataclass(frozen=True)  # without slots: what is looked up is arranged when first asked for, as it takes a while
class Context:
    """The names of all concepts that can be referred to, the concept's own among them or not, and who is whose kin."""

    names: tuple[Name, ...]
    kin: tuple[Kin, ...] = ()

    def digest(self) -> str:
        """Changes when any name or kin does, so that a caller knows when to generate the siblings anew."""
        rows = sorted(repr((name.concept, name.title, name.aliases)) for name in self.names)
        rows += sorted(repr((kin.concept, kin.other.concept, kin.tagline, kin.field)) for kin in self.kin)
        return sha256("\n".join(rows).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def find(self, reference: str, deck: DeckId) -> Name | None:
        """The concept meant by an id, by a slug or title in the same deck, or by a title or alias anywhere."""
        by_id = self._by_id.get(reference) or self._by_id.get(f"{deck}/{reference}")
        if by_id:
            return by_id
        titled = self._by_title.get(reference.strip().casefold(), ())
        nearest = next((name for name in titled if name.deck == deck), titled[0] if titled else None)
        return nearest or self._by_id.get(f"{deck}/{normal(reference)}")

    def kin_of(self, concept: ConceptId) -> Sequence[Kin]:
        """The concepts that `concept` is told apart from by cards of its own."""
        return self._kin_by_concept.get(concept, ())

    def shared(self, deck: DeckId) -> frozenset[str]:
        """The word keys that at least half of the deck's titles have: they tell no two of its concepts apart."""
        return self._shared_by_deck.get(deck, frozenset())

    def named_in(self, text: str) -> Iterator[tuple[Naming, Name]]:
        """Each concept that `text` names, and where."""
        for naming in namings(text, self._keys):
            yield naming, self._by_key[naming.key]

    @cached_property
    def _by_id(self) -> Mapping[str, Name]:
        return {name.concept: name for name in self.names}

    @cached_property
    def _by_title(self) -> Mapping[str, Sequence[Name]]:
        found: dict[str, list[Name]] = {}
        for name in self.names:
            for written in (name.title, *name.aliases):
                found.setdefault(written.strip().casefold(), []).append(name)
        return found

    @cached_property
    def _by_key(self) -> Mapping[Key, Name]:
        found: dict[Key, Name] = {}
        for name in self.names:
            for written in (name.title, *name.aliases):
                for key in (key for spelling in spellings(written) for key in keys_of(spelling)):
                    found.setdefault(key, name)
        return found

    @cached_property
    def _keys(self) -> Mapping[str, Sequence[Key]]:
        return index(self._by_key)

    @cached_property
    def _kin_by_concept(self) -> Mapping[ConceptId, Sequence[Kin]]:
        found: dict[ConceptId, list[Kin]] = {}
        for kin in self.kin:
            found.setdefault(kin.concept, []).append(kin)
        return found

    @cached_property
    def _shared_by_deck(self) -> Mapping[DeckId, frozenset[str]]:
        return _shared(self.names)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The concepts that one concept's prose may name: those of its deck, and those it refers to."""

    context: Context
    deck: DeckId
    referred: frozenset[ConceptId]

    def named_in(self, text: str) -> Iterator[tuple[Naming, Name]]:
        """Each neighbour that `text` names, and where."""
        for naming, name in self.context.named_in(text):
            if name.deck == self.deck or name.concept in self.referred:
                yield naming, name


def neighbours(concept: Concept, context: Context) -> Neighbours:
    """The neighbours of `concept`."""
    found = (context.find(reference, concept.deck) for reference in concept.links)
    return Neighbours(context, concept.deck, frozenset(name.concept for name in found if name))


def content(text: str) -> list[str]:
    """The word keys of `text` but its stopwords and single letters."""
    return [token.key for token in tokens(text) if token.key not in STOPWORDS and len(token.key) > 1]


def _shared(names: Iterable[Name]) -> dict[DeckId, frozenset[str]]:
    decks: dict[DeckId, list[set[str]]] = {}
    for name in names:
        decks.setdefault(name.deck, []).append(set(content(name.title)))
    return {
        deck: frozenset(
            word for word, count in Counter(w for t in titles for w in t).items() if 2 * count >= len(titles)
        )
        for deck, titles in decks.items()
        if len(titles) >= SIBLINGS_FOR_SHARING
    }
