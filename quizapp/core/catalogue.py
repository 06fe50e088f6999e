"""Every code that a finding can have: what it demands, how bad it is to ignore it, why it matters, how to mend it."""

from quizapp.core.concept import Level
from quizapp.core.generate.explain import Explanation, rules
from quizapp.errors import UsageError

_LEFT_OUT = "What cannot be read is left out, and nothing is asked about it."
_GUESSED = "A guess at what was meant would teach something that nobody wrote."
_CLASH = "History belongs to an id: with one id for two, the answers to one would count for the other."

_ERRORS = (
    ("yaml-syntax", "The file is YAML.", _LEFT_OUT, "Look at the place and the line above it: indent and quote."),
    ("several-documents", "The file holds one YAML document.", _LEFT_OUT, "Use `concepts:` for several concepts."),
    ("alias-to-itself", "No YAML alias stands for what it is in.", _LEFT_OUT, "Write out what is meant."),
    ("unknown-alias", "A text begins with `*` only in quotes.", _LEFT_OUT, "Put the text in quotes."),
    ("too-deep", "Lists and mappings are not nested without need.", _LEFT_OUT, "Put texts with brackets in quotes."),
    ("too-much", "A file holds a page, not a library.", _LEFT_OUT, "Split it, and write out its aliases."),
    ("bad-key", "A key is a text.", _LEFT_OUT, "Put a text that starts with a bracket or a colon in quotes."),
    ("duplicate-key", "Each key is given once.", "One of the two would silently be lost.", "Remove one, or join them."),
    ("unknown-tag", "A text begins with `!` only in quotes.", _LEFT_OUT, "Put the text in quotes."),
    (
        "control-character",
        "No character changes what a terminal shows or does.",
        "Such a character can hide an answer, or make a screen show what nobody wrote.",
        "Remove it; `--fix` does so where it stands at the end of a line.",
    ),
    ("not-a-file", "What is called like a concept file is a file.", _LEFT_OUT, "Rename it."),
    ("unreadable", "The file may be read.", _LEFT_OUT, "Give yourself leave to read it."),
    ("too-large", "A file has a few pages at most.", _LEFT_OUT, "Split it: one file for each concept."),
    ("not-utf-8", "The file is UTF-8 text.", _GUESSED, "Save it as UTF-8 in your editor."),
    ("not-text", "The file is text.", _LEFT_OUT, "Rename it, or remove it from the deck's folder."),
    ("empty-file", "A concept file holds a concept.", _LEFT_OUT, "Begin with a line `title: ...`."),
    ("not-a-mapping", "A concept file consists of `key: value` lines.", _LEFT_OUT, "Begin with a line `title: ...`."),
    ("missing-key", "What a part cannot do without is given.", _LEFT_OUT, "Add the key."),
    (
        "unknown-key",
        "Only known keys are used.",
        "What stands behind a misspelt key is never asked, and nobody misses it.",
        "Correct the key; `--fix` does so where only one known key is near.",
    ),
    ("wrong-type", "Texts, lists and mappings stand where they belong.", _GUESSED, "Write it as the message says."),
    ("bad-number", "A number is a number, in its range.", _GUESSED, "Write it in digits."),
    ("empty-text", "A text that is needed is not empty.", _LEFT_OUT, "Fill it in, or remove its key."),
    ("empty-list", "A list that is needed has entries.", _LEFT_OUT, "Add one, or remove what it belongs to."),
    ("unknown-card-kind", "`off` names kinds of cards.", "The cards are made all the same.", "Correct the name."),
    ("bad-id", "An id is made of small letters, digits and hyphens.", _CLASH, "Write it like `base-models`."),
    (
        "cloze-without-blank",
        "A cloze has a blank.",
        "Without one there is nothing to recall.",
        "Put what is to be recalled between `{{` and `}}`.",
    ),
    (
        "repeated-option",
        "The options of a choice are all different.",
        "With the right option there twice, or with a wrong one given twice, the question cannot be answered fairly.",
        "Give each option once.",
    ),
    ("true-and-false", "A statement is either true or false.", _GUESSED, "Make two entries of it."),
    ("neither-true-nor-false", "A statement says which it is.", _GUESSED, "Write it after `true:` or `false:`."),
    ("duplicate-id", "No two concepts have one id.", _CLASH, "Give one of them another `id:`, or rename its file."),
    ("duplicate-card", "No two cards of a concept have one id.", _CLASH, "Give one of them an `id:` of its own."),
)

_WARNINGS = (
    (
        "unknown-concept",
        "A concept that is named exists.",
        "Links say what to learn first and what to tell apart; one that leads nowhere does neither.",
        "Correct the name, write the concept, or remove the link.",
    ),
    (
        "link-to-itself",
        "A concept names others, not itself.",
        "Nothing can be told apart from itself.",
        "Name another concept, or remove it.",
    ),
    (
        "requires-circle",
        "What is required does not require the concept in turn.",
        "In a circle there is no concept to begin with.",
        "Remove one of the `requires`.",
    ),
    (
        "unknown-in-order",
        "`order` names concepts of its deck.",
        "A concept that is misspelt there is taught out of order.",
        "Correct the name, or remove it.",
    ),
    (
        "invisible-character",
        "Every character can be seen.",
        "A word with an invisible sign in it is another word: typed answers, links and searches miss it.",
        "Remove it; `--fix` does.",
    ),
    (
        "cut-text",
        "A text does not end at a `#` by accident.",
        "What is cut off is never asked, and what is left may be wrong.",
        "Put the text in quotes.",
    ),
    (
        "lost-backslash",
        "A backslash that begins a formula is kept.",
        "A formula with a letter missing teaches the wrong formula.",
        "Use single quotes, or write the backslash twice.",
    ),
    (
        "broken-blank",
        "Each `{{` has its `}}`, with words between them.",
        "The signs would show on the card, and what they were to hide would be read, not recalled.",
        "Put each thing to be recalled between `{{` and `}}`.",
    ),
    (
        "too-many-blanks",
        "A cloze has three blanks at most.",
        "Each blank is a card that shows all the others: whoever has seen one has seen the rest.",
        "Blank what matters most, or write several sentences.",
    ),
    (
        "same-prompt",
        "No two concepts ask the same.",
        "Whichever answer comes to mind, one of the cards calls it wrong; with one answer it is learnt twice.",
        "Ask for something else, or remove one of the two.",
    ),
    (
        "contradiction",
        "No statement is true in one place and false in another.",
        "Whoever learns both learns that answers are arbitrary.",
        "Decide which it is.",
    ),
    (
        "same-name",
        "No two concepts of a deck have the same name.",
        "A question whose answer is a name cannot be answered if two things bear it.",
        "Join the two, or give each a name of its own.",
    ),
    (
        "near-duplicate",
        "No two concepts say nearly the same.",
        "The two compete for the same memory, and reviews are spent twice.",
        "Join the two, or say in each what sets it apart.",
    ),
    (
        "few-cards",
        "A concept makes at least two good cards.",
        "A single card is soon known by its looks; two sides of a thing hold it in place.",
        "Say what it is in `what_it_is`, add a tagline, or write a few facts.",
    ),
    (
        "dead-image",
        "A picture that is named is there.",
        "A question about a picture that nobody sees can only be guessed.",
        "Write its path from the file's folder, or remove it.",
    ),
)

_HINTS = (
    (
        "untyped-value",
        "What YAML might take for a number, a date, or yes or no stands in quotes.",
        "Here it stays the text you typed, but a formatter or an editor may make another answer of it.",
        "Put it in quotes; `--fix` does.",
    ),
    (
        "duplicate-entry",
        "A list of names has each name once.",
        "It does no harm, but one of them may have been meant to be another.",
        "Remove it; `--fix` does where it stands alone.",
    ),
    (
        "untitled-resource",
        "Further reading has a title.",
        "An address says little about what is worth reading behind it.",
        "Write `{title: ..., url: ...}`.",
    ),
    (
        "unused-ignore",
        "A comment that silences findings silences at least one.",
        "Left behind, it would hide the next mistake of its kind.",
        "Remove it, or move it to the line that it is about.",
    ),
)

_ADVICE = (
    (
        "no-tagline",
        "A concept has a tagline.",
        "It makes a card, a match, and options to choose from.",
        "Add `tagline:`, one line that fits this concept only.",
    ),
    (
        "no-what-it-is",
        "A concept has `what_it_is`.",
        "Most cards are made of it.",
        "Add it, and say in its first sentence what the concept is.",
    ),
    (
        "no-definition",
        "A sentence says what the title is.",
        "Term and definition are the two cards that all others rest on.",
        "Begin with the title, followed by *is* or *are*.",
    ),
    (
        "no-cloze",
        "A term of the prose can be blanked.",
        "A blank asks for a detail in its context, which is how details are used.",
        "Mark a key term in bold: **term**.",
    ),
    (
        "long-answer",
        "The answer of a fact can be typed.",
        "Typing shows what is known; a long answer is only ever judged by oneself.",
        "Ask for five words at most; `explain` has room for more.",
    ),
    (
        "few-neighbours",
        "Three other concepts are near, to choose wrong options from.",
        "Among options that are far apart the right one is found without knowing it.",
        "Write more concepts in this deck, or name fewer in `not_distractors`.",
    ),
)

CATALOGUE: dict[str, Explanation] = {
    **rules(),
    **{
        code: Explanation(code, demand, (), (), mend, why, level)
        for level, rows in (
            (Level.ERROR, _ERRORS),
            (Level.WARNING, _WARNINGS),
            (Level.HINT, (*_HINTS, *_ADVICE)),
        )
        for code, demand, why, mend in rows
    },
}
"""Each code with its explanation. A code that was released keeps its name and its meaning."""

ADVICE = frozenset(code.casefold() for code in (*rules(), *(row[0] for row in _ADVICE)))
"""What is only looked for when one asks about the quality, in small letters: codes of advice, and rules that keep
a generated card from being made."""


def explain(code: str) -> Explanation:
    """What stands behind a code, in capitals or small letters.

    Raises:
        UsageError: there is no such code.
    """
    found = {known.casefold(): known for known in CATALOGUE}.get(code.casefold())
    if found is None:
        raise UsageError(f"There is no code `{code}`.", f"Codes are {', '.join(CATALOGUE)}.")
    return CATALOGUE[found]
