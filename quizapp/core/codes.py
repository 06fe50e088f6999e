"""The codes that a finding can have, in words. Light to import: the rules themselves are not needed to give reasons."""

Row = tuple[str, str, str, str]
"""A code, what it demands, why that matters, how to mend what is wrong."""

_LEFT_OUT = "What cannot be read is left out, and nothing is asked about it."
_GUESSED = "A guess at what was meant would teach something that nobody wrote."
_CLASH = "History belongs to an id: with one id for two, the answers to one would count for the other."

ERRORS: tuple[Row, ...] = (
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

WARNINGS: tuple[Row, ...] = (
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

HINTS: tuple[Row, ...] = (
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

ADVICE: tuple[Row, ...] = (
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

LEARNT: tuple[Row, ...] = (
    (
        "leech",
        "No card is forgotten eight times.",
        "What does not stay in memory as it is put takes more time than it gives; put in another way it often stays.",
        "Split it, give it a cue, or add a contrast with what it is mixed up with.",
    ),
)
"""What a file alone does not tell: only the answers to its cards do."""

WHY = {
    "R01": "A card with an empty side, or about a concept that does not exist, can only be skipped.",
    "R02": "An answer that stands in its own question is read, not recalled.",
    "R03": "A word of the same family is enough to guess by: `digests` leads to `digestive tract`.",
    "R04": "An acronym holds the first letters of its expansion, so that each gives the other away.",
    "R05": "Two cards with one question compete: whichever answer comes to mind, one of them calls it wrong.",
    "R06": "What is quickly read and quickly said is easy to recall, and fair to grade.",
    "R07": "A blank with few words around it can be filled in many ways, and nobody can tell which is meant.",
    "R08": "A card is met alone and days later, when nobody knows any more what `this` was.",
    "R09": "With two blanks one hangs on the other, and for an answer that is half right there is no grade.",
    "R10": "Whoever finds a general word or a word of grammar has shown a feeling for language, not knowledge.",
    "R11": "Stray signs and broken brackets draw the eye away from the question.",
    "R12": "Half a sentence asks for its other half, not for what it says about the concept.",
    "R13": "Three options test about as well as five, as several studies found; with two a guess is too often right.",
    "R14": "A wrong option that is right as well punishes those who know most.",
    "R15": "The longest option is the best known giveaway: what is true is put with care, the rest in brief.",
    "R16": "An option that looks unlike all the others is chosen for its looks.",
    "R17": "After `an` every option that begins with a consonant can be struck out unread.",
    "R19": "`All of the above` is settled by two of the options, and a `not` is overlooked by those who know.",
    "R21": "A `not` can be heard to be false, or be overlooked, without a thought about the subject.",
    "R22": "A slip of language costs attention, and an article that does not fit may rule the answer out.",
    "R24": "Two pairs are matched by chance, eight by searching, and a word on both sides gives its pair away.",
    "R25": "Two steps are the toss of a coin, eight are a feat of patience, and a sorted list is its own answer.",
    "R27": "A card is met without its page: `why does it matter?` could then be about anything.",
    "R28": "Telling apart takes two: with one of them missing, or the same twice, there is no difference to name.",
    "R30": "Half of all guesses at a yes or no are right, so that the answer says little about what is known.",
    "R31": "Lists are what memory keeps worst: one item that is forgotten fails all the others.",
}
"""The reason of each rule of quality, in a sentence."""


def why(code: str) -> str:
    """Why a finding with this code matters for learning."""
    return _REASONS[code]


_REASONS = {**WHY, **{code: reason for code, _, reason, _ in (*ERRORS, *WARNINGS, *HINTS, *ADVICE, *LEARNT)}}
