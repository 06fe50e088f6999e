"""The generated cards stay as good as they are."""

from collections.abc import Mapping

import pytest

from tests.quality.measure import FIGURES, Page, made
from tests.quality.pages import concepts, context_of, keys

AT_LEAST: Mapping[str, float] = {
    "cloze precision, strict, %": 88,
    "cloze precision, lenient, %": 95,
    "best target, strict, %": 85,
    "best target, lenient, %": 95,
    "clozes per concept, mean": 1.8,
    "kinds of cards per concept, median": 5,
}
AT_MOST: Mapping[str, float] = {
    "violations per 1,000 cards": 3,
    "concepts without cards": 0,
    "concepts without clozes": 0,
}


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    """The evaluation set with its cards."""
    every = concepts()
    return made(every, keys(), context_of(every))


def test_each_page_has_a_key(pages: list[Page]) -> None:
    """No page is measured without a key, and no key is left over."""
    assert {page.concept.id for page in pages} == keys().keys()


@pytest.mark.parametrize("name", AT_LEAST)
def test_what_must_not_sink(pages: list[Page], name: str) -> None:
    """A change of the generator that lowers a figure is noticed."""
    assert FIGURES[name](pages) >= AT_LEAST[name]


@pytest.mark.parametrize("name", AT_MOST)
def test_what_must_not_rise(pages: list[Page], name: str) -> None:
    """A change of the generator that lets flaws through is noticed."""
    assert FIGURES[name](pages) <= AT_MOST[name]
