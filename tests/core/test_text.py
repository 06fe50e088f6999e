"""Plain text: Markdown, sentences, words and their forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.text import (
    akin,
    bold,
    control_characters,
    normal,
    paragraphs,
    plain,
    plural,
    sentences,
    singular,
    tokens,
    words,
)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("A **token** is *small*.", "A token is small."),
        ("Call `split(a_b * c)` once.", "Call split(a_b * c) once."),
        ('See [the guide](https://example.org/a_(b) "Guide").', "See the guide."),
        ("An image: ![a cell](cell.png)", "An image: a cell"),
        ("2 * 3 * 4 and snake_case_name stay", "2 * 3 * 4 and snake_case_name stay"),
        (r"a \*star\* and an \_underscore\_", "a *star* and an _underscore_"),
        ("**bold with *italics* inside**", "bold with italics inside"),
        ("A **____** is a blank", "A ____ is a blank"),
        ("____ and ____", "____ and ____"),
        (r"The set $\{a_1, b\}$ *is* $|x *y* z|$; \{", r"The set $\{a_1, b\}$ is $|x *y* z|$; {"),
        ("$5 and *no* $6, nor $(a)`$(b)`", "$5 and no $6, nor $(a)$(b)"),
        ("H<sub>2</sub>O<br/>is water, Vec<T> is code", "H2O is water, Vec<T> is code"),
        ("two\n  lines\tand\u00a0gaps", "two lines and gaps"),
        ("bell\x07 and \u202eback", "bell and back"),
    ],
)
def test_plain_leaves_only_what_is_read(markdown: str, expected: str) -> None:
    """Markup, control characters and odd spacing go; code, arithmetic, formulas and blanks stay as they are."""
    assert plain(markdown) == expected


@given(st.text())
def test_plain_is_clean(text: str) -> None:
    """Nothing that must not reach a terminal is left, and no run of spaces."""
    cleaned = plain(text)

    assert not control_characters(cleaned)
    assert cleaned == " ".join(cleaned.split())


def test_stray_marks_are_read_in_linear_time() -> None:
    """A page of unclosed marks comes back whole; it is not searched again from each mark."""
    assert plain("*a " * 20_000).count("*a") == 20_000
    assert plain("`" * 20_000 + "[x](" * 5_000)
    assert plain("*$a " * 20_000).count("$a") == 20_000


def test_bold_finds_each_marked_term() -> None:
    """Both ways to write bold count; code and italics do not."""
    assert bold("**One term**, __another__, *none*, `**code**` and **`git`**") == ["One term", "another", "git"]


def test_paragraphs_are_the_prose_of_a_text() -> None:
    """Wrapped lines join, list items stand apart, and headings, code, tables and rules are left out."""
    text = """# Heading
First line
goes on.

- one **item**
  of a list
2. another

> quoted

| a | table |
---
```
code
```
Last."""

    assert paragraphs(text) == ["First line goes on.", "one **item** of a list", "another", "quoted", "Last."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("It works, e.g. here, vs. there. Dr. Smith agrees.", ["It works, e.g. here, vs. there.", "Dr. Smith agrees."]),
        ("J. Smith takes vitamin C. It helps.", ["J. Smith takes vitamin C.", "It helps."]),
        ("He said “stop.” Then it stopped.", ["He said “stop.”", "Then it stopped."]),
        ("See no. 5 of fig. 3 first. No. That fails.", ["See no. 5 of fig. 3 first.", "No.", "That fails."]),
        ("Acid lowers it. pH falls. mRNA breaks.", ["Acid lowers it.", "pH falls.", "mRNA breaks."]),
        ("Version 3.1 is out. **Bold** begins.", ["Version 3.1 is out.", "**Bold** begins."]),
        ("细胞壁很硬。它保护细胞。", ["细胞壁很硬。", "它保护细胞。"]),
        ("Salt, sugar etc. are dry. So is flour.", ["Salt, sugar etc. are dry.", "So is flour."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """A sentence ends at its end mark, but not at an abbreviation, an initial or a decimal point."""
    assert sentences(text) == expected


@given(st.text())
def test_sentences_lose_nothing(text: str) -> None:
    """Every word of a paragraph is in one of its sentences, in order."""
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("models", "model"),
        ("classes", "class"),
        ("studies", "study"),
        ("analyses", "analysis"),
        ("mice", "mouse"),
        ("boxes", "box"),
        ("heroes", "hero"),
        ("viruses", "virus"),
        ("caches", "cache"),
    ],
)
def test_singular_and_plural(many: str, one: str) -> None:
    """The singular and the plural of a word are found from each other."""
    assert singular(many) == one
    assert singular(plural(one)) == one


@pytest.mark.parametrize("word", ["bias", "analysis", "virus", "glass", "physics", "gas", "series"])
def test_singular_words_in_s_stay(word: str) -> None:
    """An s at the end does not make a plural."""
    assert singular(word) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("train", "training"),
        ("overfit", "overfitting"),
        ("quantise", "quantization"),
        ("photosynthesis", "photosynthetic"),
        ("negligence", "negligent"),
        ("cell", "cellular"),
        ("mitosis", "mitotic"),
        ("study", "studied"),
        ("run", "running"),
        ("analysis", "analyze"),
        ("liable", "liability"),
        ("token", "tokenizer"),
    ],
)
def test_words_of_one_family_are_akin(one: str, other: str) -> None:
    """Inflected and derived forms of a word are recognised, in both directions."""
    assert akin(one, other)
    assert akin(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("contract", "contrast"), ("model", "modal"), ("heat", "heart"), ("base", "basic"), ("a", "an")]
)
def test_words_that_only_look_alike_are_not_akin(one: str, other: str) -> None:
    """A shared beginning alone makes no family."""
    assert not akin(one, other)


@given(st.text(max_size=30), st.text(max_size=30))
def test_akin_is_symmetric(one: str, other: str) -> None:
    """It does not matter which of two words is asked about, and any text may be asked."""
    assert akin(one, other) == akin(other, one)


def test_tokens_part_words_at_hyphens_and_possessives() -> None:
    """A token is a bare word in its singular form, with its place and what stands before it."""
    found = tokens("Base-models' café’s C++")

    assert [token.key for token in found] == ["base", "model", "cafe", "s", "c++"]
    assert [token.gap for token in found] == ["", "-", "' ", "’", " "]


def test_words_keep_what_belongs_together() -> None:
    """Hyphens, apostrophes and inner dots stay inside a word."""
    assert words("Don't split pre-training, v1.2 or C#.") == ["Don't", "split", "pre-training", "v1.2", "or", "C#"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Base Models", "base-models"),
        ("  Crème brûlée! ", "creme-brulee"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("细胞", "细胞"),
    ],
)
def test_normal_form(text: str, expected: str) -> None:
    """The form used in ids has no case, accents or signs, but keeps names apart that signs tell apart."""
    assert normal(text) == expected


def test_normal_form_is_never_empty() -> None:
    """Even signs alone get a form of their own."""
    assert normal("→") != normal("←")
    assert normal("")
