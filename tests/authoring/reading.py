"""What the tests of concept files share."""

from textwrap import dedent

from quizapp.authoring.parse import parse_concepts
from quizapp.core.concept import Concept, DeckId, Problem


def read(text: str) -> tuple[tuple[Concept, ...], tuple[Problem, ...]]:
    """Concepts and problems of a concept file `deck/tide.yaml`."""
    return parse_concepts(dedent(text).lstrip("\n"), "deck/tide.yaml", DeckId("deck"), "tide")


def only(text: str) -> Concept:
    """The one concept of a file without problems."""
    (concept,), problems = read(text)
    assert problems == ()
    return concept


def found(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    """Code, line and column of each."""
    return [(problem.code, problem.line, problem.column) for problem in problems]
