"""An unfinished quiz as text, so that it can be gone on with after leaving, or after a crash."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from enum import Enum
from typing import Any

from quizapp.core.card import ItemKind
from quizapp.core.quiz.item import Item, Round
from quizapp.core.quiz.sitting import Change, Given, Sitting
from quizapp.core.quiz.wish import Counting, Order, Wish

_VERSION = 1
"""Raise it when the fields below change: what an older version kept is then dropped; its answers stay."""


def dump(wish: Wish, sitting: Sitting) -> str:
    """The quiz with its questions and the answers so far."""
    state = {"version": _VERSION, "wish": asdict(wish), **asdict(sitting)}
    return json.dumps(state, ensure_ascii=False, default=_plain, separators=(",", ":"))


def load(text: str) -> tuple[Wish, Sitting] | None:
    """The inverse of `dump`; None for nothing, and for what another version kept."""
    state = json.loads(text) if text else {}
    if state.get("version") != _VERSION:
        return None
    rounds = tuple(Round(_item(each["item"]), _item(each["again"])) for each in state["rounds"])
    return _wish(state["wish"]), Sitting(rounds, tuple(_given(each) for each in state["given"]))


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, frozenset):
        return sorted(member.value for member in value)
    raise TypeError(f"{value!r} cannot be kept")


def _wish(fields: Mapping[str, Any]) -> Wish:
    values = _with_tuples(fields)
    values["kinds"] = frozenset(ItemKind(kind) for kind in values["kinds"])
    values["order"], values["counting"] = Order(values["order"]), Counting(values["counting"])
    return Wish(**values)


def _item(fields: Mapping[str, Any]) -> Item:
    values = _with_tuples(fields)
    values["kind"] = ItemKind(values["kind"])
    values["pairs"] = tuple((left, right) for left, right in values["pairs"])
    return Item(**values)


def _given(fields: Mapping[str, Any]) -> Given:
    return Given(
        is_right=fields["is_right"],
        changes=tuple(Change(**change) for change in fields["changes"]),
        events=tuple((device, seq) for device, seq in fields["events"]),
    )


def _with_tuples(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
