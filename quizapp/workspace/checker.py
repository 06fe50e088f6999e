"""Looks at the files of a decks folder, each by itself and all together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from quizapp.authoring.check import check_links
from quizapp.authoring.comments import ignores, silenced
from quizapp.authoring.entry_check import check_entries
from quizapp.authoring.folder import scan
from quizapp.authoring.read import FileRead, deck_of, digest_of, read_file, read_text, slug_of
from quizapp.authoring.text_check import check_text
from quizapp.core.catalogue import ADVICE, CATALOGUE, LEARNT
from quizapp.core.concept import Concept, ConceptId, Deck, DeckId, Problem
from quizapp.core.generate import Context, Generated, Name, faults, generate
from quizapp.core.generate.advice import advice
from quizapp.core.repeats import repeats
from quizapp.workspace.contexts import contexts, whole
from quizapp.workspace.findings import Findings, Look, Tally, in_order
from quizapp.workspace.images import pictures

_Decks = Mapping[DeckId, Deck]
_Contexts = Mapping[DeckId, Context]


class Checker:
    """The findings of one decks folder, again and again: what did not change meanwhile is not looked at anew."""

    def __init__(self, root: str) -> None:
        self._root = root
        self.pictures: set[str] = set()
        """The pictures that the files name: findings rest on them, too."""
        self._files: dict[str, FileRead] = {}
        self._faults: dict[ConceptId, tuple[Concept, str, tuple[Problem, ...]]] = {}

    @property
    def digests(self) -> dict[str, str]:
        """What each file held when it was last read."""
        return {path: file.sha256 for path, file in self._files.items()}

    def check(self, look: Look = Look.PROBLEMS) -> Findings:
        """The findings in all files.

        Raises:
            DeckError: the folder cannot be read.
        """
        self.pictures = set()
        self._files = {path: self._read(path) for path in scan(self._root)}
        files = list(self._files.values())
        concepts = [concept for file in files for concept in file.concepts]
        decks = {file.deck.id: file.deck for file in files if file.deck}
        known = contexts(concepts)
        digests = {deck: context.digest() for deck, context in known.items()}
        unread = {f"{deck_of(file.path)}/{slug_of(file.path)}" for file in files if file.problems and not file.concepts}
        between = _by_path([*check_links(concepts, list(decks.values()), unread), *repeats(concepts)])
        found: list[Problem] = []
        tallies: list[Tally] = []
        for file in files:
            shown = list(pictures(file, self._root))
            self.pictures.update(picture.path for picture in shown)
            problems = [*alone(file), *between.get(file.path, ()), *(one.problem for one in shown if one.problem)]
            for concept in file.concepts:
                faulty = self._faults_of(whole(concept, decks), known[concept.deck], digests[concept.deck])
                problems += _own(faulty, file)
            made = list(_made(file, decks, known)) if look is Look.QUALITY else []
            problems += _advice(made)
            tallies += [_tally(concept, generated) for concept, _, generated in made]
            found += _unsilenced(file, problems, decks, known)
        return Findings(in_order(found), tuple(tallies))

    def _read(self, path: str) -> FileRead:
        known = self._files.get(path)
        same = known and known.sha256 and known.sha256 == digest_of(self._root, path)
        return known if known and same else read_file(self._root, path)

    def _faults_of(self, concept: Concept, context: Context, digest: str) -> tuple[Problem, ...]:
        known = self._faults.get(concept.id)
        if known is None or known[:2] != (concept, digest):
            known = self._faults[concept.id] = concept, digest, faults(concept, context)
        return known[2]


class TextChecker:
    """Checks the text of one file while it is being written, among all others as they were last read."""

    def __init__(self, concepts: Sequence[Concept], decks: Iterable[Deck]) -> None:
        """Take what all files say, this one's among them or not, for instance from the database."""
        self._concepts = concepts
        self._decks = {deck.id: deck for deck in decks}
        self._anywhere = Context(tuple(Name(one.id, one.title, one.aliases) for one in concepts))

    def check(self, path: str, text: str) -> tuple[Problem, ...]:
        """The findings in the file at `path` (below the decks folder), were `text` what it holds.

        Reads nothing from the disk, so that pictures are not looked for. Never raises on what is typed.
        """
        file = read_text(path, text)
        decks = {**self._decks, **({file.deck.id: file.deck} if file.deck else {})}
        concepts = [*file.concepts, *self._near(file)]
        known = contexts(concepts)
        between = _by_path([*check_links(concepts, [file.deck] if file.deck else []), *repeats(concepts)])
        problems = [*alone(file), *between.get(path, ())]
        for concept in file.concepts:
            problems += _own(faults(whole(concept, decks), known[concept.deck]), file)
        return in_order(_unsilenced(file, problems, decks, known))

    def _near(self, file: FileRead) -> list[Concept]:
        """The concepts of other files that this one can clash with: those of its deck, and those it names."""
        deck = deck_of(file.path)
        named = {
            name.concept
            for concept in file.concepts
            for reference in concept.links
            if (name := self._anywhere.find(reference, deck))
        }
        return [one for one in self._concepts if one.path != file.path and (one.deck == deck or one.id in named)]


def alone(file: FileRead) -> Iterator[Problem]:
    """What one file shows by itself."""
    yield from file.problems
    if file.document:
        yield from check_text(file.document)
        for concept in file.concepts:
            yield from check_entries(concept, file.document)


def _own(faulty: Iterable[Problem], file: FileRead) -> Iterator[Problem]:
    """The faults of a file's cards; where something could not be read, it is no wonder that cards are missing."""
    return (problem for problem in faulty if not (file.is_broken and problem.code == "few-cards"))


def _made(file: FileRead, decks: _Decks, known: _Contexts) -> Iterator[tuple[Concept, Context, Generated]]:
    """Each concept of a file as its deck completes it, the names it was read with, and its cards."""
    for concept in file.concepts:
        completed, context = whole(concept, decks), known[concept.deck]
        yield completed, context, generate(completed, context)


def _advice(made: Iterable[tuple[Concept, Context, Generated]]) -> Iterator[Problem]:
    for concept, context, generated in made:
        yield from advice(concept, generated, context)


def _tally(concept: Concept, made: Generated) -> Tally:
    return Tally(concept.path, concept.id, len(made.cards), len({card.kind for card in made.cards}))


def _unsilenced(file: FileRead, problems: Sequence[Problem], decks: _Decks, known: _Contexts) -> Iterator[Problem]:
    """The problems of a file that none of its comments silences, and the comments that silence nothing.

    A comment may be meant for advice: where one is about a rule or advice, that is looked for even if nobody asked.
    In a file that cannot be read in full nobody knows what a comment would silence.
    """
    found = ignores(file.document) if file.document else ()
    if not found:
        return iter(problems)
    if file.is_broken:
        return (problem for problem in problems if not any(ignore.silences(problem) for ignore in found))
    unasked = list(_advice(_made(file, decks, known))) if any(ADVICE & {*one.codes} for one in found) else []
    return silenced(problems, found, file.path, CATALOGUE, unasked, LEARNT)


def _by_path(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.path, []).append(problem)
    return found
