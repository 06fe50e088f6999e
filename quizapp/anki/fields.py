"""What stands in the fields of a note."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from quizapp.anki.html import html_of, plain_html
from quizapp.anki.note import NoteKind
from quizapp.anki.spans import image_html, images_in, inline_html, link_html, verbatim_html
from quizapp.core.card import BLANK, Card, CardKind
from quizapp.core.concept import Concept, Resource
from quizapp.core.generate.draft import ARROW, FALSE, TRUE, Lead
from quizapp.core.quiz.lists import bullets
from quizapp.core.text import plain, tokens

_BRACES = str.maketrans({sign: f"&#{ord(sign)};" for sign in "{}"})
_BLANK_SIGNS = str.maketrans({sign: f"&#{ord(sign)};" for sign in ":{}"})
"""What would end a blank, part its answer from a hint, or make it a part of a picture."""


def fields_of(card: Card, concept: Concept, kind: NoteKind, images: Mapping[str, str]) -> dict[str, str]:
    """HTML by the name of its field; fields that are left out are empty."""
    return {
        "Id": verbatim_html(card.id),
        **_asked(card, concept, kind, images),
        "Context": _path(card.section, "" if card.concept_gives_away else card.concept),
        "Place": _path(card.section, card.concept),
        "Explanation": html_of(card.explain, images),
        "Reading": _reading(concept.resources),
        "Pictures": _pictures(concept, images) if images else "",
    }


def _asked(card: Card, concept: Concept, kind: NoteKind, images: Mapping[str, str]) -> dict[str, str]:
    """What asks, and what answers."""
    if kind is NoteKind.CLOZE:
        return {"Text": _cloze(card), "Also": _also(card)}
    written = {plain(text): text for text in _written(card, concept)}
    front = _front(card.prompt, written, images)
    if kind is NoteKind.CHOICE:
        return {"Front": front, **_choice(card, written, images)}
    if kind is NoteKind.ORDER:
        return {"Front": front, **_order(card, concept, written, images)}
    back = html_of(card.answer, images) if card.kind is CardKind.FACT else plain_html(card.answer)
    return {"Front": front, "Back": back, "Typed": _typed(card), "Also": _also(card)}


def _written(card: Card, concept: Concept) -> Iterator[str]:
    """The Markdown that the plain texts of a card may have been made of."""
    match card.kind:
        case CardKind.FACT:
            yield from (fact.question for fact in concept.facts if fact.line == card.line)
        case CardKind.CHOICE:
            for choice in concept.choices:
                if choice.line == card.line:
                    yield from (choice.question, choice.answer, *choice.wrong)
        case CardKind.STATEMENT:
            yield from (statement.text for statement in concept.statements if statement.line == card.line)
        case CardKind.STEPS:
            yield from concept.steps
        case CardKind.EXAMPLE:
            yield from concept.examples


def _front(prompt: str, written: Mapping[str, str], images: Mapping[str, str]) -> str:
    lead = next((lead for lead in Lead if prompt.startswith(f"{lead} ")), "")
    text = prompt.removeprefix(lead).strip()
    html = html_of(written[text], images) if text in written else plain_html(text)
    return f"{lead} {html}" if lead else html


def _typed(card: Card) -> str:
    """The answer as it is to be typed; nothing where it is too long for that."""
    return verbatim_html(plain("; ".join(bullets(card.answer)) or card.answer)) if card.can_be_typed else ""


def _also(card: Card) -> str:
    """What else is right, but not each name in singular and plural."""
    names: dict[tuple[str, ...], str] = {}
    for name in (card.answer, *card.accept):
        names.setdefault(tuple(token.key for token in tokens(name)), name)
    return plain_html(", ".join(name for name in names.values() if name != card.answer))


def _cloze(card: Card) -> str:
    blank = f"{{{{c1::{plain_html(card.answer).translate(_BLANK_SIGNS)}}}}}"
    return plain_html(card.prompt).translate(_BRACES).replace(BLANK, blank)


# ---- lists


def _choice(card: Card, written: Mapping[str, str], images: Mapping[str, str]) -> dict[str, str]:
    options = _lines(card.options or (TRUE, FALSE), written, images)
    listed = [f"<li>{html}</li>" for html in options.values()]
    marked = [
        f'<li class="right">{html} ✓</li>' if option == card.answer else f"<li>{html}</li>"
        for option, html in options.items()
    ]
    return {"Options": _letters(listed), "Back": _letters(marked)}


def _letters(items: Iterable[str]) -> str:
    return f'<ol class="letters">{"".join(items)}</ol>'


def _order(card: Card, concept: Concept, written: Mapping[str, str], images: Mapping[str, str]) -> dict[str, str]:
    steps = [plain(step) for step in concept.steps]
    in_order = steps if ARROW.join(steps) == card.answer else card.answer.split(ARROW)
    shown = _lines({*in_order, *card.options}, written, images)
    shuffled = "".join(f"<li>{shown[step]}</li>" for step in card.options)
    right = "".join(f"<li>{shown[step]}</li>" for step in in_order)
    return {"Options": f"<ul>{shuffled}</ul>", "Back": f"<ol>{right}</ol>"}


def _lines(texts: Iterable[str], written: Mapping[str, str], images: Mapping[str, str]) -> dict[str, str]:
    """Each text's HTML, with the marks its author gave it."""
    return {text: inline_html(written[text], images) if text in written else plain_html(text) for text in texts}


# ---- around the question


@lru_cache(maxsize=256)  # all cards of a concept have the same
def _path(*names: str) -> str:
    return " › ".join(plain_html(name) for name in names if name)


@lru_cache(maxsize=64)  # all cards of a concept have the same
def _reading(resources: tuple[Resource, ...]) -> str:
    items = "".join(f"<li>{_resource(resource)}</li>" for resource in resources)
    return f"<ul>{items}</ul>" if items else ""


def _resource(resource: Resource) -> str:
    """A link with site and minutes behind it."""
    facts = (resource.site, f"{resource.minutes} min" if resource.minutes else "")
    aside = ", ".join(fact for fact in facts if fact)
    link = link_html(resource.title, resource.url)
    return f"{link} ({plain_html(aside)})" if aside else link


def _pictures(concept: Concept, images: Mapping[str, str]) -> str:
    """The images on the concept's page, which is not shown in Anki otherwise."""
    found = images_in(f"{concept.what_it_is}\n\n{concept.why_it_matters}")
    return "".join(image_html(alt, reference, images) for alt, reference in found if reference in images)
