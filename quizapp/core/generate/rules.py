"""The quality rules: each a small function that says what is wrong with a card, and one table that joins them."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from quizapp.core.card import BLANK, SHORT_ANSWER_WORDS, Asked, CardKind, ItemKind
from quizapp.core.concept import DeckId
from quizapp.core.generate.context import Context, content
from quizapp.core.generate.draft import ARROW, FALSE, Lead
from quizapp.core.generate.leaks import abbreviated_in, hinted_in, named_in, shares_word
from quizapp.core.generate.lexicon import AUXILIARIES, BLAND, CATEGORIES, NO_ADVERBS, RESOLVABLE
from quizapp.core.generate.options import all_or_none, length_gives_away, odd_one_out, same_thing
from quizapp.core.generate.prose import ENDED, opening_orphan
from quizapp.core.text import STOPWORDS, normal, plain, singular, words

PROMPT_WORDS, CLOZE_WORDS, STATEMENT_WORDS = 60, 50, 40
EXPLAINED_WORDS = 60
CONTEXT_WORDS = 6
LONG_WORD = 12
"""Letters of a long word."""
OPTIONS = range(3, 6)
STEPS = range(3, 8)
PAIRS, PAIR_WORDS = range(3, 8), 30
LIST_ITEMS, ITEM_WORDS = 3, 4


Kind = CardKind | ItemKind

ALL: frozenset[Kind] = frozenset((*CardKind, *ItemKind))
CLOZE: frozenset[Kind] = frozenset({CardKind.CLOZE, ItemKind.CLOZE})
CHOICE: frozenset[Kind] = frozenset({CardKind.CHOICE, ItemKind.CHOICE, ItemKind.EXAMPLE, ItemKind.ODD_ONE_OUT})
OPTIONED: frozenset[Kind] = CHOICE | {ItemKind.CONTRAST}
STATEMENT: frozenset[Kind] = frozenset({CardKind.STATEMENT, ItemKind.TRUE_FALSE})
ORDER: frozenset[Kind] = frozenset({CardKind.STEPS, ItemKind.ORDER})
MATCH: frozenset[Kind] = frozenset({ItemKind.MATCH})
CONTRAST: frozenset[Kind] = frozenset({CardKind.CONTRAST, ItemKind.CONTRAST})
WRITTEN: frozenset[Kind] = frozenset({CardKind.FACT})
TITLED: frozenset[Kind] = frozenset({CardKind.TERM, CardKind.TAGLINE, CardKind.EXAMPLE})
RECALLED: frozenset[Kind] = TITLED | CLOZE
TYPED: frozenset[Kind] = frozenset({ItemKind.TYPED})
GUARDED: frozenset[Kind] = RECALLED | WRITTEN | OPTIONED | TYPED
BLANKED: frozenset[Kind] = CLOZE | CHOICE | TYPED | {CardKind.TERM, CardKind.FACT}
FLASHCARDS: frozenset[Kind] = frozenset(CardKind) - {CardKind.CHOICE, CardKind.STATEMENT, CardKind.STEPS}


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that a card breaks: what is wrong, and how an author mends it."""

    rule: str
    message: str
    mend: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of quality: the kinds it holds for, its test, and how an author mends a card that breaks it."""

    id: str
    kinds: frozenset[Kind]
    fault: Callable[[Asked, Context], str]
    """What is wrong, as one clause; empty where the card keeps the rule. Its docstring explains the rule."""
    mend: str


def label(concept: str) -> str:
    """What stands before a cloze sentence, to say which concept it speaks of."""
    return f"{concept} — "


def sentence_of(card: Asked) -> str:
    """The sentence of a cloze card, without its label."""
    return card.prompt.removeprefix(label(card.concept))


def broken(card: Asked, context: Context) -> tuple[Broken, ...]:
    """Every rule that `card` breaks, in the order of their ids."""
    faults = ((rule, rule.fault(card, context)) for rule in RULES if card.kind in rule.kinds)
    return tuple(Broken(rule.id, fault, rule.mend) for rule, fault in faults if fault)


def _deck(card: Asked) -> DeckId:
    return DeckId(card.concept_id.rpartition("/")[0])


def compared(card: Asked) -> str:
    """The other concept that a contrast names."""
    found = re.search("” (?:and|from) “(.*)”(?: differ|: )", card.prompt)
    return found[1] if found else ""


# ---- every item


def empty_field(card: Asked, context: Context) -> str:
    """R01: no field is empty, and every concept named exists."""
    if not (card.prompt.strip() and card.answer.strip() and card.concept.strip()):
        return "The prompt or the answer is empty."
    if card.kind in CONTRAST and not context.find(compared(card), _deck(card)):
        return f"There is no concept “{compared(card)}”."
    return ""


def answer_in_prompt(card: Asked, context: Context) -> str:
    """R02: neither the answer nor another name of it stands in the prompt."""
    leak = named_in(_asked(card), (card.answer, *card.accept))
    return f"“{leak}” answers the question inside the question." if leak else ""


def form_in_prompt(card: Asked, context: Context) -> str:
    """R03: no form of a telling word of the answer stands in the prompt."""
    if card.kind not in RECALLED and len(words(card.answer)) > SHORT_ANSWER_WORDS:
        return ""  # an explanation may well use a word of its question
    free = context.shared(_deck(card)) | _shared_by_options(card)
    if card.kind not in RECALLED:
        free |= CATEGORIES  # a question may well say which kind of thing it asks for: `which model ...`
    leak = hinted_in(_asked(card), card.answer, free)
    return f"“{leak}” in the question gives “{card.answer}” away." if leak else ""


def _shared_by_options(card: Asked) -> frozenset[str]:
    """The words that at least half of the options have: they give none away."""
    counts = Counter(key for option in card.options for key in set(content(option)))
    return frozenset(key for key, count in counts.items() if 2 * count >= len(card.options))


def acronym_in_prompt(card: Asked, context: Context) -> str:
    """R04: the prompt has neither the acronym of the answer nor its expansion."""
    leak = abbreviated_in(_asked(card), card.answer)
    return f"“{leak}” stands for the answer." if leak else ""


def _asked(card: Asked) -> str:
    """The prompt without the words that the generator puts before every card of its kind."""
    lead = next((lead for lead in Lead if card.prompt.startswith(f"{lead} ")), "")
    return card.prompt.removeprefix(lead)


ASK_ELSE = "Ask for something else, or remove one."


def same_prompt(card: Asked, earlier_prompts: frozenset[str]) -> Broken | None:
    """R05: no two cards of a concept ask the same."""
    if card.prompt not in earlier_prompts:
        return None
    return Broken("R05", "Another card of this concept asks the same.", ASK_ELSE)


def too_long(card: Asked, context: Context) -> str:
    """R06: prompts and answers are short enough to be read and recalled in one go."""
    limit = CLOZE_WORDS if card.kind in CLOZE else STATEMENT_WORDS if card.kind in STATEMENT else PROMPT_WORDS
    if (asked := _size(card.prompt)) > limit:
        return f"The question has {asked} words; {limit} are enough."
    limit = SHORT_ANSWER_WORDS if card.kind in RECALLED | TYPED else EXPLAINED_WORDS
    answered = _size(card.answer)
    return f"The answer has {answered} words; {limit} are enough." if answered > limit else ""


def _size(text: str) -> int:
    """The words of a text; where they are endless or not parted by spaces, what its letters would make."""
    return max(len(text.split()), len(text) // LONG_WORD)


_MARKUP = re.compile(
    r"\*\*|`|\[[^\[\]]*\]\([^()]*\)|\{\{|\}\}|</?(?:a|b|br|code|em|i|li|p|span|strong|sub|sup|u|ul)\b[^<>]*>"
    r"|\bNone\b(?! of)"
)
_ODD_SPACING = re.compile(r"\s\s|[\t\n]|^\s|\s$|\s[,;!?](?=\s|$)|\s[.:](?=\s|$)|\(\s|\s\)")
_BRACKET = re.compile(r"[()\[\]{}]")
_CLOSING = {")": "(", "]": "[", "}": "{"}


def untidy(card: Asked, context: Context) -> str:
    """R11: no markup, no odd spacing, no unbalanced brackets or quotes."""
    answer = plain(card.answer) if card.kind in WRITTEN else card.answer
    for text in (card.prompt, answer, *card.options):
        found = _MARKUP.search(text.replace(BLANK, "")) or _ODD_SPACING.search(text)
        if found:
            return f"“{found.group()}” is markup or odd spacing."
        if not _balanced(text):
            return "A bracket or a quotation mark has no partner."
    return ""


def _balanced(text: str) -> bool:
    opened: list[str] = []
    for sign in _BRACKET.findall(text):
        if sign not in _CLOSING:
            opened.append(sign)
        elif not opened or opened.pop() != _CLOSING[sign]:
            return False
    return not opened and text.count('"') % 2 == 0 and text.count("“") == text.count("”")


_DOUBLED = re.compile(r"\b(?!(?:that|had|blah|bye)\b)([^\W\d_]+) \1\b", re.I)
_ARTICLE = re.compile(r"(?:\b(an?)|(?:^|[.!?:—] )(An?)) ([^\W\d_]+)")
_VOWEL = re.compile(r"(?!eu|ewe|one\b|ones\b|once|oneself|ouija|u[bknrst][aeiou]|uni(?!n|m[^e])|unanim)[aeiou]")
_SILENT_H = re.compile(r"h(?:eir|erb|onest|ono|our)")


def clumsy(card: Asked, context: Context) -> str:
    """R22: no doubled word, and `a` and `an` fit the word that follows."""
    answer = "" if card.kind in WRITTEN else card.answer
    for text in (card.prompt, answer):
        if doubled := _DOUBLED.search(text):
            return f"“{doubled.group()}”: a word stands there twice."
        for found in _ARTICLE.finditer(text):
            article, word = (found[1] or found[2]).casefold(), found[3]
            if word.islower() and word not in STOPWORDS and len(word) > 1 and article != article_for(word):
                return f"“{found.group().strip()}” should have `{article_for(word)}`."
    return ""


def article_for(word: str) -> str:
    return "an" if _VOWEL.match(word) or _SILENT_H.match(word) else "a"


# ---- cloze


def little_context(card: Asked, context: Context) -> str:
    """R07: enough words stand around the blank to tell what is missing."""
    count = len(words(sentence_of(card).replace(BLANK, " ")))
    return f"Only {count} words stand around the blank." if count < CONTEXT_WORDS else ""


def orphan_start(card: Asked, context: Context) -> str:
    """R08: the sentence does not begin with a word that leans on the sentence before."""
    orphan = opening_orphan(sentence_of(card))
    resolved = card.prompt != sentence_of(card) and orphan.casefold() in RESOLVABLE
    return f"“{orphan}” leans on a sentence that the card does not show." if orphan and not resolved else ""


def not_one_blank(card: Asked, context: Context) -> str:
    """R09: there is exactly one blank."""
    count = len(re.findall("_{3,}", card.prompt))
    return "" if count == 1 else f"The sentence has {count} blanks."


def weak_target(card: Asked, context: Context) -> str:
    """R10: what is blanked is a term: no stopword, no general word, no adverb."""
    if context.find(card.answer, _deck(card)) or named_in(card.answer, [card.concept]):
        return ""
    asked = [word.casefold() for word in words(card.answer)]
    if asked and all(word in STOPWORDS or singular(word) in CATEGORIES | BLAND for word in asked):
        return f"“{card.answer}” is too general to be recalled."
    if len(asked) == 1 and re.fullmatch(r"[a-z]{2,}ly", asked[0]) and asked[0] not in NO_ADVERBS:
        return f"“{card.answer}” is an adverb."
    return ""


def no_sentence(card: Asked, context: Context) -> str:
    """R12: the text is a full sentence, with a capital and an end mark."""
    sentence = sentence_of(card)
    first = sentence.split(" ", 1)[0]
    if first.islower():
        return "The sentence does not begin with a capital."
    return "" if ENDED.search(sentence) else "The sentence has no full stop."


# ---- options


def unfit_options(card: Asked, context: Context) -> str:
    """R13: three to five different options, the right one among them once."""
    distinct = {normal(option) for option in card.options}
    if len(distinct) < len(card.options) or card.options.count(card.answer) != 1:
        return "Two options are the same."
    return "" if len(card.options) in OPTIONS else f"There are {len(card.options)} options; three to five are good."


def also_right(card: Asked, context: Context) -> str:
    """R14: no wrong option is the right one in other words, a broader term, or part of the question."""
    named = context.find(card.answer, _deck(card)) if card.kind is CardKind.CHOICE else None  # an author's own
    names = (*card.accept, *((named.title, *named.aliases) if named else ()))
    wrong = same_thing(card.answer, names, _wrong(card), card.prompt)
    return f"“{wrong}” could be right too, or stands in the question." if wrong else ""


def telling_length(card: Asked, context: Context) -> str:
    """R15: the right option cannot be told by its length."""
    extreme = length_gives_away(card.answer, _wrong(card))
    return f"The right option is by far the {extreme}." if extreme else ""


def odd_key(card: Asked, context: Context) -> str:
    """R16: the right option is not the odd one out in number, capitals or words."""
    difference = odd_one_out(card.answer, _wrong(card))
    return f"Only the right option differs in the {difference}." if difference else ""


def telling_article(card: Asked, context: Context) -> str:
    """R17: `a` or `an` before the blank does not tell how the answer begins."""
    found = re.search(rf"\b(an?) {BLANK}|\b(an?)[:.… ]*$", card.prompt, re.I)
    return f"“{found.group()}” tells how the answer begins." if found else ""


def all_none_not(card: Asked, context: Context) -> str:
    """R19: no `all of the above`, and nothing asked in the negative."""
    found = all_or_none(card.prompt, card.options)
    return f"“{found}” tests reading, not knowing." if found else ""


def _wrong(card: Asked) -> list[str]:
    return [option for option in card.options if option != card.answer]


_NEGATED = re.compile(r"\b(?:not|never|cannot|\w+n['’]t)\b", re.I)


def negated(card: Asked, context: Context) -> str:
    """R21: a statement is false by what it says, not by a `not` in it."""
    found = _NEGATED.search(card.prompt) if card.answer == FALSE else None
    return f"“{found.group()}” in a false statement tests reading, not knowing." if found else ""


def unfit_pairs(card: Asked, context: Context) -> str:
    """R24: three to seven pairs, no side twice, short, and no word of a title in its own line."""
    lefts, rights = zip(*card.pairs, strict=True) if card.pairs else ((), ())
    if len(card.pairs) not in PAIRS or min(len({*map(normal, lefts)}), len({*map(normal, rights)})) < len(card.pairs):
        return f"There are {len(card.pairs)} pairs, or a side comes twice; three to seven different ones are good."
    if long := next((right for right in rights if len(right.split()) > PAIR_WORDS), ""):
        return f"“{long}” has more than {PAIR_WORDS} words."
    leak = next((left for left, right in card.pairs if shares_word(right, left)), "")
    return f"A word of “{leak}” stands in its own line." if leak else ""


def unfit_order(card: Asked, context: Context) -> str:
    """R25: three to seven different steps, not shown in their order."""
    if len(card.options) not in STEPS or len(set(card.options)) < len(card.options):
        return f"There are {len(set(card.options))} different steps; three to seven are good."
    return "The steps are shown in their order." if ARROW.join(card.options) == card.answer else ""


# ---- flashcards


def concept_unnamed(card: Asked, context: Context) -> str:
    """R27: the question names the concept it asks about."""
    return "" if plain(card.concept) in card.prompt or named_in(card.prompt, [card.concept]) else "It names no concept."


def contrast_unnamed(card: Asked, context: Context) -> str:
    """R28: a contrast names two different concepts."""
    other = compared(card)
    if not other:
        return "It names no other concept."
    return "It compares the concept with itself." if normal(other) == normal(card.concept) else ""


_ASKING = AUXILIARIES - {"be", "been", "being", "to", "not", "never"}


def yes_or_no(card: Asked, context: Context) -> str:
    """R30: the question cannot be answered with yes or no."""
    first = card.prompt.split(" ", 1)[0].casefold()
    asks = first in _ASKING and card.prompt.endswith("?") and " or " not in card.prompt
    return "It can be answered with yes or no." if asks else ""


_ITEM_END = re.compile(r"[,;] (?:(?:and|or) )?| (?:and|or) ")


def enumerates(card: Asked, context: Context) -> str:
    """R31: the answer is one thing, not a list of things to enumerate."""
    lines = [line for line in card.answer.splitlines() if re.match(r"\s*(?:[-*+•]|\d+[.)])\s", line)]
    items = _ITEM_END.split(plain(card.answer))
    listed = len(items) >= LIST_ITEMS and all(len(item.split()) <= ITEM_WORDS for item in items)
    return "The answer is a list; lists are hard to recall." if len(lines) >= LIST_ITEMS or listed else ""


RULES = (
    Rule("R01", ALL, empty_field, "Fill the field, or name a concept that exists."),
    Rule("R02", GUARDED, answer_in_prompt, "Ask without naming the answer."),
    Rule("R03", GUARDED, form_in_prompt, "Put the question in other words."),
    Rule("R04", GUARDED, acronym_in_prompt, "Leave out the acronym or its expansion."),
    Rule("R06", ALL, too_long, "Ask for less, or make two cards of it."),
    Rule("R07", CLOZE, little_context, "Write a longer sentence around the blank."),
    Rule("R08", CLOZE, orphan_start, "Begin with the thing the sentence speaks of."),
    Rule("R09", CLOZE, not_one_blank, "Blank one thing, and write no other ____."),
    Rule("R10", CLOZE, weak_target, "Blank the term that the sentence is about."),
    Rule("R11", ALL, untidy, "Write plain text with single spaces and closed brackets and quotes."),
    Rule("R12", CLOZE, no_sentence, "Write a whole sentence, from a capital to a full stop."),
    Rule("R13", OPTIONED, unfit_options, "Give two to four wrong answers, all different."),
    Rule("R14", OPTIONED, also_right, "Replace the wrong answer by one that is clearly wrong."),
    Rule("R15", OPTIONED, telling_length, "Make the answers about equally long."),
    Rule("R16", OPTIONED, odd_key, "Give the answers the same form."),
    Rule("R17", BLANKED, telling_article, "Write a(n)."),
    Rule("R19", OPTIONED, all_none_not, "Ask for what is true, with answers that stand alone."),
    Rule("R21", STATEMENT, negated, "Say the wrong thing outright: put another term in the place of the right one."),
    Rule("R22", ALL, clumsy, "Mend the wording."),
    Rule("R24", MATCH, unfit_pairs, "Give three to seven concepts of the section a tagline that names none of them."),
    Rule("R25", ORDER, unfit_order, "Give three to seven different steps."),
    Rule("R27", ORDER | {CardKind.DEFINITION, CardKind.WHY}, concept_unnamed, "Name the concept in the question."),
    Rule("R28", CONTRAST, contrast_unnamed, "Compare with another concept, by its id or title."),
    Rule("R30", FLASHCARDS, yes_or_no, "Ask what, how, when or why."),
    Rule("R31", RECALLED | WRITTEN, enumerates, "Ask for one of the things, or make a card of each."),
)
