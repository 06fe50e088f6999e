"""What does not fit the schema, in words for people who write concepts: never pydantic's own."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.authoring.schema import (
    CardsEntry,
    ChoiceEntry,
    ClozeEntry,
    ConceptEntry,
    ContrastEntry,
    Entry,
    FactEntry,
    ResourceEntry,
    StatementEntry,
)
from quizapp.authoring.wording import nearest, quoted, surely
from quizapp.core.card import CardKind

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

ABSENCES = frozenset({"missing", "too_short", "neither-true-nor-false"})
"""Kinds of errors that say something is not there: no news where its value has been refused already."""

_PARTS: dict[str, type[Entry]] = {
    "concepts": ConceptEntry,
    "resources": ResourceEntry,
    "contrasts": ContrastEntry,
    "facts": FactEntry,
    "clozes": ClozeEntry,
    "choices": ChoiceEntry,
    "statements": StatementEntry,
    "cards": CardsEntry,
}
"""What the entries of a field are made of."""

_NO_LIST = ("wrong-type", "{name} must be a list, not {given}.", "Begin each entry with `- ` on a line of its own.")
_NO_TEXT = ("wrong-type", "{name} must be a text, not {given}.", "Put a text with brackets or `: ` in quotes.")
_NO_COUNT = ("bad-number", "{name} must be a whole number, not {given}.", "Write it in digits, such as 10.")
_NO_SHARE = ("bad-number", "{name} must be a number, not {given}.", "Write it in digits, such as 0.9.")

_WORDS = {
    "missing": ("missing-key", "{name} is missing.", "Add a line `{key}: ...`."),
    "extra_forbidden": ("unknown-key", "{name} is not a key that can stand here.", "{suggestion}"),
    "string_type": _NO_TEXT,
    "tuple_type": _NO_LIST,
    "model_type": ("wrong-type", "{name} must be a mapping, not {given}.", "{suggestion}"),
    "wrong-type": ("wrong-type", "{name} must be {expected}, not {given}.", _NO_TEXT[2]),
    "int_type": _NO_COUNT,
    "int_parsing": _NO_COUNT,
    "int_parsing_size": _NO_COUNT,
    "float_type": _NO_SHARE,
    "float_parsing": _NO_SHARE,
    "greater_than_equal": ("bad-number", "{name} must be at least {ge}, not {given}.", "Choose a larger number."),
    "less_than_equal": ("bad-number", "{name} must be at most {le}, not {given}.", "Choose a smaller number."),
    "string_too_short": ("empty-text", "{name} is empty.", "Fill it in, or remove it."),
    "too_short": ("empty-list", "{name} has no entries.", "Add one, or remove what it belongs to."),
    "enum": ("unknown-card-kind", "{given} is not a kind of card.", "{suggestion}"),
    "string_pattern_mismatch": (
        "bad-id",
        "{name} may hold only small letters, digits and hyphens, not {given}.",
        "Write it like `base-models`.",
    ),
    "cloze-without-blank": (
        "cloze-without-blank",
        "The cloze has no words between {{{{ and }}}}.",
        "Put what is to be recalled between {{{{ and }}}}.",
    ),
    "repeated-option": ("repeated-option", "{name} offers the same option twice.", "Give each option once."),
    "true-and-false": ("true-and-false", "{name} is given as both true and false.", "Make two entries of it."),
    "neither-true-nor-false": (
        "neither-true-nor-false",
        "{name} has no sentence.",
        "Write it after `true:` or `false:`.",
    ),
}
"""Code, message and hint for each kind of error that the schema can raise."""


def explained(error: "ErrorDetails", model: type[Entry]) -> tuple[str, str, str]:
    """Code, message and hint for one validation error of a file made of `model`."""
    loc, given = error["loc"], error["input"]
    code, message, hint = _WORDS[error["type"]]
    facts = {
        "name": _name(loc),
        "key": loc[-1],
        "given": _given(given),
        "suggestion": _suggestion(error, model),
        **error.get("ctx", {}),
    }
    return code, message.format(**facts), hint.format(**facts)


def _suggestion(error: "ErrorDetails", model: type[Entry]) -> str:
    """What could have been meant, where there are only so many possibilities."""
    loc = error["loc"]
    match error["type"]:
        case "extra_forbidden":
            keys = _keys(loc[:-1], model)
            return nearest(str(loc[-1]), keys) or f"Known keys are {_listed(keys)}."
        case "model_type":
            return f"Its keys are {_listed(_keys(loc, model))}."
        case "enum":
            kinds = list(CardKind)
            return nearest(str(error["input"]), kinds) or f"Kinds are {_listed(kinds)}."
        case _:
            return ""


def meant(error: "ErrorDetails", model: type[Entry]) -> str:
    """The word that must have been meant by a misspelt one; empty where that is in doubt."""
    match error["type"]:
        case "extra_forbidden":
            return surely(str(error["loc"][-1]), _keys(error["loc"][:-1], model))
        case "enum":
            return surely(str(error["input"]), list(CardKind))
        case _:
            return ""


def _keys(loc: tuple[int | str, ...], model: type[Entry]) -> list[str]:
    """The keys that may stand in the mapping at `loc`."""
    fields = [step for step in loc if isinstance(step, str)]
    entry = _PARTS[fields[-1]] if fields else model
    return [field.alias or name for name, field in entry.model_fields.items()]


def _name(loc: tuple[int | str, ...]) -> str:
    if isinstance(loc[-1], str):
        return quoted(loc[-1])
    return f"An entry of `{next(step for step in reversed(loc) if isinstance(step, str))}`"


def _given(value: object) -> str:
    if isinstance(value, str):
        return quoted(value) if value else "an empty text"
    return "a list" if isinstance(value, list) else "a mapping"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
