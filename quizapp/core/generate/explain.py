"""The quality rules in words: what each demands, of what, how to mend what breaks it, and why it is there."""

from dataclasses import dataclass

from quizapp.core.card import CardKind, ItemKind
from quizapp.core.codes import WHY
from quizapp.core.concept import Level
from quizapp.core.generate.rules import ALL, ASK_ELSE, RULES, Kind, same_prompt


@dataclass(frozen=True, slots=True)
class Explanation:
    """What stands behind a code, in words."""

    id: str
    demand: str
    cards: tuple[CardKind, ...]
    """The kinds of cards it holds for; none for what is no rule of quality."""
    questions: tuple[ItemKind, ...]
    """The kinds of quiz questions it holds for."""
    mend: str
    why: str
    level: Level = Level.WARNING


def rules() -> dict[str, Explanation]:
    """Every rule by its id, in order."""
    rows = [("R05", same_prompt.__doc__, ALL, ASK_ELSE)]
    rows += [(rule.id, rule.fault.__doc__, rule.kinds, rule.mend) for rule in RULES]
    return {
        id: _explanation(id, doc or "", kinds, mend) for id, doc, kinds, mend in sorted(rows, key=lambda row: row[0])
    }


def _explanation(id: str, doc: str, kinds: frozenset[Kind], mend: str) -> Explanation:
    demand = doc.partition("\n")[0].removeprefix(f"{id}: ")
    return Explanation(
        id=id,
        demand=demand[:1].upper() + demand[1:],
        cards=tuple(kind for kind in CardKind if kind in kinds),
        questions=tuple(kind for kind in ItemKind if kind in kinds),
        mend=mend,
        why=WHY[id],
    )
