"""Formulas in plain characters."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.formulas import formula, formula_at, with_formulas


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("x^2 + y_1", "x² + y₁"),
        (r"\frac{a+b}{2}", "(a+b)/2"),
        (r"\frac12", "1/2"),
        (r"\sqrt{x_{i+1}} \cdot \sqrt 2", "√(xᵢ₊₁) · √2"),
        (r"\sum_{i=1}^{n} i", "∑ᵢ₌₁ⁿ i"),
        (r"\mathbb{R}^n \to \mathbb{R}", "ℝⁿ → ℝ"),
        (r"e^{-\lambda t}", "e^(-λ t)"),
        (r"\hat{y} = \text{yes}", "ŷ = yes"),
        (r"\left( \alpha \right), \log x", "( α ), log x"),
        (r"\{a\} \leq \infty", "{a} ≤ ∞"),
        (r"\unknown{x}{y}", r"\unknown{x}{y}"),
        ("}{", "}"),
        ("\\", "\\"),
        ("", ""),
    ],
)
def test_what_has_a_character_is_shown_with_it(source: str, shown: str) -> None:
    """The rest stays as it was typed."""
    assert formula(source) == shown


PIECES = (r"\frac", r"\sqrt", r"\hat", r"\text", r"\left", r"\alpha", r"\unknown", "\\", *"{}^_123a ")


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.sampled_from(["", "{" * 500]))
def test_no_digit_is_lost(source: str, before: str) -> None:
    """Whatever was typed: each comes once and in its place, raised or lowered perhaps; and no space is too many."""
    shown = formula(before + source)

    assert digits(normalize("NFKC", shown)) == digits(source)
    assert shown == " ".join(shown.split())


def digits(text: str) -> str:
    """The digits alone."""
    return "".join(filter(str.isdigit, text))


@pytest.mark.parametrize("text", ["$5 and $6", "from $5 to $6.", "$ x $", "US$5$", "$x$1", "$", "$$", "a$b"])
def test_money_is_no_formula(text: str) -> None:
    """A price has a dollar sign, too."""
    assert with_formulas(text) == text


@pytest.mark.parametrize(
    "text", ["`$x^2$`", "``a ` $x^2$``", "```tex\n$x^2$\n\n$y$\n```", "~~~\n$x^2$\n~~~", "$(a)$(b)", "${a}${b}"]
)
def test_code_is_no_formula(text: str) -> None:
    """Between its marks; and where a question has lost them, a shell's dollar signs stand before brackets."""
    assert with_formulas(text) == text
    assert with_formulas(f"{text} is $x_1$") == f"{text} is x₁"


def test_formulas_within_a_text() -> None:
    """Each where it stands."""
    assert with_formulas("Is $x^2$ or $$y_1$$?") == "Is x² or y₁?"
    assert formula_at("Is $x^2$?", 3) == ("x^2", 8)


def test_a_price_may_be_marked_as_one() -> None:
    """As one does in Markdown; in a shell's words the mark is theirs."""
    assert with_formulas(r"from \$5$ to $x_1$, `\$5` or \$HOME") == r"from $5$ to x₁, `\$5` or \$HOME"
