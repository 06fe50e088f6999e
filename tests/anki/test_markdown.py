"""A field of Anki's becomes Markdown that shows the same words, whatever is in it."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.anki.markdown import markdown_of
from quizapp.core.text import control_characters, plain


def files(name: str) -> str | None:
    """A package that holds every picture but one."""
    return None if name == "gone.png" else f"media/{name.replace(' ', '-')}"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("What turns <b>twice</b> a <i>day</i>?", "What turns **twice** a *day*?"),
        ("<b> x </b>y", "**x** y"),
        ("<b></b>x<b> </b>", "x"),
        ("<b><i>both</i></b>", "***both***"),
        ("<b>a<br>b</b>", "**a**\\\n**b**"),
        ("f<i>oo</i>bar", "foobar"),
        ("a<br>b<br><br>c", "a\\\nb\n\nc"),
        ("<div>one</div><div>two</div><div><br></div><div>three</div>", "one\\\ntwo\n\nthree"),
        ("a<p>b</p>c", "a\n\nb\n\nc"),
        ("- a<br>- b<br>c", "- a\n- b\nc"),
        ("a<ul><li>b<li>c<ul><li>d</ul></ul>e", "a\n\n- b\n- c\n  - d\n\ne"),
        ("<ol><li>x</li><li>y</li></ol>", "1. x\n2. y"),
        ("<blockquote>a<br>b</blockquote>", "> a\n> b"),
        ("<h2>Tide</h2>x", "**Tide**\n\nx"),
        ("<pre>a\n  b\n\nc</pre>", "```\na\n  b\n\nc\n```"),
        ("use <code>a*b</code>", "use `a*b`"),
        ("<table><tr><th>a<th>b<tr><td>1<td>2|3</table>", "| a | b |\n| --- | --- |\n| 1 | 2\\|3 |"),
        ('<a href="https://x.org/a_b">l<b>i</b>nk</a>', "[link](https://x.org/a_b)"),
        ('<a href="javascript:alert(1)">bad</a>', "bad"),
        ('<img src="sea%20side.png" onerror=alert(1)>', "![picture](media/sea-side.png)"),
        ('<img src="x.png" alt="a [map]">', "![a map](media/x.png)"),
        ('<img src="gone.png">', "(picture)"),
        ('<img src="https://x.org/y.png">', "[picture](https://x.org/y.png)"),
        ("[sound:a b.mp3] ok [sound:gone.png]", "[a b.mp3](media/a-b.mp3) ok gone.png"),
        ("[anki:tts lang=en]x[/anki:tts]", "x"),
        ("\\(x^2\\) and \\[\\frac{a}{b}\\]", "$x^2$ and $$\\frac{a}{b}$$"),
        ("[latex]$a &lt; b$[/latex] [$]c[/$] [$$]d<br>e[/$$]", "$a < b$ $c$ $$d e$$"),
        ("H<sub>2</sub>O e<sup>x+1</sup>", "H₂O e^(x+1)"),
        ("<ruby>漢<rt>かん</rt></ruby>", "漢(かん)"),
        ("2*3*4 and a_b_c", "2*3*4 and a_b_c"),
        ("*x* [y](z) `q`", "\\*x\\* \\[y\\](z) \\`q\\`"),
        ("# head", "\\# head"),
        ("x &lt;b&gt; &amp; y&nbsp;z", "x \\<b> & y z"),
        ("<script>alert(1)</script>hi<style>a{}</style><!-- no --><svg><p>z</svg>", "hi"),
        ("a\x1b[31m\u202eb&#x202e;&#0;&#27;", "a[31mb\ufffd"),
    ],
)
def test_what_a_person_would_have_typed(html: str, expected: str) -> None:
    """Emphasis, lines, lists, code, tables, links, pictures, sounds, formulas; signs that mean nothing are escaped."""
    assert markdown_of(html, files) == expected


def test_a_question_has_no_forced_breaks() -> None:
    """It is shown on one line."""
    assert plain(markdown_of("a<br>b<div>c</div>", files, one_line=True)) == "a b c"


PIECES = [
    "<b>", "</b>", "<i>", "</i>", "<br>", "<div>", "</div>", "<p>", "<ul><li>", "</ul>", "<table><tr><td>", "</table>",
    "<pre>", "</pre>", "<code>", "</code>", "<a href='https://x.org'>", "</a>", "<img src='a.png'>", "<script>", "<!--",
    "</script>", "-->", "\\(", "\\)", "[sound:a]", "[latex]", "[/latex]", "*", "_", "`", "~~", "$", "|", "#", "- ",
    "1. ", "\\",
    "&lt;", "&#x202e;", "&#xe000;", "\ue002" "0;", "\x00", "\ud800", "\u2028", "x", "y z", "\n", "<", ">", "\"",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=80))
@example("&#xe002;0;\\(x\\)")
def test_nothing_breaks_it_and_nothing_hostile_is_left(html: str) -> None:
    """Whatever a stranger wrote: no error, no control character, no tag that was not typed as text."""
    markdown = markdown_of(html, files)

    assert control_characters(markdown) == []
    assert (
        not re.search(r"\]\((?!https?://|mailto:|media/)[^)]*\)", re.sub(r"\\.|`[^`]*`", "", markdown)) or "](" in html
    )


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Co", "Zs", "Zl", "Zp"]) | st.just(" "), max_size=60)
)
def test_typed_text_is_read_as_it_was_typed(text: str) -> None:
    """Also where it is full of signs that Markdown would take for its own."""
    from html import escape
    from unicodedata import normalize

    typed = normalize("NFC", " ".join(text.split()))
    shown = plain(markdown_of(escape(typed), files, one_line=True))

    assert shown.replace("\\", "") == typed.replace("\\", "") or "$" in typed or "[" in typed or "\\" in typed


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<",
        "<b>",
        "*",
        "[latex]",
        "<a href=",
        "\\(",
        "&",
        "<table><tr><td>",
        "<ul><li>",
        "<script>",
        "<!--",
        '<a "',
    ],
)
def test_a_page_of_one_sign_takes_no_time(piece: str) -> None:
    """Forty thousand characters of anything are read; the suite would stand still otherwise."""
    assert isinstance(markdown_of((piece * 40_000)[:40_000], files), str)
