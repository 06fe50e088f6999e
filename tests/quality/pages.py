"""The evaluation set: pages of twelve fields, and the terms to blank on each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from quizapp.authoring.read import read_folder
from quizapp.authoring.yaml_text import read_yaml
from quizapp.core.concept import Concept
from quizapp.core.generate import Context, Name
from quizapp.core.generate.kin import kin
from quizapp.core.text import tokens

HERE = Path(__file__).parent
DECKS, TARGETS = HERE / "decks", HERE / "targets.yaml"

GROUPS: Mapping[str, frozenset[str]] = {
    "tuned": frozenset({"biology", "networks", "pottery"}),
    "held out": frozenset({"economics", "law", "music"}),
    "unseen, read": frozenset({"architecture", "linguistics", "sailing"}),
    "unseen, figures": frozenset({"chemistry", "psychology", "statistics"}),
}
"""The fields by what of them was seen while the weights were set: all cards; none until they stood; and, of pages
written by somebody who did not know the generator, half the fields with their cards and the other half by figures.
Those figures chose between weights, so they too flatter: only new pages show how well the generator does."""

Words = frozenset[str]


def terms_of(text: str) -> Words:
    """The words of a term, in singular and without case."""
    return frozenset(token.key for token in tokens(text))


@dataclass(frozen=True, slots=True)
class Key:
    """What a teacher would blank on a page."""

    strict: frozenset[Words]
    """Clearly right."""
    lenient: frozenset[Words]
    """Acceptable."""

    def is_strict(self, answer: str) -> bool:
        """Whether `answer` is one of the terms, in either number."""
        return terms_of(answer) in self.strict

    def is_lenient(self, answer: str) -> bool:
        """Whether `answer` is acceptable, or a right term with a word too many or too few."""
        asked = terms_of(answer)
        return asked in self.lenient or any(asked <= term or term <= asked for term in self.strict)


def concepts(root: Path = DECKS) -> list[Concept]:
    """Every concept of a decks folder, in the order of its files."""
    return [concept for file in read_folder(str(root)) for concept in file.concepts]


def context_of(every: Iterable[Concept]) -> Context:
    """What the generator knows of a collection."""
    every = tuple(every)
    names = tuple(Name(concept.id, concept.title, concept.aliases) for concept in every)
    return Context(names, kin(every, Context(names)))


def keys() -> Mapping[str, Key]:
    """The key of each page, by the concept's id."""
    written = read_yaml(TARGETS.read_text(encoding="utf-8"), TARGETS.name).value
    assert isinstance(written, dict)
    return {str(concept): _key(terms) for concept, terms in written.items()}


def _key(terms: object) -> Key:
    assert isinstance(terms, dict)
    strict, lenient = (frozenset(terms_of(str(term)) for term in terms[name]) for name in ("strict", "lenient"))
    return Key(strict, lenient)
