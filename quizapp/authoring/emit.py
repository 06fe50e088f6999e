"""Concepts as YAML, the way a person would write them; read again they say the same."""

from collections.abc import Sequence
from math import inf
from typing import TypeAlias

import yaml

from quizapp.authoring.prose import wrap
from quizapp.core.concept import Choice, Cloze, Concept, Contrast, Fact, Resource, Statement

COLUMNS = 88
_LONGEST_LINE = 100
"""A text that is longer, or has lines of its own, is written as a block."""


class Block(str):
    """A text written as a block, on lines of its own."""

    __slots__ = ()


class _Verdict(str):
    """A key that YAML takes for a truth value, and our reader for a text: written without quotes."""

    __slots__ = ()


Fields: TypeAlias = dict[str, "str | int | Sequence[str | Fields] | Fields"]


class _Dumper(yaml.SafeDumper):
    """Writes like a person: lists indented below their key, no needless escapes."""

    def choose_scalar_style(self) -> str:
        """Double quotes around an apostrophe, which single ones would double."""
        style: str = super().choose_scalar_style()
        has_apostrophe = isinstance(self.event, yaml.ScalarEvent) and "'" in self.event.value
        return '"' if style == "'" and has_apostrophe else style

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_Dumper.add_representer(Block, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|"))
_Dumper.add_representer(_Verdict, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:bool", str(text)))


def dumped(fields: Fields) -> str:
    """The filled ones of some fields as lines of YAML."""
    filled = {key: value for key, value in fields.items() if value}
    return yaml.dump(filled, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=inf)


def block(text: str, indent: int) -> str:
    """Prose, broken into lines that fit below `indent` spaces."""
    return Block(wrap(text, COLUMNS - indent) + "\n") if text else ""


def paragraph(text: str, indent: int) -> str:
    """A text on the line of its key, or as a block where it is too long for that."""
    return block(text, indent) if "\n" in text or len(text) > _LONGEST_LINE else text


def concept_text(concept: Concept, named: bool = False) -> str:
    """The file of one concept.

    Args:
        concept: what to write.
        named: give its `id:`, because the file's name does not tell it.
    """
    groups = _groups(concept, named, 0)
    return "\n".join(dumped(group) for group in groups if any(group.values()))


def concepts_text(concepts: Sequence[Concept]) -> str:
    """A file of several concepts; one has an `id:` where its title does not tell it."""
    from quizapp.core.text import normal

    entries: list[str | Fields] = []
    for concept in concepts:
        named = concept.id.rpartition("/")[2] != normal(concept.title)
        fields = {key: value for group in _groups(concept, named, 4) for key, value in group.items() if value}
        entries.append(fields)
    return dumped({"concepts": entries})


def entry_text(part: Fact | Choice | Statement, indent: int) -> str:
    """One hand-written item as an entry of its list, `indent` spaces from the left."""
    lines = dumped(_part(part, indent + 4)).splitlines()
    return "\n".join(f"{' ' * indent}{'  ' if at else '- '}{line}".rstrip() for at, line in enumerate(lines)) + "\n"


def _groups(concept: Concept, named: bool, indent: int) -> list[Fields]:
    """The fields of a concept, in groups that an empty line parts."""
    inner = indent + 6
    return [
        {
            "title": concept.title,
            "id": concept.id.rpartition("/")[2] if named else "",
            "section": concept.section,
            "tagline": concept.tagline,
            "aliases": list(concept.aliases),
            "tags": list(concept.tags),
        },
        {"what_it_is": block(concept.what_it_is, indent + 2)},
        {"why_it_matters": block(concept.why_it_matters, indent + 2)},
        {
            "related": list(concept.related),
            "requires": list(concept.requires),
            "confusable_with": list(concept.confusable_with),
            "not_distractors": list(concept.not_distractors),
        },
        {"resources": [resource_fields(resource, inner) for resource in concept.resources]},
        {"contrasts": [_contrast(contrast, inner) for contrast in concept.contrasts]},
        {"facts": [_part(fact, inner) for fact in concept.facts]},
        {"clozes": [_cloze(cloze, inner) for cloze in concept.clozes]},
        {"choices": [_part(choice, inner) for choice in concept.choices]},
        {"statements": [_part(statement, inner) for statement in concept.statements]},
        {"steps": list(concept.steps), "examples": list(concept.examples)},
        {"cards": {"off": list(concept.off)} if concept.off else ""},
    ]


def resource_fields(resource: Resource, indent: int) -> Fields:
    """Further reading."""
    return _filled(
        {
            "title": resource.title,
            "url": resource.url,
            "site": resource.site,
            "about": paragraph(resource.about, indent),
            "minutes": resource.minutes or "",
        }
    )


def _contrast(contrast: Contrast, indent: int) -> Fields:
    this, that = paragraph(contrast.this, indent), paragraph(contrast.that, indent)
    return _filled({"with": contrast.other, "on": contrast.on, "this": this, "that": that, "id": contrast.id})


def _cloze(cloze: Cloze, indent: int) -> str | Fields:
    text = paragraph(cloze.text, indent)
    if not cloze.explain and not cloze.id:
        return text
    return _filled({"text": text, "explain": paragraph(cloze.explain, indent), "id": cloze.id})


def _part(part: Fact | Choice | Statement, indent: int) -> Fields:
    match part:
        case Fact():
            return _filled(
                {
                    "q": paragraph(part.question, indent),
                    "a": paragraph(part.answer, indent),
                    "accept": list(part.accept),
                    "explain": paragraph(part.explain, indent),
                    "id": part.id,
                }
            )
        case Choice():
            return _filled(
                {
                    "q": paragraph(part.question, indent),
                    "a": part.answer,
                    "wrong": list(part.wrong),
                    "explain": paragraph(part.explain, indent),
                    "id": part.id,
                }
            )
        case Statement():
            verdict, reason = ("true", "explain") if part.truth else ("false", "because")
            text, because = paragraph(part.text, indent), paragraph(part.because, indent)
            return _filled({_Verdict(verdict): text, reason: because, "id": part.id})


def _filled(fields: Fields) -> Fields:
    return {key: value for key, value in fields.items() if value}
