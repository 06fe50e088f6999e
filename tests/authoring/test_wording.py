"""How problems quote what an author wrote."""

import pytest

from quizapp.authoring.wording import nearest, quoted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x", "`x`"),
        ("two\n lines", "`two lines`"),
        ("\x1b]52;c;eA==\x07", "`\\u001b]52;c;eA==\\u0007`"),
        ("a" * 50, f"`{'a' * 39}…`"),
        ("[red]x[/]", "`[red]x[/]`"),
    ],
)
def test_a_quote_is_short_and_harmless(text: str, shown: str) -> None:
    """It may come from anywhere."""
    assert quoted(text) == shown


def test_the_nearest_name_is_offered() -> None:
    """A guess is better than a list, but only a good one."""
    assert nearest("titel", ["tagline", "title"]) == "Did you mean `title`?"
    assert nearest("qqq", ["tagline", "title"]) == ""
    assert nearest("x", []) == ""
