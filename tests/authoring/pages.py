"""Sample pages in the form of a learning site's, in our own words."""

from textwrap import dedent


def page(text: str) -> str:
    """A page written as an indented block."""
    return dedent(text).lstrip("\n").removesuffix("\n")


TIDE = page("""
    Sign in
    Kinds of Tide

    Spring Tides

    The sea at its most extreme, twice a month

    What it is

    A spring tide is the largest rise and fall of the sea in a lunar month. It has nothing to do with the season.

    Sun and moon then pull along one line, so their pulls add up: see the first resource, item #1.

    Why it matters

    Harbours and divers plan for it, because the water stands highest, runs fastest, and "slack water" is short.

    Related concepts

    Neap Tides
    Tidal Range: Measuring It

    Resources

    Reading the sea (chapter on range)
    example.org· A primer with drawings. The third one shows sun, moon and earth in line.
    17 min
    Tide tables, explained
    tables.example.com· How to read a table. Good before a first passage.
    1 hr 10 min
    PreviousBeginning of sectionNextNeap Tides
""")
"""Everything a page may have."""
