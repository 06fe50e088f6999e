"""The leeches of a decks folder as findings: what the answers say about how a card is put."""

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from quizapp.authoring.read import digest_of, read_file
from quizapp.core.card import Card, CardKind, card_id
from quizapp.core.concept import ConceptId, Problem
from quizapp.core.rewording import rewording
from quizapp.errors import QuizappError
from quizapp.storage import library
from quizapp.storage.database import Database, open_database
from quizapp.storage.files import known_digests, synced_root


def rewordings(database: Path, root: str) -> list[Problem]:
    """A hint for each leech in the decks folder `root` that no comment silences, as far as a database knows of it.

    A file that was edited since it was last taken in is left alone. Never raises: a check is about the files, and
    whoever uses the database is told what is wrong with it.
    """
    with suppress(QuizappError, OSError):
        if database.is_file():
            with closing(open_database(database)) as db:
                return list(_found(db, root)) if synced_root(db) == root else []
    return []


def _found(db: Database, root: str) -> Iterator[Problem]:
    lapses = library.leeches(db)
    if not lapses:
        return
    from quizapp.core.quiz.confusions import ledger, partners  # brings in the generator: only leeches pay for it
    from quizapp.storage import quizzes

    digests, paths, titles = known_digests(db), library.concept_paths(db), library.titles(db)
    rivals = partners(ledger(quizzes.encounters(db)))
    for card in library.cards_named(db, list(lapses)):
        path = paths[card.concept_id]
        if digests.get(path) == digest_of(root, path):
            rival = next((other for other in rivals.get(card.concept_id, ()) if other in titles), ConceptId(""))
            told_apart = bool(rival) and _is_told_apart(db, card, rival)
            problem = rewording(path, card, lapses[card.id], titles.get(rival, ""), told_apart)
            if not _is_silenced(root, problem):
                yield problem


def _is_told_apart(db: Database, card: Card, rival: ConceptId) -> bool:
    deck = card.concept_id.rpartition("/")[0]
    contrast = card_id(card.concept_id, CardKind.CONTRAST, rival.removeprefix(f"{deck}/"))
    return library.card(db, contrast) is not None


def _is_silenced(root: str, problem: Problem) -> bool:
    from quizapp.authoring.comments import ignores

    document = read_file(root, problem.path).document
    return document is not None and any(ignore.silences(problem) for ignore in ignores(document))
