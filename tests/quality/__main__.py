"""Prints the figures: `uv run python -m tests.quality [--cards] [--wrong] [FIELD...]`."""

import argparse
import sys
from collections.abc import Mapping, Sequence

from quizapp.core.concept import Concept
from tests.core.quiz.questions.shelves import shipped
from tests.quality import questions
from tests.quality.measure import FIGURES, Page, made
from tests.quality.pages import GROUPS, concepts, context_of, keys
from tests.quality.questions import asked
from tests.quality.recheck import violations


def main() -> None:
    """Make the cards and the questions of all pages and say how good they are."""
    wanted = _arguments()
    every = concepts()
    pages = made(every, keys(), context_of(every))
    chosen = [page for page in pages if not wanted.fields or page.concept.deck in wanted.fields]
    if wanted.cards:
        _say_cards(chosen)
    if wanted.wrong:
        _say_wrong(chosen)
    groups = {name: [page for page in chosen if page.concept.deck in fields] for name, fields in GROUPS.items()}
    _say_figures({name: group for name, group in (groups | {"all": chosen}).items() if group})
    _say_questions({"these pages": [page.concept for page in chosen], "shipped decks": shipped()})


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.quality",
        description="How good cards and questions are, on pages with the terms that a teacher would blank.",
    )
    parser.add_argument("fields", nargs="*", metavar="FIELD", help="only these folders of tests/quality/decks")
    parser.add_argument("--cards", action="store_true", help="print every card too")
    parser.add_argument("--wrong", action="store_true", help="print the clozes that miss the key and the violations")
    return parser.parse_args()


def _say_figures(groups: dict[str, list[Page]]) -> None:
    _say(f"{'':36}" + "".join(f"{name:>17}" for name in groups))
    _say(f"{'concepts':36}" + "".join(f"{len(pages):17}" for pages in groups.values()))
    for name, figure in FIGURES.items():
        _say(f"{name:36}" + "".join(f"{figure(pages):17.1f}" for pages in groups.values()))


def _say_questions(groups: Mapping[str, Sequence[Concept]]) -> None:
    found = [asked(concepts) for concepts in groups.values()]
    _say(f"\n{'':36}" + "".join(f"{name:>17}" for name in groups))
    for name, figure in questions.FIGURES.items():
        _say(f"{name:36}" + "".join(f"{figure(*each):17.1f}" for each in found))


def _say_cards(pages: Sequence[Page]) -> None:
    for page in pages:
        _say(f"== {page.concept.id}")
        for card in page.cards:
            _say(f"{card.kind}{card.rank or ''}: {card.prompt}\n    {card.answer}")


def _say_wrong(pages: Sequence[Page]) -> None:
    for page in pages:
        for card in page.clozes:
            if not page.key.is_strict(card.answer):
                verdict = "nearly" if page.key.is_lenient(card.answer) else "wrong"
                _say(f"{verdict:8}{page.concept.id} {card.rank}: {card.answer}\n        {card.prompt}")
    for card, rule in violations([card for page in pages for card in page.cards]):
        _say(f"{rule:8}{card.id}\n        {card.prompt}\n        {card.answer}")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    main()
