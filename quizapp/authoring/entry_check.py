"""What shows in a concept by itself: entries given twice, blanks that do not fit, resources without a name."""

import re
from collections.abc import Iterator

from quizapp.authoring.wording import quoted
from quizapp.authoring.yaml_text import Document
from quizapp.core.concept import Cloze, Concept, Edit, Level, Problem, Spot
from quizapp.core.text import normal

MOST_BLANKS = 3
"""Each blank of a sentence is a card of its own, on which the others can be read."""

_NAMES = ("aliases", "related", "requires", "confusable_with", "not_distractors")
"""The lists in which an entry says nothing new the second time."""
_BLANK = re.compile(r"\{\{(.+?)\}\}", re.DOTALL)


def check_entries(concept: Concept, document: Document) -> Iterator[Problem]:
    """What can be said of a concept without knowing any other.

    Args:
        concept: one of the file's.
        document: the file.
    """
    yield from _repeated(concept, document)
    yield from _untitled(concept)
    for cloze in concept.clozes:
        yield from _blanks(concept, cloze)


def _repeated(concept: Concept, document: Document) -> Iterator[Problem]:
    for field in _NAMES:
        seen = {normal(concept.title): "is the title"} if field == "aliases" else {}
        for index, entry in enumerate(getattr(concept, field)):
            key = normal(entry)
            if said := seen.get(key):
                spot, message = concept.spot_of(field, index), f"{quoted(entry)} {said}."
                fix = _without(document, spot)
                yield Problem(concept.path, *spot, "duplicate-entry", message, "Remove it.", Level.HINT, fix)
            seen.setdefault(key, "stands in this list already")


def _without(document: Document, spot: Spot) -> Edit | None:
    """Takes an entry out of its list, where it is a line of its own or follows a comma."""
    lines = document.text.split("\n")
    scalar = next((one for one in document.scalars if (one.line, one.column) == spot), None)
    if scalar is None or scalar.line != scalar.end_line:
        return None
    line = lines[scalar.line - 1]
    before, after = line[: scalar.column - 1], line[scalar.end_column - 1 :]
    if re.fullmatch(r" *- +", before) and not after.strip() and scalar.line < len(lines):
        return Edit(scalar.line, 1, scalar.line + 1, 1, "")
    if (comma := re.search(r", *$", before)) and re.match(r" *[,\]]", after):
        return Edit(scalar.line, comma.start() + 1, scalar.line, scalar.end_column, "")
    return None


def _untitled(concept: Concept) -> Iterator[Problem]:
    for index, resource in enumerate(concept.resources):
        if resource.title == resource.url:
            spot, message = concept.spot_of("resources", index), f"{quoted(resource.url)} has no title."
            yield _problem(concept, spot, "untitled-resource", message, "Add `title:`.", Level.HINT)


def _blanks(concept: Concept, cloze: Cloze) -> Iterator[Problem]:
    spot, count = (cloze.line, cloze.column), len(_BLANK.findall(cloze.text))
    rest = _BLANK.sub(lambda found: "" if found[1].strip() else found.group(), cloze.text)
    if "{{" in rest or "}}" in rest:
        message = "A `{{` or `}}` has no partner, or nothing stands between them."
        hint = "Put each thing to be recalled between `{{` and `}}`."
        yield _problem(concept, spot, "broken-blank", message, hint, Level.WARNING)
    if count > MOST_BLANKS:
        message = f"The sentence has {count} blanks, and each card shows what the others ask."
        hint = f"Blank {MOST_BLANKS} things at most, or write several sentences."
        yield _problem(concept, spot, "too-many-blanks", message, hint, Level.WARNING)


def _problem(concept: Concept, spot: Spot, code: str, message: str, hint: str, level: Level) -> Problem:
    return Problem(concept.path, *spot, code, message, hint, level)
