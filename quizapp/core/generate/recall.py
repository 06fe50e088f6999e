"""The cards every concept has: its term, its definition, its tagline, and why it matters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.core.card import BLANK, Card, CardKind
from quizapp.core.concept import Concept
from quizapp.core.generate.draft import Lead, draft, naming_the_concept
from quizapp.core.generate.lexicon import AUXILIARIES, PREPOSITIONS
from quizapp.core.generate.prose import CERTAIN, Prose, Sentence, complete, paired
from quizapp.core.generate.rules import CONTEXT_WORDS, EXPLAINED_WORDS
from quizapp.core.generate.subject import Subject
from quizapp.core.text import STOPWORDS, normal, plain, tokens, words

TERSE_WORDS = 12
"""A sentence with fewer words is followed by the next one, if there is room."""

CUT_WORDS = 40
"""What is shown of a sentence that never ends."""

CUT_COST = 0.5
"""What a sentence loses in rank when its last clause is cut off."""

_TAIL = re.compile(
    r"(?:; .+|, (?:an?|the|which|where|so|but|while|because|often|usually|typically|making|allowing"
    r"|and (?:each|it|its|the|their|they)) [^,;:]+)$"
)
"""A last clause that can go: the rest is a whole sentence."""

_CLAUSE = re.compile(r"\b(?:that|which|who|whose|where|when)\b")
"""A clause begins that has a verb of its own."""

_COMMON_ENDING = re.compile(
    r"(?:ing|tion|sion|sis|ity|ment|ness|ism|ance|ence|logy|acy|ship|ture|graphy|metry|phy|cyte|itis)s?$"
)
"""A word that ends so is hardly ever a proper name."""


def taglines(concept: Concept) -> Iterator[Card]:
    """The tagline card: from the line to the term."""
    if line := plain(concept.tagline):
        prompt = f"{Lead.SUMMED_UP} {complete(line)}"
        yield naming_the_concept(concept, CardKind.TAGLINE, prompt, line=concept.line_of("tagline"))


def terms(concept: Concept, prose: Prose) -> Iterator[Card]:
    """Term cards, best first: a defining sentence with the term left out."""
    line = concept.line_of("what_it_is")
    for _, text in sorted(_masked(prose), key=lambda ranked: -ranked[0]):
        yield naming_the_concept(concept, CardKind.TERM, f"{Lead.TERM} {text}", line=line)
    if not prose.what or any(sentence.namings for sentence in prose.what):
        return
    opening = prose.what[0]
    if _is_description(opening) and normal(opening.text) != normal(plain(concept.tagline)):
        prompt = f"{Lead.DESCRIBED} {complete(opening.text)}"
        yield naming_the_concept(concept, CardKind.TERM, prompt, line=line)


def definitions(concept: Concept, prose: Prose) -> Iterator[Card]:
    """Definition cards, best first: from the term to the sentence that says what it is."""
    question = _what_is(prose)
    for sentence in sorted(prose.what, key=lambda text: (text.points, -text.definitional, text.leans, text.place)):
        for answer in (_with_next(sentence, prose.what), complete(sentence.text)):
            yield draft(concept, CardKind.DEFINITION, question, answer, line=concept.line_of("what_it_is"))
    if line := plain(concept.tagline):
        answer = complete(line)
        yield draft(concept, CardKind.DEFINITION, question, answer, line=concept.line_of("tagline"))
    for sentence in prose.what:
        answer = paired(" ".join(sentence.text.split()[:CUT_WORDS])) + "…"
        yield draft(concept, CardKind.DEFINITION, question, answer, line=concept.line_of("what_it_is"))


def reasons(concept: Concept, prose: Prose) -> Iterator[Card]:
    """Why cards, best first: why the concept matters."""
    question = _why(prose)
    for sentence in sorted(prose.why, key=lambda sentence: (sentence.points, sentence.place)):
        answer = _with_next(sentence, prose.why)
        yield draft(concept, CardKind.WHY, question, answer, line=concept.line_of("why_it_matters"))


def _is_description(sentence: Sentence) -> bool:
    """Whether it says what something is without naming it: `the process by which ...`, with no verb of its own."""
    first = [token.key for token in tokens(_CLAUSE.split(sentence.text)[0])]
    is_phrase = bool(first) and first[0] not in PREPOSITIONS and not AUXILIARIES.intersection(first)
    return is_phrase and not sentence.leans and len(words(sentence.text)) >= CONTEXT_WORDS


def _masked(prose: Prose) -> Iterator[tuple[float, str]]:
    """Defining sentences with the term left out, whole and without their last clauses, each with its rank."""
    for sentence in prose.what:
        if not sentence.defines or sentence.leans:
            continue
        for cuts, text in enumerate(_ever_shorter(complete(name_blanked(sentence)))):
            yield sentence.definitional - CUT_COST * cuts, text


def _ever_shorter(text: str) -> Iterator[str]:
    """A sentence, and what is left of it without its last clause, without the last two ..."""
    while len(words(text)) >= CONTEXT_WORDS:
        yield text
        whole, text = text, _TAIL.sub(".", text)
        if text == whole:
            return


def name_blanked(sentence: Sentence) -> str:
    """The sentence with the first name of its concept left out, and the article before it."""
    naming = sentence.namings[0]
    before = re.sub(r"(?:^|(?<=\s))(?:an?|the) $", "", sentence.text[: naming.start], flags=re.I)
    return f"{before}{BLANK}{sentence.text[naming.end :]}"


def _with_next(sentence: Sentence, field: Sequence[Sentence]) -> str:
    answer = complete(sentence.text)
    following = field[sentence.place + 1] if sentence.place + 1 < len(field) else None
    if following and not following.points and len(words(answer)) < TERSE_WORDS:
        both = f"{answer} {complete(following.written)}"
        return both if len(both.split()) <= EXPLAINED_WORDS else answer
    return answer


# ---- asking with the author's own noun phrase


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The title as it stands inside a sentence: `a base model`, `transformers`, `the Krebs cycle`."""

    text: str
    verb: str
    is_plural: bool


def _what_is(prose: Prose) -> str:
    phrase = next(_phrases(prose), None)
    return f"What {phrase.verb} {phrase.text}?" if phrase else f"What does “{prose.title}” mean?"


def _why(prose: Prose) -> str:
    phrases = list(_phrases(prose))
    phrase = next((phrase for phrase in phrases if phrase.is_plural), phrases[0] if phrases else None)
    if not phrase:
        return f"Why does “{prose.title}” matter?"
    return f"Why {'do' if phrase.is_plural else 'does'} {phrase.text} matter?"


def _phrases(prose: Prose) -> Iterator[_Phrase]:
    for sentence in prose.all:
        subject = sentence.subject
        name = _inside_a_sentence(subject, prose) if subject and subject.is_title else ""
        if subject and name:
            past = subject.verb in ("was", "were") and sentence.defines == CERTAIN
            verb = subject.verb if past else "are" if subject.is_plural else "is"
            yield _Phrase(f"{subject.article} {name}".strip(), verb, subject.is_plural)


def _inside_a_sentence(subject: Subject, prose: Prose) -> str:
    """The subject's name with the capital it has inside a sentence; empty where nothing tells."""
    name = subject.name
    first = name.split(" ", 1)[0]
    if not subject.opens or not (first[:1].isupper() and first[1:].islower()):
        return name
    lowered = name[:1].lower() + name[1:]
    for sentence in prose.all:
        for naming in sentence.namings:
            if naming.start and naming.key[0] == tokens(first)[0].key:
                return lowered if sentence.text[naming.start].islower() else name
    return lowered if _is_common(first, prose) else ""


def _is_common(word: str, prose: Prose) -> bool:
    """Whether a capital at the beginning of `word` is the sentence's: it ends, or is written elsewhere, like a noun."""
    if "’" in word or "'" in word:
        return any(word.lower() in text for text in prose.texts)
    if len(word.partition("-")[0]) > 1 and word.partition("-")[2][:1].islower():
        return True
    key = tokens(word)[0].key
    return bool(_COMMON_ENDING.search(word)) or key in STOPWORDS or key in prose.small_words
