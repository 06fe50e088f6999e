"""Text becomes HTML that looks as its author meant, and in which nothing of the author's is obeyed."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.anki.html import html_of, plain_html
from quizapp.anki.spans import image_html, images_in, inline_html, link_html, verbatim_html
from tests.anki.pages import Page

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<iframe src=file:///etc/passwd>",
    "<!-- x",
    "[a](javascript:alert(1)) [b](data:text/html,x) <javascript:x>",
    '[a](https://e.org/"onmouseover="x) ![a"onerror="x](p.png)',
    "{{Back}} {{c1::x}} {\\{c1::y}\\}",
    "[sound:x.mp3] \\[sound:y.mp3\\] [anki:tts lang=en]x[/anki:tts] [latex]x[/latex] [$]x[/$] [$$]x[/$$]",
    "[[type:Front]]",
    "$$sound:x$$ $$[type:Front]$$",
    "x\x1fy\x00z\x7f \ud800",
    "a\u0338 **\u0338 onmouseover=alert(1) ** `\u0338` <\u0338",
    "![{](x){c1::a}}",
    "$\\href{javascript:alert(1)}{x}$ $\\require{html}$",
]
ANYTHING = st.one_of(
    st.text(),
    st.text(alphabet="*_`~$\\[](){}<>!|#-+.:/\"'=&\n 1ax\u0338\x1f\ud800", max_size=60),
    st.lists(st.sampled_from([*HOSTILE, "**", "`", "$", "\n", "- ", "```\n", "| a |\n|---|\n", "x"]), max_size=8).map(
        "".join
    ),
)
COMMAND = re.compile(r"\[sound:|\[anki:|\[/?latex\]|\[/?\$\$?\]|\[\[type:|\{\{|\}\}", re.IGNORECASE)

MAKERS: list[Callable[[str], str]] = [
    html_of,
    plain_html,
    inline_html,
    verbatim_html,
    lambda text: link_html(text, text),
]


@given(ANYTHING)
@pytest.mark.parametrize("maker", MAKERS)
def test_nothing_in_a_text_is_obeyed_by_a_browser_or_by_anki(maker: Callable[[str], str], text: str) -> None:
    """No tag, attribute, address, command or blank but our own, whatever the text."""
    html = maker(text)

    assert Page(html).foreign == []
    assert not COMMAND.search(html)


@given(ANYTHING)
@pytest.mark.parametrize("maker", MAKERS)
def test_anki_keeps_the_html_as_it_is(maker: Callable[[str], str], text: str) -> None:
    """It drops no character and composes none."""
    html = maker(text)

    assert html == unicodedata.normalize("NFC", html)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", html)


@given(ANYTHING)
@example("a < b\n& {{c1::x}} [sound:y]")
def test_a_plain_text_is_seen_to_the_letter(text: str) -> None:
    """But for characters that cannot be kept."""
    kept = re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", "", text.replace("\r\n", "\n").replace("\r", "\n"))

    assert Page(verbatim_html(text)).text == unicodedata.normalize("NFC", kept)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("a **b** *c* _d_ ~~e~~ __f__", "a <b>b</b> <i>c</i> <i>d</i> <s>e</s> <b>f</b>"),
        ("**a *b***", "<b>a <i>b</i></b>"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("use `List<int>` or ``a`b``", "use <code>List&lt;int&gt;</code> or <code>a`b</code>"),
        ("`**x** $y$`", "<code>**x** $y$</code>"),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        (r"\*a\* \$5", "*a* $5"),
        ("one\ntwo  \nthree\\\nfour", "one<br>two<br>three<br>four"),
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        ("# Head\ntext", "<p><b>Head</b></p><p>text</p>"),
        ("```c\n#include <x>\n  int a;\n```", "<pre><code>#include &lt;x&gt;<br>  int a;</code></pre>"),
        ("~~~\nnever closed", "<pre><code>never closed</code></pre>"),
        ("- a\n- b\n  more", "<ul><li>a</li><li>b<br>more</li></ul>"),
        ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("3. a\n4. b\n- c", '<ol start="3"><li>a</li><li>b</li></ol><ul><li>c</li></ul>'),
        (
            "| a | b |\n|---|:-:|\n| `1` | x \\| y |",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
            "<tbody><tr><td><code>1</code></td><td>x | y</td></tr></tbody></table>",
        ),
        ("> one\n> two", "<blockquote>one<br>two</blockquote>"),
        ("a\n\n---\n\nb", "<p>a</p><hr><p>b</p>"),
        ("", ""),
    ],
)
def test_markdown_looks_as_it_was_meant(markdown: str, html: str) -> None:
    """The marks that authors use."""
    assert html_of(markdown) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("$x_1 < y$", r"\(x_1 &lt; y\)"),
        ("so $$\\frac{a}{b}$$ it is", r"so \[\frac{a}{b}\] it is"),
        ("the $n$th and $k$-means", r"the \(n\)th and \(k\)-means"),
        ("$\\frac{{a}}{b}$", r"\(\frac&#123;&#123;a&#125;&#125;{b}\)"),
        ("$5 and $6, from $5 to 6$", "$5 and $6, from $5 to 6$"),
        ("US$5-US$6 in $HOME/$USER", "US$5-US$6 in $HOME/$USER"),
    ],
)
def test_formulas_are_set_and_prices_are_not(text: str, html: str) -> None:
    """In Markdown and in plain text."""
    assert (html_of(text), plain_html(text)) == (html, html)


def test_a_formula_may_stand_on_several_lines() -> None:
    """Its lines are no list."""
    assert html_of("so\n\n$$\na\n- b\n$$") == "<p>so</p><p>\\[\na\n- b\n\\]</p>"


def test_a_formula_that_could_run_a_script_is_shown_as_text() -> None:
    """MathJax makes links of any address."""
    assert "\\(" not in html_of(r"$\href{javascript:alert(1)}{x}$")


def test_a_plain_bracket_begins_no_formula() -> None:
    """MathJax looks no further than a tag."""
    assert Page(plain_html(r"\(x\)")).text == r"\(x\)"
    assert r"\(" not in plain_html(r"\(x\)")


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://e.org/?a=1&b=2", True),
        ("HTTP://e.org", True),
        ("mailto:a@e.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("page.html", False),
        ("", False),
    ],
)
def test_only_addresses_that_may_be_followed_are_kept(address: str, kept: bool) -> None:
    """Of any other link its words are left."""
    for html in (html_of(f"[words]({address})"), link_html("words", address)):
        assert Page(html).text == "words"
        assert [attributes for _, attributes in Page(html).tags] == ([{"href": address}] if kept else [])


def test_an_image_is_shown_when_it_goes_along() -> None:
    """Under its name in the package; else its description stands there."""
    markdown = "see ![a **dough**](pictures/dough.png) and ![oven](oven.png)"

    html = html_of(markdown, {"pictures/dough.png": "quizapp-1.png"})

    assert html == 'see <img src="quizapp-1.png" alt="a **dough**"> and oven'
    assert image_html("oven", "oven.png", {}) == "oven"


def test_images_are_found_inside_other_marks() -> None:
    """But not in code."""
    assert list(images_in("**![a](b.png)** `![c](d.png)`")) == [("a", "b.png")]
