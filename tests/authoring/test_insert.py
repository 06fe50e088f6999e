"""One more item in a concept file."""

import pytest

from quizapp.authoring.insert import with_item
from quizapp.core.concept import Choice, ConceptId, Fact, Statement

FACT = Fact("When?", "At noon", ("noon",), "It is: so")

CASES = {
    "no list yet": (
        "title: Ebb  # a comment\n",
        "title: Ebb  # a comment\nfacts:\n  - q: When?\n    a: At noon\n    accept:\n      - noon\n"
        "    explain: 'It is: so'\n",
    ),
    "at the end of its list": (
        "title: Ebb\nfacts:\n- {q: Who?, a: me}\n# about the sea\nsteps: [a, b, c]\n",
        "title: Ebb\nfacts:\n- {q: Who?, a: me}\n- q: When?\n  a: At noon\n  accept:\n    - noon\n"
        "  explain: 'It is: so'\n# about the sea\nsteps: [a, b, c]\n",
    ),
    "before the comment at the end": (
        "title: Ebb\n\n# the end\n",
        "title: Ebb\nfacts:\n  - q: When?\n    a: At noon\n    accept:\n      - noon\n"
        "    explain: 'It is: so'\n\n# the end\n",
    ),
    "in one of several": (
        "concepts:\n  - title: Flood\n  - title: Ebb\n    facts:\n      - q: Who?\n        a: me\n  - title: Tide\n",
        "concepts:\n  - title: Flood\n  - title: Ebb\n    facts:\n      - q: Who?\n        a: me\n"
        "      - q: When?\n        a: At noon\n        accept:\n          - noon\n        explain: 'It is: so'\n"
        "  - title: Tide\n",
    ),
    "with the line ends of the file": (
        "title: Ebb\r\n",
        "title: Ebb\r\nfacts:\r\n  - q: When?\r\n    a: At noon\r\n    accept:\r\n      - noon\r\n"
        "    explain: 'It is: so'\r\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_an_item_is_added_and_the_rest_stays(before: str, after: str) -> None:
    """Comments, order, indentation and line ends are the author's."""
    assert with_item(before, "d/ebb.yaml", ConceptId("d/ebb"), "facts", FACT) == after


@pytest.mark.parametrize(
    "text",
    [
        "{title: Ebb}\n",
        "title: Ebb\nfacts: [{q: Who?, a: me}]\n",
        "title: Ebb\nsteps: [a,\n",
        "title: Other\nid: x\n",
        "",
    ],
)
def test_what_would_have_to_be_rewritten_is_left_alone(text: str) -> None:
    """A list in brackets, a broken file, another concept."""
    assert with_item(text, "d/ebb.yaml", ConceptId("d/ebb"), "facts", FACT) is None


@pytest.mark.parametrize(
    ("field", "item"),
    [
        ("choices", Choice("Which?", "this", ("that",))),
        ("statements", Statement("It ebbs.", truth=False, because="no")),
    ],
)
def test_other_kinds_of_items(field: str, item: Choice | Statement) -> None:
    """Choices and statements stand in lists of their own."""
    text = with_item("title: Ebb\n", "d/ebb.yaml", ConceptId("d/ebb"), field, item)

    assert text is not None and text.startswith(f"title: Ebb\n{field}:\n  - ")
