"""Cloze cards: those an author wrote, and one blank in each key sentence of the prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizapp.core.card import BLANK, Card, CardKind
from quizapp.core.concept import Cloze, Concept
from quizapp.core.generate.context import Context, neighbours
from quizapp.core.generate.draft import draft
from quizapp.core.generate.leaks import hinted_in, named_in
from quizapp.core.generate.naming import other_names
from quizapp.core.generate.prose import Prose, Sentence, complete
from quizapp.core.generate.rules import label
from quizapp.core.generate.targets import FAIR, Target, targets
from quizapp.core.text import normal, plain

_WRITTEN_BLANK = re.compile(r"\{\{(.+?)\}\}", re.DOTALL)
_CODE = re.compile(r"[|{}\\→]|::|->|>>")
"""Signs of a formula or a grammar, which nobody learns by filling in its words."""
_SHORT_FOR = re.compile(r" \((?P<letters>[A-Z]{2,}s?)\)")
"""The acronym in brackets after its expansion, which it would give away."""
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
    card = draft(concept, CardKind.CLOZE, prompt, answer, slot=slot, line=source.line, column=source.column)
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
        for sentence in prose.all
        if _is_key(sentence)
        for target in targets(sentence, prose, near)
        if target.score >= FAIR
    ]
    return sorted(found, key=lambda blank: -blank.target.score)


def _is_key(sentence: Sentence) -> bool:
    """Whether a sentence can be read alone, behind its label at least."""
    return not (sentence.points or sentence.leans or sentence.text.endswith("?") or _CODE.search(sentence.text))


def cloze(concept: Concept, blank: Blank, shared: frozenset[str]) -> Card:
    """The card that asks for a blank; `shared` are the words that all titles of the deck have in common."""
    sentence, target, answer = blank.sentence, blank.target, blank.answer
    before = _ARTICLE_BEFORE.sub(r"\1(n) ", sentence.text[: target.start])
    short = _SHORT_FOR.match(sentence.text, target.end)
    text = complete(f"{before}{BLANK}{sentence.text[short.end() if short else target.end :]}")
    title = plain(concept.title)
    told = target.own or hinted_in(title, answer, shared)
    prompt = text if told else label(title) + text
    card = draft(concept, CardKind.CLOZE, prompt, answer, slot=normal(answer), line=concept.line_of(sentence.field))
    if target.own:
        return replace(card, accept=(title, *other_names(concept.title, concept.aliases)))
    if target.name:
        return replace(card, accept=(plain(target.name.title), *other_names(target.name.title, target.name.aliases)))
    return replace(card, accept=(short["letters"],)) if short else card
