"""Plain text: words and their forms, Markdown, sentences, similarity, characters that must not reach a terminal."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]",
)
"""C0 but newline and tab, DEL, C1, lone surrogates, bidi overrides and isolates."""

_WORD = re.compile(r"[^\W_]+(?:['’\-.+#/&][^\W_]+)*[+#]*")

_TOKEN = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*[+#]*")

FIRST_UNSPACED = "\u2e80"
"""From here on (CJK and its neighbours) words are not parted by spaces."""

_BETWEEN_WORDS = re.compile(r"[\W_]+")

_SPOKEN = {"+": " plus ", "#": " sharp "}
"""Signs that tell two terms apart (C, C++, C#) and would be lost in an id."""

STOPWORDS = frozenset(
    """a about above across after again against all almost along also although always am among an and
    another any are around as at away back be became because become becomes been before behind being
    below beneath beside besides between beyond both but by can cannot could did do does doing done down
    during each either else enough even ever every everybody everyone everything except far few first
    for from further gets given had has have having he hence her here hers him his how however i if in
    indeed inside instead into is it its itself just later least less let like made make makes many may
    me might mine more most much must my near neither never next no nobody none nor not nothing now of
    off often on once one only onto or other others otherwise our ours out outside over own per perhaps
    quite rather really same several shall she should since so some somebody someone something somewhat
    soon still such than that the their theirs them themselves then there thereby therefore therein these they this
    those though through throughout thus to together too toward towards under unless until up upon us
    usually very via was we well were what whatever when whenever where whereas whereby whether which while who
    whom whose why will with within without would yet you your yours can't couldn't didn't doesn't don't
    hadn't hasn't haven't isn't mustn't shouldn't wasn't weren't won't wouldn't""".split()
)
"""Words that carry grammar rather than meaning."""

# ---- characters


def control_characters(text: str) -> list[tuple[int, str]]:
    """Each forbidden character with its offset; empty for clean text."""
    return [(found.start(), found.group()) for found in _CONTROL.finditer(text)]


def visible(text: str) -> str:
    """`text` with each forbidden character spelt out, so that it is safe to print anywhere."""
    return _CONTROL.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


# ---- words


class Token(NamedTuple):
    """A word of a text, parted at hyphens too."""

    start: int
    end: int
    key: str
    """Singular, lower case, no accents: equal for the spellings of one word."""
    gap: str
    """What stands between the word before and this one."""


def words(text: str) -> list[str]:
    """The words of `text` as written: hyphens, apostrophes and inner dots stay inside a word."""
    return _WORD.findall(text)


@lru_cache(maxsize=512)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of `text` with their places, for comparing and blanking."""
    found = []
    before = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        found.append(Token(start, end, singular(text[start:end]), text[before:start]))
        before = end
    return tuple(found)


def normal(text: str) -> str:
    """The normal form used in ids and slots: lower case, no accents, words joined by hyphens, never empty."""
    for sign, spoken in _SPOKEN.items():
        text = text.replace(sign, spoken)
    joined = _BETWEEN_WORDS.sub("-", unicodedata.normalize("NFKC", unaccented(text))).strip("-")
    return joined or sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def unaccented(text: str) -> str:
    """`text` case-folded, in compatibility form and without combining marks."""
    if text.isascii():
        return text.casefold()
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def similarity(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1, by the edits between them and regardless of word order."""
    from rapidfuzz import fuzz, utils  # 20 ms: only needed when a deck was edited

    return max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other, processor=utils.default_process)) / 100


# ---- inflection (English; other languages fall back to whole words)

_IRREGULAR = {
    "analyses": "analysis",
    "axes": "axis",
    "bacteria": "bacterium",
    "buses": "bus",
    "caches": "cache",
    "calories": "calorie",
    "children": "child",
    "cookies": "cookie",
    "crises": "crisis",
    "criteria": "criterion",
    "diagnoses": "diagnosis",
    "feet": "foot",
    "fungi": "fungus",
    "geese": "goose",
    "halves": "half",
    "hypotheses": "hypothesis",
    "indices": "index",
    "knives": "knife",
    "larvae": "larva",
    "leaves": "leaf",
    "lives": "life",
    "loaves": "loaf",
    "matrices": "matrix",
    "men": "man",
    "mice": "mouse",
    "mitochondria": "mitochondrion",
    "movies": "movie",
    "niches": "niche",
    "nuclei": "nucleus",
    "ova": "ovum",
    "people": "person",
    "phenomena": "phenomenon",
    "syntheses": "synthesis",
    "teeth": "tooth",
    "theses": "thesis",
    "vertices": "vertex",
    "viruses": "virus",
    "women": "woman",
}

_PLURALS = {singular: plural for plural, singular in _IRREGULAR.items()}

_INVARIANT = frozenset("alias always atlas bias canvas chaos gas lens news series species".split())

_ENDINGS = frozenset(
    """a ability able ably al ally an ance ant ar ary atic ation ational ative atory d e ed ement ence ent er
    ery es ful i ia ial ian ibility ible ic ical ically ied ies ility ing ion ional ious is ise ism ist
    istic ity ive ization ize ized izer izing le less ly ment n ness on or ory ous r s se ses sis st t
    th tic tical tion ual ular um uous ure us y ze zed zing""".split()
)
"""What may differ at the end of two words of one family."""

_STEM = 3
"""No stem is shorter than this."""

_FAMILY_ROOT = 4
"""Words of one family share at least this many first letters."""

_Z_SPELLING = re.compile(r"(?<=\w{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)")


@lru_cache(maxsize=16384)
def singular(word: str) -> str:
    """One word in lower case, without accents, and in the singular as far as its ending tells."""
    key = unaccented(word).replace("’", "'")
    if key in _IRREGULAR:
        return _IRREGULAR[key]
    if len(key) < 4 or not key.endswith("s") or key.endswith(("ss", "us", "is", "ics")) or key in _INVARIANT:
        return key
    if key.endswith("ies") and len(key) > 4:
        return key[:-3] + "y"
    if key.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return key[:-2]
    return key[:-1]


def plural(word: str) -> str:
    """The plural of a singular word, its first letters as written."""
    key = word.casefold()
    if key in _PLURALS:
        return word[:1] + _PLURALS[key][1:]
    if re.search(r"[^aeiou]y$", key):
        return word[:-1] + "ies"
    if key.endswith("sis"):
        return word[:-2] + "es"
    return word + ("es" if key.endswith(("s", "x", "z", "ch", "sh")) else "s")


def akin(one: str, other: str) -> bool:
    """Whether two token keys are forms of one word or words of one family (train, training, trainer)."""
    if one == other:
        return True
    if one[:_STEM] != other[:_STEM]:  # decides nearly every pair, and cheaply
        return False
    if _stem(one) == _stem(other):
        return True
    if one[:_FAMILY_ROOT] != other[:_FAMILY_ROOT] or min(len(one), len(other)) < _FAMILY_ROOT:
        return False
    one, other = _Z_SPELLING.sub("iz", one), _Z_SPELLING.sub("iz", other)
    shared = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    root = min(len(one), len(other)) if shared is None else shared
    return any(_is_ending(one, at) and _is_ending(other, at) for at in range(root, _FAMILY_ROOT - 1, -1))


def _is_ending(word: str, at: int) -> bool:
    rest = word[at:]
    return not rest or rest in _ENDINGS or (rest[0] == word[at - 1] and rest[1:] in _ENDINGS)


@lru_cache(maxsize=16384)
def _stem(key: str) -> str:
    """`key` without its inflection: enough to match the forms of short words (use, using)."""
    key = singular(key)
    for ending in ("ing", "ed", "er", "e"):
        stem = key.removesuffix(ending)
        if stem != key and len(stem) >= _STEM and re.search("[aeiouy]", stem):
            return stem[:-1] if len(stem) > _STEM and stem[-1] == stem[-2] and ending != "e" else stem
    return key


# ---- Markdown

FORMULA = r"\$(?<![\w$\\]\$)\$?(?=[^\s$])(?P<source>[^$]{1,400}?)(?<=[^\s\\])\$\$?(?![\w$({\[])"
"""Money is no formula: none begins or ends with a space, or has a letter or digit beside it. Nor is `$(a)$(b)`."""

_INLINE = re.compile(
    rf"(?P<formula>{FORMULA})"
    r"""
  | (?<!`)(?P<ticks>`{1,3})(?!`)(?P<code>.{1,400}?)(?<!`)(?P=ticks)(?!`)
  | \\(?P<escaped>[\\`*_{}\[\]()\#+.!~|<>-])
  | !?\[(?P<label>[^\[\]]{0,400})\]\([^()\s]{0,400}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s+"[^"]{0,200}")?\)
  | (?P<bold>\*\*\*?(?=[^\s*])|(?<!\w)__(?=[^\s_]))(?P<strong>.{1,400}?)(?<=\S)(?P=bold)
  | (?P<mark>(?<![\w*])\*(?=[^\s*])|(?<!\w)_(?=[^\s_])|~~(?=\S))(?P<soft>.{1,400}?)(?<=\S)(?P=mark)(?![\w*])
  | <(?P<url>https?://[^<>\s]{1,400})>
  | </?(?:a|b|code|em|i|kbd|s|small|span|strong|sub|sup|u|(?P<block>br|li|ol|p|ul))(?:\s[^<>]{0,400})?/?>
    """,
    re.VERBOSE | re.DOTALL,
)
"""Markup inside a line. Every length is bounded, so that a page of stray marks is read in linear time."""

_MARKUP = re.compile(r"[*_`~\\\[<]")
"""What all markup begins with."""

_LIST_MARK = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_NO_PROSE = re.compile(r"\s{0,3}(?:#{1,6}\s|\||([-*_=])(?:\s*\1){2,}\s*$)")
"""A heading, a table's row or a rule."""


def plain(markdown: str) -> str:
    """One line of text: no markup, no control characters, no odd spacing."""
    clean = _CONTROL.sub("", markdown)
    return " ".join((_unmarked(clean) if _MARKUP.search(clean) else clean).split())


def _unmarked(markdown: str) -> str:
    return _INLINE.sub(_content, markdown)


def _content(found: re.Match[str]) -> str:
    verbatim = found["formula"] or found["code"] or found["escaped"] or found["url"]
    if verbatim is not None:
        return verbatim
    return " " if found["block"] else _unmarked(found["label"] or found["strong"] or found["soft"] or "")


def bold(markdown: str) -> list[str]:
    """The plain text of each span in bold: the terms an author marked."""
    if not _MARKUP.search(markdown):
        return []
    return [plain(found["strong"]) for found in _INLINE.finditer(markdown) if found["strong"]]


def paragraphs(markdown: str) -> list[str]:
    """The prose of a text, block by block and still with marks inside; headings, code and tables are left out."""
    blocks: list[list[str]] = [[]]
    fenced = False
    for line in markdown.splitlines():
        if _FENCE.match(line):
            fenced = not fenced
            blocks.append([])
        elif fenced:
            continue
        elif not line.strip() or _NO_PROSE.match(line):
            blocks.append([])
        elif mark := _LIST_MARK.match(line):
            blocks.append([line[mark.end() :]])
        else:
            blocks[-1].append(line.strip().removeprefix("> "))
    return [" ".join(" ".join(block).split()) for block in blocks if block]


# ---- sentences

_END = re.compile(r"[.!?…]+[\"'”’)\]*_`]*(?=\s)|[。！？]+[」』”）]*")
_NEVER_END = frozenset("e.g i.e vs cf dr mr mrs ms prof approx ca viz st".split())
_MAY_END = frozenset("etc al inc co ltd jr sr a.m p.m u.s u.k ph.d".split())
_BEFORE_NUMBER = frozenset("no nos fig figs eq vol p pp ch sec".split())


def sentences(text: str) -> list[str]:
    """The sentences of one paragraph, marks kept; abbreviations and initials do not end one."""
    return list(_sentences(text))


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(text):
        if _ends(text, end):
            yield text[start : end.end()].strip()
            start = end.end()
    if rest := text[start:].strip():
        yield rest


def _ends(text: str, end: re.Match[str]) -> bool:
    before = text[max(0, end.start() - 20) : end.start()].split()
    last = before[-1].casefold().lstrip("(\"'“‘*_`[") if before else ""
    after = text[end.end() : end.end() + 40].split()
    following = after[0].lstrip("\"'“‘([*_`") if after else ""
    if last in _NEVER_END or (last in _BEFORE_NUMBER and following[:1].isdigit()):
        return not end.group().startswith(".")
    if following[:1].islower():
        return end.group().startswith(".") and last not in _MAY_END and following.casefold() != following
    if last in _MAY_END or (len(last) == 1 and last.isalpha()):
        return not following or following.casefold() in STOPWORDS
    return True
