"""What the concepts are to each other: which are near, which are told apart, which must never be confused."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from quizapp.core.concept import ConceptId, DeckId
from quizapp.core.generate.leaks import hinted_in
from quizapp.core.generate.lexicon import CATEGORIES
from quizapp.core.generate.naming import acronym, spellings
from quizapp.core.generate.prose import complete
from quizapp.core.quiz.questions.shape import Shape, alike, shape
from quizapp.core.quiz.questions.shelf import Peer, Shelf
from quizapp.core.text import akin, normal, plain, tokens

MIXED_UP, CONFUSABLE, SAME_SECTION, RELATED, SAME_DECK, OTHER_DECK = 4.0, 2.6, 2.0, 1.6, 0.8, 0.0
"""How near a concept is; shape adds at most 1. What the learner mixed up before comes before all else."""

NEARBY = 30
"""So many concepts before and after in teaching order are looked at: in a section of hundreds these are enough."""

NEAREST = 32
"""So many of them are kept."""

ENOUGH = 4
"""With so many candidates, none is looked for farther away."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A concept as it is compared with others."""

    peer: Peer
    title: str
    line: str
    """Its tagline as a sentence; empty if there is none."""
    names: frozenset[str]
    """The normal forms of all it is called."""
    keys: tuple[str, ...]
    """The words of its title."""
    shape: Shape
    related: frozenset[ConceptId]
    confusable: frozenset[ConceptId]
    never: frozenset[str]
    """Ids and normal forms of what must not be offered beside it."""

    @property
    def id(self) -> ConceptId:
        """The concept's id."""
        return self.peer.id

    @property
    def section(self) -> tuple[DeckId, str]:
        """The deck and the section it is in."""
        return self.peer.deck, self.peer.section


@dataclass(frozen=True, slots=True)
class Near:
    """Another concept, and how well it would do as a wrong answer."""

    profile: Profile
    fit: float


class Peers:
    """All concepts there are, compared with each other when that is asked for."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._context = shelf.context
        self._profiles: dict[ConceptId, Profile] = {}
        self._near: dict[ConceptId, tuple[Near, ...]] = {}
        self._lines: dict[ConceptId, bool] = {}
        self._hints: dict[tuple[ConceptId, ConceptId], bool] = {}
        self._abroad: dict[DeckId, list[Peer]] = {}

    def __getitem__(self, concept: ConceptId) -> Profile:
        found = self._profiles.get(concept)
        if found is None:
            found = self._profiles[concept] = self._profile(self._shelf.peers[concept])
        return found

    def __contains__(self, concept: ConceptId) -> bool:
        return concept in self._shelf.peers

    def find(self, name: str, deck: DeckId) -> Profile | None:
        """The concept that a name means, seen from a deck."""
        found = self._context.find(name, deck)
        return self[found.concept] if found and found.concept in self else None

    def named_in(self, text: str) -> set[ConceptId]:
        """The concepts that a text names."""
        return {name.concept for _, name in self._context.named_in(text)}

    # ---- who may stand beside whom

    def near(self, concept: ConceptId) -> Sequence[Near]:
        """The concepts that may be offered instead of this one, best first."""
        found = self._near.get(concept)
        if found is None:
            found = self._near[concept] = self._ranked(self[concept])
        return found

    def are_confusable(self, one: Profile, other: Profile) -> bool:
        """Whether either is said to be taken for the other."""
        return other.id in one.confusable or one.id in other.confusable

    def are_related(self, one: Profile, other: Profile) -> bool:
        """Whether either refers to the other."""
        return other.id in one.related or one.id in other.related or self.are_confusable(one, other)

    def may_overlap(self, one: Profile, other: Profile) -> bool:
        """Whether what is true of one may be true of the other: related, and not said to be told apart."""
        return self.are_related(one, other) and not self.are_confusable(one, other)

    def clash(self, one: Profile, other: Profile) -> bool:
        """Whether the two must not be offered beside each other: one thing, one a kind of the other, or forbidden."""
        if one.id == other.id or one.names & other.names:
            return True
        if _forbids(one, other) or _forbids(other, one):
            return True
        same_line = bool(one.line) and one.line.casefold() == other.line.casefold()
        return same_line or _covers(one.keys, other.keys) or _covers(other.keys, one.keys)

    # ---- where they are

    def section(self, concept: ConceptId) -> Sequence[Peer]:
        """The concepts of its section in teaching order, itself among them."""
        return self._sections[self[concept].section]

    def elsewhere(self, concept: ConceptId) -> list[Profile]:
        """Concepts outside its section: those of its deck near by, else those of decks that its deck refers to."""
        own = self[concept]
        here = [peer for peer in self._around(own.peer, self._decks[own.peer.deck]) if peer.section != own.peer.section]
        return [self[peer.id] for peer in here or self._foreign(own.peer.deck)]

    def has_plain_line(self, profile: Profile) -> bool:
        """Whether its line can be shown as an option: it names neither its own concept nor another of the deck."""
        found = self._lines.get(profile.id)
        if found is None:
            found = self._lines[profile.id] = bool(profile.line) and not self._is_telling(profile)
        return found

    def hints(self, one: Profile, other: Profile) -> bool:
        """Whether a telling word of the other's title stands in the line of the one."""
        pair = one.id, other.id
        if pair not in self._hints:
            self._hints[pair] = self.is_hinted_in(one.line, other)
        return self._hints[pair]

    def is_hinted_in(self, text: str, concept: Profile) -> bool:
        """Whether a telling word of a concept's title stands in a text: what sort of thing it is tells nothing."""
        return bool(hinted_in(text, concept.title, self._context.shared(concept.peer.deck) | CATEGORIES))

    # ---- inside

    def _is_telling(self, profile: Profile) -> bool:
        named = (name for _, name in self._context.named_in(profile.line))
        return any(name.deck == profile.peer.deck for name in named) or self.hints(profile, profile)

    def _profile(self, peer: Peer) -> Profile:
        title, tagline = plain(peer.title), plain(peer.tagline)
        forms = [spelling for name in (title, *peer.aliases) for spelling in (plain(name), *spellings(name))]
        return Profile(
            peer=peer,
            title=title,
            line=complete(tagline) if tagline else "",
            names=frozenset(map(normal, filter(None, (*forms, acronym(title))))),
            keys=tuple(token.key for token in tokens(title)),
            shape=shape(title),
            related=frozenset(self._found(peer, peer.related)),
            confusable=frozenset(self._found(peer, peer.confusable_with)),
            never=frozenset((*self._found(peer, peer.not_distractors), *map(normal, peer.not_distractors))),
        )

    def _found(self, peer: Peer, references: Iterable[str]) -> Iterator[ConceptId]:
        for reference in references:
            if name := self._context.find(reference, peer.deck):
                yield name.concept

    def _ranked(self, own: Profile) -> tuple[Near, ...]:
        mixed_up = self._shelf.mixed_up.get(own.id, ())
        before = {concept: len(mixed_up) - place for place, concept in enumerate(mixed_up)}
        pool = dict.fromkeys(profile.id for profile in self._candidates(own, mixed_up))
        found = [
            Near(other, self._fit(own, other) + before.get(other.id, 0) * MIXED_UP)
            for other in map(self.__getitem__, pool)
            if not self.clash(own, other)
        ]
        return tuple(sorted(found, key=lambda near: (-near.fit, near.profile.id))[:NEAREST])

    def _candidates(self, own: Profile, mixed_up: Sequence[ConceptId]) -> Iterator[Profile]:
        siblings = self._around(own.peer, self.section(own.id))
        own_references = sorted(own.related | own.confusable)
        near = [*mixed_up, *(peer.id for peer in siblings), *own_references]
        yield from (self[concept] for concept in near if concept in self)
        if len(near) < ENOUGH:
            yield from self.elsewhere(own.id)

    def _fit(self, own: Profile, other: Profile) -> float:
        if self.are_confusable(own, other):
            nearness = CONFUSABLE
        elif own.section == other.section:
            nearness = SAME_SECTION
        elif self.are_related(own, other):
            nearness = RELATED
        else:
            nearness = SAME_DECK if own.peer.deck == other.peer.deck else OTHER_DECK
        return nearness + alike(own.shape, other.shape)

    def _around(self, peer: Peer, row: Sequence[Peer]) -> Iterator[Peer]:
        at = bisect_left(row, (peer.position, peer.id), key=_place)
        yield from row[max(0, at - NEARBY) : at]
        yield from row[at + 1 : at + 1 + NEARBY]

    def _foreign(self, deck: DeckId) -> list[Peer]:
        """The concepts of other decks that the concepts of a deck refer to."""
        if deck not in self._abroad:
            references = ((peer, (*peer.related, *peer.confusable_with)) for peer in self._decks[deck])
            found = {concept for peer, names in references for concept in self._found(peer, names) if concept in self}
            decks = sorted({self._shelf.peers[concept].deck for concept in found} - {deck})
            self._abroad[deck] = [peer for other in decks for peer in self._decks[other][: 2 * NEARBY]]
        return self._abroad[deck]

    @cached_property
    def _decks(self) -> dict[DeckId, list[Peer]]:
        found: dict[DeckId, list[Peer]] = {}
        for peer in sorted(self._shelf.peers.values(), key=_place):
            found.setdefault(peer.deck, []).append(peer)
        return found

    @cached_property
    def _sections(self) -> dict[tuple[DeckId, str], list[Peer]]:
        found: dict[tuple[DeckId, str], list[Peer]] = {}
        for deck, row in self._decks.items():
            for peer in row:
                found.setdefault((deck, peer.section), []).append(peer)
        return found


def _place(peer: Peer) -> tuple[int, ConceptId]:
    return peer.position, peer.id


def _forbids(one: Profile, other: Profile) -> bool:
    return other.id in one.never or bool(one.never & other.names)


def _covers(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether every word of one title stands in the other in some form: the broader term, or other words for it."""
    return bool(one) and all(any(akin(word, each) for each in other) for word in one)
