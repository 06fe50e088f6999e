"""The shelf that a quiz is composed from, and the questions on it."""

from collections.abc import Sequence
from random import Random

from quizapp.core.card import CardId
from quizapp.core.concept import ConceptId, DeckId
from quizapp.core.day import Moment
from quizapp.core.generate import Context, Name
from quizapp.core.quiz.confusions import Confusion, ledger, partners
from quizapp.core.quiz.item import Round
from quizapp.core.quiz.questions.compose import compose
from quizapp.core.quiz.questions.shelf import Shelf
from quizapp.core.quiz.wish import Order, Wish
from quizapp.storage import library, quizzes
from quizapp.storage.database import Database
from quizapp.storage.quizzes import Standing

ENOUGH_CONCEPTS = 500
"""So many concepts are plenty to choose questions from, however many decks there are."""


def rounds(db: Database, wish: Wish, now: Moment) -> tuple[Round, ...]:
    """The questions of a quiz; fewer than wished for where there are no more."""
    random = Random(now.at_ms if wish.seed is None else wish.seed)
    return compose(shelf(db, wish, now, random), wish, random)


def shelf(db: Database, wish: Wish, now: Moment, random: Random, among: Sequence[DeckId] = ()) -> Shelf:
    """The cards that may be asked, and all that their questions need.

    Args:
        among: the decks whose concepts may be offered as wrong options; none named: all.
    """
    standings = quizzes.standings(db, wish.decks, wish.sections, now.day)
    if wish.cards:
        wanted = set(wish.cards)
        standings = [standing for standing in standings if standing.card in wanted]
    if wish.order is Order.WEAK_FIRST:
        standings.sort(key=lambda standing: -standing.staleness)
    else:
        standings = _sections_in_turn(standings, random)
    chosen = _enough(standings, max(ENOUGH_CONCEPTS, wish.count))
    peers = quizzes.peers(db, among)
    mixed_up = confusions(db)
    return Shelf(
        cards=library.cards_named(db, chosen),
        peers=peers,
        context=Context(tuple(Name(peer.id, peer.title, peer.aliases) for peer in peers.values())),
        mixed_up=partners(mixed_up),
        to_tell_apart=frozenset(frozenset((pair.concept, pair.other)) for pair in mixed_up if pair.is_to_be_told_apart),
    )


def confusions(db: Database) -> list[Confusion]:
    """The concepts that the learner took for each other, most often first; both still have a source."""
    present = library.titles(db).keys()
    return [pair for pair in ledger(quizzes.encounters(db)) if {pair.concept, pair.other} <= present]


def _sections_in_turn(standings: Sequence[Standing], random: Random) -> list[Standing]:
    """Whole sections in a random order, so that a part of them still holds concepts that belong together."""
    order = sorted({standing.section for standing in standings})
    random.shuffle(order)
    places = {section: place for place, section in enumerate(order)}
    return sorted(standings, key=lambda standing: places[standing.section])


def _enough(standings: Sequence[Standing], concepts: int) -> list[CardId]:
    """The cards of the first so many concepts."""
    met: set[ConceptId] = set()
    chosen = []
    for standing in standings:
        if standing.concept in met or len(met) < concepts:
            met.add(standing.concept)
            chosen.append(standing.card)
    return chosen
