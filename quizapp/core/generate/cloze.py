"""Cloze cards: those an author wrote, and one blank in each key sentence of the prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizapp.core.card import BLANK, Card, CardKind
from quizapp.core.concept import Cloze, Concept
from quizapp.core.generate.context import Context, neighbours
from quizapp.core.generate.draft import draft
from quizapp.core.generate.leaks import hinted_in, named_in
from quizapp.core.generate.naming import is_plural, other_names
from quizapp.core.generate.prose import Prose, Sentence, complete, opening_orphan
from quizapp.core.generate.rules import label
from quizapp.core.generate.targets import FAIR, Target, targets
from quizapp.core.text import normal, plain

_WRITTEN_BLANK = re.compile(r"\{\{(.+?)\}\}", re.DOTALL)
_ARTICLE_BEFORE = re.compile(r"\b(A|a)n? $")


# ---- written


def written_clozes(concept: Concept) -> Iterator[Card]:
    """A card for each `{{blank}}` an author wrote, in the order of the file."""
    for source in concept.clozes:
        for number, mark in enumerate(_WRITTEN_BLANK.finditer(source.text), 1):
            yield _written(concept, source, mark, number)


def _written(concept: Concept, source: Cloze, mark: re.Match[str], number: int) -> Card:
    before = _WRITTEN_BLANK.sub(r"\1", source.text[: mark.start()])
    after = _WRITTEN_BLANK.sub(r"\1", source.text[mark.end() :])
    title, answer = plain(concept.title), plain(mark[1])
    sentence = plain(f"{before}{BLANK}{after}")
    names_it = named_in(f"{sentence} {answer}", [title]) or hinted_in(title, answer, frozenset())
    prompt = sentence if names_it else label(title) + sentence
    slot = f"{source.id}-{number}" if source.id and number > 1 else source.id or normal(answer)
    card = draft(concept, CardKind.CLOZE, prompt, answer, slot=slot, line=source.line)
    return replace(card, explain=source.explain.strip())


# ---- generated


@dataclass(frozen=True, slots=True)
class Blank:
    """A target in its sentence."""

    sentence: Sentence
    target: Target

    @property
    def answer(self) -> str:
        """What is left out."""
        return self.sentence.text[self.target.start : self.target.end]


def blanks(concept: Concept, prose: Prose, context: Context) -> list[Blank]:
    """What can be blanked in the prose, best first and several for each sentence."""
    near = neighbours(concept, context)
    found = [
        Blank(sentence, target)
        for sentence, before in zip(prose.all, (None, *prose.all), strict=False)
        if _is_key(sentence, before, prose.title)
        for target in targets(sentence, prose, near)
        if target.score >= FAIR
    ]
    return sorted(found, key=lambda blank: -blank.target.score)


def _is_key(sentence: Sentence, before: Sentence | None, title: str) -> bool:
    """Whether a sentence can be read alone, behind its label at least."""
    if sentence.points or sentence.text.endswith("?"):
        return False
    return not sentence.leans or (before is not None and _resolved(sentence, before, title))


def _resolved(sentence: Sentence, before: Sentence, title: str) -> bool:
    """Whether the pronoun that opens `sentence` means the concept: the subject before it, in the title's number."""
    pronoun_is_plural = {"it": False, "its": False, "they": True, "their": True}.get(
        opening_orphan(sentence.text).casefold()
    )
    if before.subject is None or before.field != sentence.field:
        return False
    return before.subject.is_plural is is_plural(title) is pronoun_is_plural


def cloze(concept: Concept, blank: Blank) -> Card:
    """The card that asks for a blank."""
    sentence, target, answer = blank.sentence, blank.target, blank.answer
    before = _ARTICLE_BEFORE.sub(r"\1(n) ", sentence.text[: target.start])
    text = complete(f"{before}{BLANK}{sentence.text[target.end :]}")
    title = plain(concept.title)
    prompt = text if target.own else label(title) + text
    card = draft(concept, CardKind.CLOZE, prompt, answer, slot=normal(answer), line=concept.line_of(sentence.field))
    if target.own:
        return replace(card, accept=(title, *other_names(concept.title, concept.aliases)))
    if target.name:
        return replace(card, accept=(plain(target.name.title), *other_names(target.name.title, target.name.aliases)))
    return card
