"""A card turned back into something a person could have written, for the day its source is gone."""

import re
from hashlib import sha256

from quizapp.core.card import Card, CardId, CardKind, card_id
from quizapp.core.concept import Choice, Fact, Statement
from quizapp.core.generate.draft import TRUE, Lead
from quizapp.core.text import normal, plain

Written = Fact | Choice | Statement

FIELDS: dict[type[Written], str] = {Fact: "facts", Choice: "choices", Statement: "statements"}
"""The field of a concept file that each kind stands in."""

_MARK = re.compile(r"([\\`*_\[\]<~])")
_ID = re.compile(r"[a-z0-9-]{1,60}")


def as_written(card: Card) -> tuple[Written, CardId]:
    """The hand-written item that makes this card again, and the card's id then.

    Facts, choices and statements keep their id. A card of any other kind was made of prose that is gone: it becomes
    a fact with the same question and answer.
    """
    slot = card.id.removeprefix(f"{card.concept_id}#").partition("#")[2]
    match card.kind:
        case CardKind.CHOICE:
            wrong = tuple(option for option in card.options if option != card.answer)
            item_id = "" if slot == normal(card.prompt) else slot
            return Choice(_literal(card.prompt), _literal(card.answer), wrong, card.explain, item_id), card.id
        case CardKind.STATEMENT:
            text = card.prompt.removeprefix(f"{Lead.STATEMENT} ")
            item_id = "" if slot == normal(text) else slot
            return Statement(_literal(text), card.answer == TRUE, card.explain, item_id), card.id
        case CardKind.FACT:
            item_id = "" if slot == normal(card.prompt) else slot
            return Fact(_literal(card.prompt), card.answer, card.accept, card.explain, item_id), card.id
        case _:
            name = _name(f"{card.kind}-{slot}".rstrip("-"))
            fact = Fact(_literal(card.prompt), card.answer, card.accept, card.explain, name)
            return fact, card_id(card.concept_id, CardKind.FACT, name)


def _literal(text: str) -> str:
    """A plain text as Markdown that shows it as it is."""
    return text if plain(text) == text else _MARK.sub(r"\\\1", text)


def _name(text: str) -> str:
    """An `id:` for a slot, which may hold any letters and be long."""
    return text if _ID.fullmatch(text) else f"restored-{sha256(text.encode()).hexdigest()[:8]}"
