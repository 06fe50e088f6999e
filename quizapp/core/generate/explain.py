"""The quality rules in words: what each demands, of what, how to mend what breaks it, and why it is there."""

from dataclasses import dataclass

from quizapp.core.card import CardKind, ItemKind
from quizapp.core.concept import Level
from quizapp.core.generate.rules import ALL, ASK_ELSE, RULES, Kind, same_prompt

WHY = {
    "R01": "A card with an empty side, or about a concept that does not exist, can only be skipped.",
    "R02": "An answer that stands in its own question is read, not recalled.",
    "R03": "A word of the same family is enough to guess by: `digests` leads to `digestive tract`.",
    "R04": "An acronym holds the first letters of its expansion, so that each gives the other away.",
    "R05": "Two cards with one question compete: whichever answer comes to mind, one of them calls it wrong.",
    "R06": "What is quickly read and quickly said is easy to recall, and fair to grade.",
    "R07": "A blank with few words around it can be filled in many ways, and nobody can tell which is meant.",
    "R08": "A card is met alone and days later, when nobody knows any more what `this` was.",
    "R09": "With two blanks one hangs on the other, and for an answer that is half right there is no grade.",
    "R10": "Whoever finds a general word or a word of grammar has shown a feeling for language, not knowledge.",
    "R11": "Stray signs and broken brackets draw the eye away from the question.",
    "R12": "Half a sentence asks for its other half, not for what it says about the concept.",
    "R13": "Three options test about as well as five, as several studies found; with two a guess is too often right.",
    "R14": "A wrong option that is right as well punishes those who know most.",
    "R15": "The longest option is the best known giveaway: what is true is put with care, the rest in brief.",
    "R16": "An option that looks unlike all the others is chosen for its looks.",
    "R17": "After `an` every option that begins with a consonant can be struck out unread.",
    "R19": "`All of the above` is settled by two of the options, and a `not` is overlooked by those who know.",
    "R21": "A `not` can be heard to be false, or be overlooked, without a thought about the subject.",
    "R22": "A slip of language costs attention, and an article that does not fit may rule the answer out.",
    "R24": "Two pairs are matched by chance, eight by searching, and a word on both sides gives its pair away.",
    "R25": "Two steps are the toss of a coin, eight are a feat of patience, and a sorted list is its own answer.",
    "R27": "A card is met without its page: `why does it matter?` could then be about anything.",
    "R28": "Telling apart takes two: with one of them missing, or the same twice, there is no difference to name.",
    "R30": "Half of all guesses at a yes or no are right, so that the answer says little about what is known.",
    "R31": "Lists are what memory keeps worst: one item that is forgotten fails all the others.",
}
"""Each rule's reason, in a sentence."""


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
