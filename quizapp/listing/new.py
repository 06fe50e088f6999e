"""What to do with a new file, and what has become of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.listing.cards import cards_text
from quizapp.listing.problems import findings_text
from quizapp.listing.words import counted, safe
from quizapp.workspace.findings import Look

if TYPE_CHECKING:
    from quizapp.workspace.new import Made


def deck_hint(root: Path, file: Path) -> str:
    """What comes after a new deck."""
    return safe(f'Now write a concept: quizapp new concept {file.parent.relative_to(root).as_posix()} "Its title"')


def concept_hint(file: Path) -> str:
    """What to do with a template that was not opened."""
    return safe(f"Fill it in with any editor; then `quizapp check {file}` says what is wrong, and `quizapp` asks it.")


def made_text(made: "Made", file: Path) -> str:
    """The cards that a file makes, then what was found in it."""
    found = [findings_text(made.findings, Look.PROBLEMS)] if made.findings.failed else []
    if file.name == "deck.yaml":
        return "\n\n".join(found) or "No problems."
    if not made.cards:
        return "\n\n".join([*found, safe(f"No cards yet: fill in the tagline or what it is. The file waits: {file}")])
    deck = made.cards[0].concept_id.rpartition("/")[0]
    asked = safe(f"{counted(len(made.cards), 'card')}: `quizapp review {deck}` asks them.")
    return "\n\n".join([cards_text(made.cards), asked, *found])
