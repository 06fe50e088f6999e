"""A line of text as HTML for Anki's fields, which a browser shows and nobody cleans: every tag here is our own."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from html import escape
from types import MappingProxyType

_DROPPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""What no field may hold: one such character can make Anki refuse a whole package."""

NO_IMAGES: Mapping[str, str] = MappingProxyType({})
"""No file goes along: of each image, its description is shown."""

_COMMANDS = re.compile(r"\[(?=\[type:|sound:|anki:|/?latex\]|/?\$\$?\])", re.IGNORECASE)
"""The bracket of what Anki obeys in the middle of a text."""

_BRACES = re.compile(r"\{\{+|\}\}+")
_MATH_SIGN = re.compile(r"\\(?=[(\[])")
_BACKSLASH = "<span>&#92;</span>"
"""What MathJax takes for no beginning of a formula: it looks no further than a tag."""

_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)\S{1,2000}", re.IGNORECASE)

_MATH = r"""
    \$\$(?P<display>[^$]{1,2000})\$\$
  | (?<![\w$])\$(?=[^\s$])(?!\d[\d.,]*\s+[^\W\d_]{2})(?P<math>(?:[^$\\\n]|\\.){1,1000})(?<!\s)\$(?![A-Z0-9_$])
"""
"""Formulas. `from $5 to 6$`, `$5 and $6`, `$HOME/$USER` are none."""

_UNSAFE_FORMULA = re.compile(r"\\(?:href|require|class|cssId|style|data|csname)(?![A-Za-z])")
"""What could make a link that runs a script, or reach into the page."""

_IN_PLAIN = re.compile(rf"\\(?P<escaped>\$) | {_MATH}", re.VERBOSE)

_IN_MARKDOWN = re.compile(
    rf"""
    (?<!`)(?P<ticks>`{{1,3}})(?!`)(?P<code>.{{1,400}}?)(?<!`)(?P=ticks)(?!`)
  | \\(?P<escaped>[!-/:-@\[-`{{-~])
  | {_MATH}
  | (?P<image>!)?\[(?P<label>[^\[\]]{{0,400}})\]
    \((?P<address>[^()\s]{{0,400}}(?:\([^()\s]{{0,200}}\)[^()\s]{{0,200}})?)(?:\s+"[^"]{{0,200}}")?\)
  | (?P<bold>\*\*\*?(?=[^\s*])|(?<!\w)__(?=[^\s_]))(?P<strong>.{{1,400}}?)(?<=\S)(?P=bold)(?!\*)
  | (?P<mark>(?<![\w*])\*(?=[^\s*])|(?<!\w)_(?=[^\s_])|~~(?=\S))(?P<soft>.{{1,400}}?)(?<=\S)(?P=mark)(?![\w*])
  | <(?P<link>https?://[^<>\s]{{1,400}})>
    """,
    re.VERBOSE | re.DOTALL,
)
"""Marks inside a paragraph. Every length is bounded, so that a page of stray marks is read in linear time."""

_DEEPEST = 4
"""Marks inside marks are read so deep."""


def clean(text: str) -> str:
    """`text` in the normal form that Anki keeps it in, without the characters it cannot keep."""
    if text.isascii() and text.isprintable():  # nearly always, and a package has many texts
        return text
    return unicodedata.normalize("NFC", _DROPPED.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def plain_html(text: str) -> str:
    """Plain text as HTML: shown to the letter, line by line; formulas between dollar signs are set by MathJax."""
    return sealed("".join(_marked(clean(text), _IN_PLAIN, NO_IMAGES, 0)))


def verbatim_html(text: str) -> str:
    """Plain text as HTML, formulas to the letter too: for an answer that is compared with what is typed."""
    return sealed(literal(clean(text)))


def inline_html(markdown: str, images: Mapping[str, str] = NO_IMAGES) -> str:
    """Markdown as HTML without blocks: for a line that stands among other things."""
    return sealed("".join(_marked(clean(markdown), _IN_MARKDOWN, images, 0)))


def link_html(label: str, address: str) -> str:
    """A link with a plain label; the label alone where the address is none that may be followed."""
    return sealed(_link(literal(clean(label)), clean(address).strip()))


def image_html(alt: str, reference: str, images: Mapping[str, str]) -> str:
    """An image, or its description where it does not go along."""
    return sealed(_image(clean(alt), reference, images))


def images_in(markdown: str, depth: int = 0) -> Iterator[tuple[str, str]]:
    """The description of each image in a text, and how the text refers to it."""
    for found in _IN_MARKDOWN.finditer(markdown) if depth < _DEEPEST else ():
        if found["image"]:
            yield found["label"], found["address"]
        elif inner := found["label"] or found["strong"] or found["soft"]:
            yield from images_in(inner, depth + 1)


def sealed(html: str) -> str:
    """HTML in which nothing is left that Anki itself would read: a command, a blank, a character to be composed.

    It looks at the whole, as two harmless pieces may be a command side by side. Anki composes characters: a stroke
    after a tag would become one with the tag's last bracket, and open it.
    """
    html = _COMMANDS.sub("&#91;", html).replace("\u0338", "&#824;")
    return _BRACES.sub(lambda braces: "".join(f"&#{ord(brace)};" for brace in braces.group()), html)


# ---- marks


def literal(text: str) -> str:
    """Clean text, shown to the letter and line by line."""
    return _MATH_SIGN.sub(_BACKSLASH, escape(text, quote=False)).replace("\n", "<br>")


def _attribute(text: str) -> str:
    return escape(text).replace("\\", "&#92;")


def _marked(text: str, marks: re.Pattern[str], images: Mapping[str, str], depth: int) -> Iterator[str]:
    end = 0
    for found in marks.finditer(text) if depth < _DEEPEST else ():
        yield literal(text[end : found.start()])
        yield _span(found.groupdict(), marks, images, depth + 1)
        end = found.end()
    yield literal(text[end:])


def _span(found: Mapping[str, str | None], marks: re.Pattern[str], images: Mapping[str, str], depth: int) -> str:
    """The HTML of one mark; a group that the pattern lacks, or that took no part, is None."""
    if (code := found.get("code")) is not None:
        return f"<code>{literal(code)}</code>"
    if (escaped := found["escaped"]) is not None:
        return _BACKSLASH if escaped == "\\" else literal(escaped)
    if formula := found["display"] or found["math"]:
        return _formula(formula, is_display=bool(found["display"]))
    if (address := found["address"]) is not None:
        label = found["label"] or ""
        if found["image"]:
            return _image(label, address, images)
        return _link("".join(_marked(label or address, marks, images, depth)), address)
    if address := found["link"]:
        return _link(literal(address), address)
    tag = "b" if found["bold"] else "s" if found["mark"] == "~~" else "i"
    return f"<{tag}>{''.join(_marked(found['strong'] or found['soft'] or '', marks, images, depth))}</{tag}>"


def _formula(formula: str, *, is_display: bool) -> str:
    if _UNSAFE_FORMULA.search(formula):
        return literal(formula)
    html = escape(formula, quote=False)
    return rf"\[{html}\]" if is_display else rf"\({html}\)"


def _image(alt: str, reference: str, images: Mapping[str, str]) -> str:
    name = images.get(reference)
    return f'<img src="{_attribute(name)}" alt="{_attribute(alt)}">' if name else literal(alt)


def _link(label: str, address: str) -> str:
    return f'<a href="{_attribute(address)}">{label}</a>' if _SAFE_ADDRESS.fullmatch(address) else label
