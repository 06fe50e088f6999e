"""What a concept file and a deck.yaml may say (design: frozen schema 1). JSON Schema and docs are made from it."""

import re
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from quizapp.authoring.prose import one_line, unwrap
from quizapp.core.card import CardKind


def _as_list(value: object) -> object:
    """A single text stands for a list of one."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return value
    raise PydanticCustomError("wrong-type", "{expected}", {"expected": "a list of texts"})


def _as_prose(value: object) -> object:
    """Paragraphs may be given as a list."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(paragraph, str) for paragraph in value):
        return "\n\n".join(paragraph.strip() for paragraph in value)
    raise PydanticCustomError("wrong-type", "{expected}", {"expected": "a text or a list of paragraphs"})


def _with_blank(text: str) -> str:
    openings = text.split("{{")[1:]
    if not any("}}" in opening and opening.partition("}}")[0].strip() for opening in openings):
        raise PydanticCustomError("cloze-without-blank", "no word stands between {{ and }}")
    return text


def _or_text(schema: JsonDict) -> None:
    """Tell editors that a text alone will do."""
    mapping = schema.copy()
    schema.clear()
    schema["anyOf"] = [{"type": "string"}, mapping]


Line: TypeAlias = Annotated[str, Field(min_length=1), AfterValidator(one_line)]
Lines: TypeAlias = Annotated[tuple[Line, ...], BeforeValidator(_as_list, json_schema_input_type=str | list[str])]
Markdown: TypeAlias = Annotated[str, Field(min_length=1), AfterValidator(unwrap)]
Prose: TypeAlias = Annotated[
    str, BeforeValidator(_as_prose, json_schema_input_type=str | list[str]), AfterValidator(unwrap)
]
OptionalLine: TypeAlias = Annotated[str, AfterValidator(one_line)]
OptionalMarkdown: TypeAlias = Annotated[str, AfterValidator(unwrap)]
Count: TypeAlias = Annotated[int, Field(ge=0, le=9999)]
Id: TypeAlias = Annotated[str, Field(pattern="^[a-z0-9-]+$")]


class Entry(BaseModel):
    """A mapping in a file: no other keys than its own, texts without the space around them."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, frozen=True)


_ID = "Keeps the card's history when its text changes: small letters, digits and hyphens."
_EXPLAIN = "Shown after the answer: why it is right."


class ResourceEntry(Entry):
    """Further reading, watching or listening; a title or an address alone will do."""

    model_config = ConfigDict(json_schema_extra=_or_text)

    title: Line = Field(description="What it is called.")
    url: OptionalLine = Field("", description="Where it is, beginning with https://.")
    site: OptionalLine = Field("", description="The site it is on, such as youtube.com.")
    about: OptionalMarkdown = Field("", description="What it offers, in a sentence or two.")
    minutes: Count | None = Field(None, description="How long it takes.")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return {"title": value, "url": value} if re.match(r"https?://", value) else {"title": value}


class ContrastEntry(Entry):
    """A point in which this concept differs from another."""

    other: Line = Field(alias="with", description="The other concept's id or title.")
    on: Line = Field(description="The point in which they differ.")
    this: Markdown = Field(description="How it is with this concept.")
    that: Markdown = Field(description="How it is with the other one.")
    id: Id = Field("", description=_ID)


class FactEntry(Entry):
    """A question and its answer."""

    q: Markdown = Field(description="The question.")
    a: Markdown = Field(description="The answer; Markdown is fine.")
    accept: Lines = Field((), description="Other answers that are right when typed.")
    explain: OptionalMarkdown = Field("", description=_EXPLAIN)
    id: Id = Field("", description=_ID)


class ClozeEntry(Entry):
    """A sentence with words to be filled in; the sentence alone will do."""

    model_config = ConfigDict(json_schema_extra=_or_text)

    text: Annotated[Markdown, AfterValidator(_with_blank)] = Field(
        description="The sentence; each word or phrase to recall stands between {{ and }}."
    )
    explain: OptionalMarkdown = Field("", description=_EXPLAIN)
    id: Id = Field("", description=_ID)

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {"text": value} if isinstance(value, str) else value


class ChoiceEntry(Entry):
    """A question with one right answer and some wrong ones."""

    q: Markdown = Field(description="The question.")
    a: Line = Field(description="The right answer.")
    wrong: Lines = Field(min_length=1, description="Wrong answers; two or three good ones are best.")
    explain: OptionalMarkdown = Field("", description=_EXPLAIN)
    id: Id = Field("", description=_ID)

    @model_validator(mode="after")
    def _has_distinct_options(self) -> "ChoiceEntry":
        options = [option.casefold() for option in (self.a, *self.wrong)]
        if len(set(options)) < len(options):
            raise PydanticCustomError("repeated-option", "two options are the same")
        return self


class StatementEntry(Entry):
    """A sentence to be judged: either `true` or `false` is given."""

    true: OptionalMarkdown = Field("", description="A true sentence.")
    false: OptionalMarkdown = Field("", description="A false sentence.")
    because: OptionalMarkdown = Field("", description="Why the false sentence is false.")
    explain: OptionalMarkdown = Field("", description=_EXPLAIN)
    id: Id = Field("", description=_ID)

    @model_validator(mode="after")
    def _is_true_or_false(self) -> "StatementEntry":
        if self.true and self.false:
            raise PydanticCustomError("true-and-false", "it is given as both true and false")
        if not self.true and not self.false:
            raise PydanticCustomError("neither-true-nor-false", "it has neither `true` nor `false`")
        return self


class CardsEntry(Entry):
    """Which cards are made."""

    off: Annotated[
        tuple[CardKind, ...], BeforeValidator(_as_list, json_schema_input_type=CardKind | list[CardKind])
    ] = Field((), description="Kinds of cards that are not wanted.")


class ConceptEntry(Entry):
    """A concept: what it is, why it matters, and what to ask about it."""

    title: Line = Field(description="The term: the answer to be recalled.")
    id: Id = Field("", description="A lasting name, instead of the file's: small letters, digits and hyphens.")
    section: OptionalLine = Field("", description="The chapter it belongs to (default: the deck's title).")
    tagline: OptionalLine = Field(
        "", description="One line that fits this concept only. Asked: which concept does it sum up?"
    )
    aliases: Lines = Field((), description="Other names: right, too, when the title is asked for.")
    tags: Lines = Field((), description="Words to find it by, besides those of its deck; in Anki, too.")
    what_it_is: Prose = Field(
        "",
        description="Prose; **bold** marks a key term. Its first sentence is asked both ways, and up to six sentences "
        "get a blank, first at your key terms. It is the page before the first new card.",
    )
    why_it_matters: Prose = Field("", description="Prose. Asked: why does it matter?")
    related: Lines = Field((), description="Concepts that have to do with it. No card.")
    requires: Lines = Field((), description="Concepts to know first. No card.")
    confusable_with: Lines = Field(
        (), description="Concepts it is mistaken for. Asked: how do the two differ? Good wrong options in a quiz."
    )
    not_distractors: Lines = Field((), description="Concepts that could be right as well: never wrong options.")
    resources: tuple[ResourceEntry, ...] = Field((), description="Further reading, on the back of its cards.")
    contrasts: tuple[ContrastEntry, ...] = Field((), description="Asked: how do the two differ?")
    facts: tuple[FactEntry, ...] = Field((), description="Questions; a short answer can be typed.")
    clozes: tuple[ClozeEntry, ...] = Field((), description="Sentences with {{blanks}}: one card for each blank.")
    choices: tuple[ChoiceEntry, ...] = Field((), description="Multiple choice.")
    statements: tuple[StatementEntry, ...] = Field((), description="Asked: true or false?")
    steps: Lines = Field((), description="Three to seven steps, first to last. Asked: put these in order.")
    examples: Lines = Field((), description="Instances. Asked: which concept is this an example of?")
    cards: CardsEntry = Field(CardsEntry(), description="Kinds of cards that are switched off.")
    previous: OptionalLine = Field("", description="The concept before it on its site; accepted, not used.")
    next: OptionalLine = Field("", description="The concept after it on its site; accepted, not used.")


class ConceptsFile(Entry):
    """Several concepts in one file."""

    concepts: tuple[ConceptEntry, ...] = Field(min_length=1, description="The concepts, in their order.")


class DeckEntry(Entry):
    """A deck.yaml: everything in it is optional."""

    title: OptionalLine = Field("", description="The deck's name; the folder's name if absent.")
    description: Prose = Field("", description="What it teaches.")
    order: Lines = Field((), description="Ids or titles of its concepts in the order to learn them.")
    new_per_day: Count | None = Field(None, description="At most so many new cards a day.")
    reviews_per_day: Count | None = Field(None, description="At most so many reviews a day.")
    retention: float | None = Field(
        None, ge=0.70, le=0.99, description="The share of answers to remember, 0.70 to 0.99."
    )
    cards: CardsEntry = Field(CardsEntry(), description="Kinds of cards that are switched off in the whole deck.")
    language: OptionalLine = Field("", description="The language it is written in, such as en.")
    tags: Lines = Field((), description="Words to find it by.")
