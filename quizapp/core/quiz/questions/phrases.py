"""How a concept is called inside a sentence, and what a sentence reads like with its blank filled."""

import re
from dataclasses import dataclass, replace

from quizapp.core.card import BLANK, Card
from quizapp.core.generate.lexicon import VERBS
from quizapp.core.generate.naming import is_plural, other_number
from quizapp.core.generate.prose import complete
from quizapp.core.generate.rules import article_for

_ASKED = re.compile(r"What (?P<verb>is|are|was|were) (?:(?P<article>an?|the) )?(?P<name>[^“”]+)\?")
_COINING = re.compile(
    rf"\b(?:called|known as|termed|named) (?:(?P<open>an? |a\(n\) )|(?P<closed>the ))?{BLANK}(?=[.,;:)])", re.I
)
_OPEN_ARTICLE = re.compile(rf"\b([Aa])\(n\) (?={BLANK})")
_CLOSED_ARTICLE = re.compile(rf"\b([Aa])n? (?={BLANK})")
_VERB_AFTER = re.compile(rf"(?:^|, ){BLANK}(?:, [^,]+,)? (?P<verb>[\w’']+)")
_SPOKEN_WITH_VOWEL = re.compile(r"[AEFHILMNORSX]|8|11\b|18\b")

SINGULAR_VERBS = frozenset("is was has does".split())
PLURAL_VERBS = frozenset("are were have do".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A title as it stands inside a sentence: `a base model`, `gluten`, `the Krebs cycle`."""

    article: str
    name: str
    is_plural: bool

    def __str__(self) -> str:
        return f"{self.article} {self.name}".strip()

    def is_like(self, other: "Phrase") -> bool:
        """Whether either can take the place of the other."""
        return self.article[:1] == other.article[:1] and self.is_plural == other.is_plural

    def named_like(self, answer: str) -> str:
        """The name without its article, in the number of `answer`."""
        if is_plural(answer) == is_plural(self.name):
            return self.name
        return other_number(self.name)


def phrase_of(question: str) -> Phrase | None:
    """The phrase in `What is a base model?`; None in a question that only quotes the title."""
    found = _ASKED.fullmatch(question)
    if not found:
        return None
    return Phrase(found["article"] or "", found["name"], found["verb"] in PLURAL_VERBS)


def agrees(sentence: str, phrase: Phrase) -> bool:
    """Whether a phrase can stand in the blank as the subject: at the beginning, before a verb of its number."""
    found = _VERB_AFTER.search(sentence)
    if not found:
        return False
    verb = found["verb"].casefold()
    if verb in PLURAL_VERBS or verb in VERBS:
        return phrase.is_plural
    ends_in_s = verb.endswith("s") and not verb.endswith("ss")
    return (verb in SINGULAR_VERBS or ends_in_s) and not phrase.is_plural


def coining(sentence: str) -> str:
    """How a sentence coins the term in its blank: `called`, `called a` or `called the`; empty if it does not."""
    found = _COINING.search(sentence)
    if not found:
        return ""
    return f"called {'a' if found['open'] else 'the' if found['closed'] else ''}".rstrip()


def with_open_article(card: Card) -> Card:
    """The card with `a(n)` before its blank, so that the article does not tell how the answer begins."""
    prompt = _CLOSED_ARTICLE.sub(r"\1(n) ", card.prompt)
    return card if prompt == card.prompt else replace(card, prompt=prompt)


def filled(sentence: str, words: str) -> str:
    """`sentence` with `words` in its blank; `a(n)` becomes the article that they want."""
    wanted = r"\1n " if _begins_with_vowel(words) else r"\1 "
    return complete(_OPEN_ARTICLE.sub(wanted, sentence).replace(BLANK, words))


def _begins_with_vowel(words: str) -> bool:
    """Whether `an` stands before `words`: as spoken, so that letters and numbers count by their names."""
    first = words.split(" ", 1)[0].partition("-")[0]
    if first[:1].isdigit() or (len(first) > 1 and first.isupper()):
        return bool(_SPOKEN_WITH_VOWEL.match(first))
    return article_for(first.casefold()) == "an"
