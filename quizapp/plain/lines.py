"""Input and output: a line said, a line heard, and no Markdown that a screen reader would spell out."""

import string
from collections.abc import Sequence

import click

from quizapp.core.concept import Concept
from quizapp.core.text import plain, visible
from quizapp.listing.words import readable, resource_line


def ask(keys: str) -> str | None:
    """A line of input without its end; None when there is no more."""
    try:
        line = click.prompt(f"{visible(keys)} >", prompt_suffix=" ", default="", show_default=False)
    except click.Abort:
        return None
    return str(line).strip()


def say(text: str) -> None:
    """Print text of whatever origin, safe for a terminal."""
    click.echo(visible(text))


def lettered(options: Sequence[str]) -> list[str]:
    """The options, each with the letter that chooses it."""
    return [f"  ({letter}) {readable(option)}" for letter, option in zip(string.ascii_lowercase, options, strict=False)]


def page_text(concept: Concept) -> str:
    """A concept as its author wrote it, to be read before it is asked about."""
    parts = [concept.title, concept.tagline, concept.what_it_is, concept.why_it_matters]
    parts += [resource_line(resource) for resource in concept.resources]
    return "\n\n".join(["", *(unmarked(part) for part in parts if part)])


def unmarked(text: str) -> str:
    """Line by line without Markdown, formulas in plain characters: nobody should have to hear asterisks."""
    return "\n".join(plain(line) for line in readable(text).splitlines())
