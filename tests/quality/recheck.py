"""A second opinion on the rules of cards, by other means than the generator's own, so that both rarely err alike."""

import re
from collections.abc import Callable, Sequence

from quizapp.core.card import BLANK, Card, CardKind

SAME_LETTERS = 5
"""Two words that begin with as many equal letters are forms of one word if both end as English words do."""

_FORM = re.compile(
    r"(?:|e|y)(?:|s|es|ed|er|ers|or|ors|ing|ings|ion|ions|ation|ations|al|ally|ance|ence|ant|ent|ic|ical|ies|ist"
    r"|ity|ive|able|less|ly|ment|ments|ness|ous)"
)

_LEADS = re.compile(r"^(?:Which term fits\?|Which term does this describe\?|Which concept does this line sum up\?) ")
_LEANING = re.compile(
    r"^(?:he|her|she|this|that|these|those|such|but|and|so|also|however|therefore|thus|then|moreover|furthermore"
    r"|instead|otherwise|hence|for example|for instance|in contrast|by contrast|as a result)\b",
    re.I,
)
_PRONOUN = re.compile(r"^(?:it|its|they|their)\b", re.I)
_GRAMMAR = set(
    """a an and are as at be but by can for from has have in into is it its not of on or over that the their them they
    this to under was were what when where which while who why will with without""".split()
)
_KINDS = set("area case fact form kind number part people result set side thing time type unit use way".split())


def faults(card: Card) -> list[str]:
    """The ids of the rules that a generated card breaks."""
    return [rule for rule, breaks in _CHECKS.items() if breaks(card)]


def violations(cards: Sequence[Card]) -> list[tuple[Card, str]]:
    """Every breach among the cards of a collection: also two cards of one kind that ask the same (R05)."""
    found = [(card, rule) for card in cards for rule in faults(card)]
    asked: set[tuple[CardKind, str]] = set()
    for card in cards:
        if (card.kind, card.prompt) in asked:
            found.append((card, "R05"))
        asked.add((card.kind, card.prompt))
    return found


def _recalled(card: Card) -> bool:
    return card.kind in (CardKind.TERM, CardKind.TAGLINE, CardKind.CLOZE)


def _sentence(card: Card) -> str:
    return card.prompt.removeprefix(f"{card.concept} — ")


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _prompt_words(card: Card) -> list[str]:
    return _words(_LEADS.sub("", card.prompt).replace(BLANK, " "))


def _leaks(card: Card) -> bool:
    answers = (_words(name) for name in (card.answer, *card.accept))
    prompt = f" {' '.join(_prompt_words(card))} "
    return _recalled(card) and any(f" {' '.join(answer)} " in prompt for answer in answers if answer)


def _hints(card: Card) -> bool:
    prompt = set(_prompt_words(card))
    return _recalled(card) and any(_akin(word, other) for word in _words(card.answer) for other in prompt)


def _akin(one: str, other: str) -> bool:
    same = next((at for at, (here, there) in enumerate(zip(one, other, strict=False)) if here != there), None)
    same = min(len(one), len(other)) if same is None else same
    return same >= SAME_LETTERS and bool(_FORM.fullmatch(one[same:]) and _FORM.fullmatch(other[same:]))


def _abbreviates(card: Card) -> bool:
    initials = "".join(word[0] for word in _words(card.answer) if word not in _GRAMMAR).upper()
    return _recalled(card) and len(initials) > 1 and initials in re.findall(r"\b[A-Z]{2,}\b", card.prompt)


def _is_long(card: Card) -> bool:
    limit = 50 if card.kind is CardKind.CLOZE else 60
    return len(card.prompt.split()) > limit or len(card.answer.split()) > (5 if _recalled(card) else 60)


def _is_untidy(card: Card) -> bool:
    text = f"{card.prompt} {card.answer}"
    brackets = any(text.count(left) != text.count(right) for left, right in ("()", "[]", "“”"))
    return brackets or bool(re.search(r"\*\*|`|  |\s[,;!?]|\bNone\b|\]\(|</", text)) or text.count('"') % 2 == 1


def _is_clumsy(card: Card) -> bool:
    text = card.prompt.replace(BLANK, "")
    doubled = re.search(r"\b(?!had|that)([a-z]+) \1\b", text, re.I)
    return bool(doubled or re.search(r"\ba [aeio][a-z]{3}|\ban [bcdfgjklmnpqrstvwz][a-z]{2}", text))


def _leans(card: Card) -> bool:
    sentence = _sentence(card)
    labelled = sentence != card.prompt
    if card.kind is CardKind.TERM:
        sentence = _LEADS.sub("", card.prompt)
    return bool(_LEANING.match(sentence) or (_PRONOUN.match(sentence) and not labelled))


def _is_weak(card: Card) -> bool:
    asked = _words(card.answer)
    return all(word in _GRAMMAR or word.removesuffix("s") in _KINDS for word in asked)


def _is_scrap(card: Card) -> bool:
    sentence = _sentence(card)
    return sentence[:1].islower() or not re.search(r"[.!?…][\"”’)]*$", sentence)


def _names_nothing(card: Card) -> bool:
    return not set(_stems(card.concept)) & set(_stems(card.prompt))


def _stems(text: str) -> list[str]:
    return [word[:SAME_LETTERS] for word in _words(text)]


def _lists(card: Card) -> bool:
    return _recalled(card) and len(re.split(r", | and | or ", card.answer)) > 2


def _cloze(breaks: Callable[[Card], bool]) -> Callable[[Card], bool]:
    return lambda card: card.kind is CardKind.CLOZE and breaks(card)


_CHECKS: dict[str, Callable[[Card], bool]] = {
    "R01": lambda card: not (card.prompt.strip() and card.answer.strip()),
    "R02": _leaks,
    "R03": _hints,
    "R04": _abbreviates,
    "R06": _is_long,
    "R07": _cloze(lambda card: len(_words(_sentence(card).replace(BLANK, " "))) < 6),
    "R08": lambda card: card.kind in (CardKind.CLOZE, CardKind.TERM) and _leans(card),
    "R09": _cloze(lambda card: card.prompt.count(BLANK) != 1),
    "R10": _cloze(_is_weak),
    "R11": _is_untidy,
    "R12": _cloze(_is_scrap),
    "R17": lambda card: bool(re.search(rf"\ban? {BLANK}", card.prompt, re.I)),
    "R22": _is_clumsy,
    "R27": lambda card: card.kind in (CardKind.DEFINITION, CardKind.WHY) and _names_nothing(card),
    "R31": _lists,
}
