"""What a new file begins as: the fields that matter first, each with a word about it."""

import json
from pathlib import Path, PurePosixPath

from quizapp.authoring.emit import dumped
from quizapp.authoring.json_schema import FileKind, json_schema
from quizapp.authoring.write import rewrite
from quizapp.errors import DeckError

SCHEMA_FOLDER = ".quizapp"
"""Beside the decks; its dot keeps it from being taken for one. An editor finds the schemas there without a network."""

_CONCEPT = """\
{modeline}
{title}
# One line that fits this concept only.
tagline:

# What it is, with the title as the subject of the first sentence. Put two asterisks around a **key term**.
# Write below, two spaces from the left.
what_it_is: |

# The reason first.
why_it_matters: |

# To ask more, take away the # and fill in. All fields: decks/README.md, or quizapp schema.
# facts:
#   - q: A question of your own?
#     a: its short answer
# clozes:
#   - A sentence with a {{{{blank}}}}.
# confusable_with: [another concept]
"""

_DECK = """\
{modeline}
{title}
# description: What it teaches, in a sentence or two.
# tags: [words, to find it by]
# language: en
# new_per_day: 10        # at most so many new cards a day
# retention: 0.9         # the share of answers to remember, 0.70 to 0.99
"""


def concept_template(path: str, title: str) -> str:
    """A concept file for `path` below the decks folder: what is not filled in is as good as absent."""
    return _CONCEPT.format(modeline=modeline(path, FileKind.CONCEPT), title=dumped({"title": title}).rstrip())


def deck_template(path: str, title: str) -> str:
    """A deck.yaml for `path` below the decks folder."""
    return _DECK.format(modeline=modeline(path, FileKind.DECK), title=dumped({"title": title}).rstrip())


def modeline(path: str, kind: FileKind) -> str:
    """The comment by which editors with a YAML language server find the schema of a file."""
    up = "../" * (len(PurePosixPath(path).parts) - 1)
    return f"# yaml-language-server: $schema={up}{SCHEMA_FOLDER}/{_schema_name(kind)}"


def write_schemas(root: Path) -> None:
    """Put the schemas where the modelines point, and bring older ones up to date.

    Raises:
        DeckError: they cannot be written.
    """
    folder = root / SCHEMA_FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeckError(f"{folder} cannot be made: {error.strerror}.", "Check that you may write there.") from error
    for kind in FileKind:
        file, text = folder / _schema_name(kind), schema_text(kind) + "\n"
        if not file.is_file() or file.read_bytes() != text.encode():
            rewrite(file, text)


def schema_text(kind: FileKind) -> str:
    """A schema as JSON."""
    return json.dumps(json_schema(kind), indent=1, ensure_ascii=False)


def _schema_name(kind: FileKind) -> str:
    return f"{kind}.schema.json"
