"""What the generator knows beside the concept itself: how the other concepts are called."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from quizapp.core.concept import Concept, ConceptId, DeckId
from quizapp.core.generate.lexicon import CATEGORIES
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
class _Register:
    """The names of a context, arranged for looking up."""

    by_id: Mapping[str, Name]
    by_title: Mapping[str, Sequence[Name]]
    by_key: Mapping[Key, Name]
    keys: Mapping[str, Sequence[Key]]
    shared: Mapping[DeckId, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Context:
    """The names of all concepts that can be referred to, the concept's own among them or not."""

    names: tuple[Name, ...]
    _register: list[_Register] = field(default_factory=list, init=False, repr=False, compare=False)
    """Filled when first asked for: a thousand names take some milliseconds to arrange."""

    def digest(self) -> str:
        """Changes when any name does, so that a caller knows when to generate the siblings anew."""
        rows = sorted(repr((name.concept, name.title, name.aliases)) for name in self.names)
        return sha256("\n".join(rows).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def find(self, reference: str, deck: DeckId) -> Name | None:
        """The concept meant by an id, by a slug or title in the same deck, or by a title or alias anywhere."""
        register = self.register
        by_id = register.by_id.get(reference) or register.by_id.get(f"{deck}/{reference}")
        if by_id:
            return by_id
        titled = register.by_title.get(reference.strip().casefold(), ())
        nearest = next((name for name in titled if name.deck == deck), titled[0] if titled else None)
        return nearest or register.by_id.get(f"{deck}/{normal(reference)}")

    def shared(self, deck: DeckId) -> frozenset[str]:
        """The word keys that at least half of the deck's titles have: they tell no two of its concepts apart."""
        return self.register.shared.get(deck, frozenset())

    @property
    def register(self) -> _Register:
        """The names arranged for looking up."""
        if not self._register:
            self._register.append(_arranged(self.names))
        return self._register[0]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The concepts that one concept's prose may name: those of its deck, and those it refers to."""

    context: Context
    deck: DeckId
    referred: frozenset[ConceptId]

    def named_in(self, text: str) -> Iterator[tuple[Naming, Name]]:
        """Each neighbour that `text` names, and where."""
        register = self.context.register
        for naming in namings(text, register.keys):
            name = register.by_key[naming.key]
            if name.deck == self.deck or name.concept in self.referred:
                yield naming, name


def neighbours(concept: Concept, context: Context) -> Neighbours:
    """The neighbours of `concept`."""
    others = (contrast.other for contrast in concept.contrasts)
    references = (*concept.related, *concept.requires, *concept.confusable_with, *others)
    found = (context.find(reference, concept.deck) for reference in references)
    return Neighbours(context, concept.deck, frozenset(name.concept for name in found if name))


def distinctive(text: str, shared: frozenset[str]) -> list[str]:
    """The word keys of `text` that would give it away in a prompt."""
    return [key for key in content(text) if key not in CATEGORIES and key not in shared]


def content(text: str) -> list[str]:
    """The word keys of `text` but its stopwords and single letters."""
    return [token.key for token in tokens(text) if token.key not in STOPWORDS and len(token.key) > 1]


def _arranged(names: Sequence[Name]) -> _Register:
    by_title: dict[str, list[Name]] = {}
    by_key: dict[Key, Name] = {}
    for name in names:
        for written in (name.title, *name.aliases):
            by_title.setdefault(written.strip().casefold(), []).append(name)
            for spelling in spellings(written):
                for key in keys_of(spelling):
                    by_key.setdefault(key, name)
    return _Register(
        by_id={name.concept: name for name in names},
        by_title=by_title,
        by_key=by_key,
        keys=index(by_key),
        shared=_shared(names),
    )


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
