"""The concept as the subject of a sentence, and the pronouns that mean it in the next one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.core.generate.lexicon import AUXILIARIES, DETERMINERS, GENERIC, PREPOSITIONS
from quizapp.core.generate.naming import Key, Naming, is_plural
from quizapp.core.text import Token, singular, tokens

_BEFORE_SUBJECT = re.compile(
    r"^(?P<intro>(?:after|although|among|as|at|because|before|by|during|first|for|from|if|in|like|on|once|since|to"
    r"|under|unlike|when|while|with|within|\w+ed|\w+ly)\b[^,.;:()]{1,80}, )?"
    r"(?:the (?:concept|idea|notion|principle|theory) of )?(?:(?P<article>an?|the) )?$",
    re.I,
)
"""What may stand before the subject of a sentence: an article, an opening phrase with its comma, `the idea of`."""

_BETWEEN = re.compile(
    r", (?!and\b|but\b)[^,.;:()]{1,80},(?= )"
    r"| (?:for|in|of) (?:(?:an?|the) )?[\w-]+(?: [\w-]+)?(?= (?:are|is|means|measures|refers|was|were) )"
)
"""What may stand between a subject and its verb."""

_OPENED = re.compile(r" \(|,(?: abbreviated| also called| also known as| or)? ")
_CLOSED = re.compile(r"\)|(?: for short)?,")
"""What stands around another name for the same thing: `X (Y)`, `X, or Y,`, `X, Y for short,`."""

_NO_VERB = DETERMINERS | PREPOSITIONS | frozenset("and or but nor who whose whom".split())
_PLURAL_VERBS = frozenset("are were have do".split())
_RESOLVED = {
    "It": (False, ""),
    "Its": (False, "’s"),
    "It's": (False, " is"),
    "They": (True, ""),
    "Their": (True, "’s"),
    "They're": (True, " are"),
}
"""The pronouns that can be resolved: whether they are plural, and what stands behind the name in their place."""

_POINTED = re.compile(
    r"(?:This|That|These|Those) (?P<noun>(?:[a-z-]+ [a-z-]+|[a-z-]+(?=,))(?:, [^,.;:]+,)?)"
    r" (?:are|is|was|were) (?!how\b|where\b|why\b)"
)
"""What `this` points at, described: `this curved arch is`, `that arch, with its pier, is`."""

_EMPTY_IT = re.compile(
    r"It(?:'s| is| was) (?:(?:also|no|not|often|well) )?"
    r"(?:been|got|had|\w+ (?:how|that|what|when|where|whether|who|why)\b"
    r"|(?!\w*(?:ed|en) |made |built |meant )\w+ (?:for|to)\b)"
    r"|It (?:appears|follows|helps|makes sense|may be|seems|takes(?! place| part| its)|turns out)\b"
)
"""`It` that means nothing before it: `it is hard to see`, `it turns out`."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The concept as the subject of a sentence: `A base model is`."""

    article: str
    name: str
    verb: str
    following: str
    """The word after the verb."""
    is_title: bool
    is_plural: bool
    opens: bool
    """Whether nothing stands before the name, so that its capital may be the sentence's."""


def merged(text: str, found: Sequence[Naming]) -> list[Naming]:
    """The namings of a text, a name and another one that only stands beside it counted as one: `X (Y)`."""
    kept: list[Naming] = []
    for naming in found:
        last = kept[-1] if kept else None
        closed = _CLOSED.match(text, naming.end) if last and _OPENED.fullmatch(text, last.end, naming.start) else None
        if last and closed:
            kept[-1] = Naming(last.start, closed.end(), last.first, naming.after, last.key)
        else:
            kept.append(naming)
    return kept


def _modifies(row: Sequence[Token], after: int) -> bool:
    """Whether the name goes on: in `base model training is`, the subject is the training."""
    word, following = row[after].key, row[after + 1].key if after + 1 < len(row) else ""
    return word not in AUXILIARIES and (word.endswith("ing") or following in AUXILIARIES - {"not", "never", "to"})


def subject_of(text: str, naming: Naming, titles: set[Key]) -> Subject | None:
    """The subject of a sentence, if the concept is it.

    Args:
        text: the sentence.
        naming: where it names the concept first.
        titles: the keys of the concept's title, without its aliases.
    """
    row = tokens(text)
    before = _BEFORE_SUBJECT.match(text[: naming.start])
    if not before:
        return None
    between = _BETWEEN.match(text, naming.end)
    end = between.end() if between else naming.end
    at = next((at for at in range(naming.after, len(row)) if row[at].start > end), None)
    if at is None:
        return None
    verb = text[row[at].start : row[at].end].casefold()
    if text[end : row[at].start] != " " or verb in _NO_VERB or _modifies(row, at):
        return None
    name = text[naming.start : row[naming.first + len(naming.key) - 1].end]
    singular_verb = verb in ("is", "was", "has", "does") or (verb.endswith("s") and not verb.endswith("ss"))
    return Subject(
        article=(before["article"] or "").casefold(),
        name=name,
        verb=verb,
        following=row[at + 1].key if at + 1 < len(row) else "",
        is_title=naming.key in titles,
        is_plural=verb in _PLURAL_VERBS or (not singular_verb and is_plural(name)),
        opens=naming.start == 0,
    )


def unpointed(text: str) -> str:
    """`text` without the `this` or `that` that opens it, where it says itself what they point at."""
    found = _POINTED.match(text)
    if not found or all(singular(word) in GENERIC for word in found["noun"].split()):
        return text
    return f"The {text[found.start('noun') :]}"


def resolved(text: str, before: Subject | None) -> str:
    """`text` with the concept named where a pronoun opens it that means the subject of the sentence before."""
    pronoun, _, rest = text.partition(" ")
    is_plural, ending = _RESOLVED.get(pronoun.replace("’", "'"), (None, ""))
    if before is None or is_plural is not before.is_plural or _EMPTY_IT.match(text.replace("’", "'")):
        return text
    named = f"{before.article} {before.name}".strip()
    owning = ending.removesuffix("s") if named.endswith("s") and ending == "’s" else ending
    capital = named[:1].upper() if named.split(" ", 1)[0].islower() else named[:1]
    return f"{capital}{named[1:]}{owning} {rest}"
