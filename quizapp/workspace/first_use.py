"""The learner's own decks folder, filled with the shipped decks once."""

from pathlib import Path

from quizapp.config import shipped_decks
from quizapp.errors import DeckError


def fill_folder(folder: Path) -> None:
    """Copy the shipped decks to `folder`, which must not exist yet: first beside it, then renamed into place.

    Raises:
        DeckError: it cannot be written; nothing is left behind.
    """
    import shutil  # 10 ms: needed once in a life

    draft = folder.with_name(f".{folder.name}.new")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(draft, ignore_errors=True)
        shutil.copytree(shipped_decks(), draft)
        draft.rename(folder)
    except OSError as error:
        shutil.rmtree(draft, ignore_errors=True)
        raise DeckError(
            f"The decks folder {folder} cannot be made: {error.strerror}.", "Choose another place with --decks DIR."
        ) from error
