"""What an edit does to cards and their history."""

from collections import Counter
from textwrap import shorten
from typing import TYPE_CHECKING

from quizapp.listing.words import counted, json_text, safe

if TYPE_CHECKING:
    from quizapp.workspace.impact import Effect, Impact

_WIDTH = 60
"""Characters of an answer or question that are shown."""


def impact_text(impact: "Impact") -> str:
    """A line a card, what matters most first, with what changed below it; the totals last."""
    lines = [line for effect in impact.effects for line in _effect_lines(effect)]
    totals = Counter(effect.fate for effect in impact.effects)
    total = ", ".join(f"{number} {fate}" for fate, number in totals.items()) or "No card is touched"
    lines += [f"Cannot be read, and counts as it was: {problem}" for problem in impact.problems]
    return safe("\n".join([*lines, *([""] if lines else []), f"{total}."]))


def impact_json(impact: "Impact") -> str:
    """An array of cards; `was` is the old id of a renamed one, `answers` is null where no database was asked."""
    return json_text(
        [
            {
                "fate": effect.fate,
                "change": effect.change,
                "card": effect.card.id,
                "was": effect.old.id if effect.old and effect.new and effect.old.id != effect.new.id else None,
                "path": effect.card.path,
                "answers": effect.answers,
                "old": {"prompt": effect.old.prompt, "answer": effect.old.answer} if effect.old else None,
                "new": {"prompt": effect.new.prompt, "answer": effect.new.answer} if effect.new else None,
            }
            for effect in impact.effects
        ]
    )


def _effect_lines(effect: "Effect") -> list[str]:
    answers = f"  ({counted(effect.answers, 'answer')})" if effect.answers else ""
    lines = [f"{effect.fate:9}{effect.card.id}{answers}"]
    if effect.old is None or effect.new is None:
        return lines
    if effect.old.id != effect.new.id:
        lines.append(f"{'':9}was {effect.old.id}")
    for name, old, new in (
        ("question", effect.old.prompt, effect.new.prompt),
        ("answer", effect.old.answer, effect.new.answer),
    ):
        if old != new:
            lines += [f"{'':9}{name}: - {_short(old)}", f"{'':{len(name) + 9}}  + {_short(new)}"]
    return lines


def _short(text: str) -> str:
    return shorten(text, _WIDTH, placeholder=" …")
