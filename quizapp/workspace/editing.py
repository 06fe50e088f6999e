"""A concept file in the app's own editor: nothing typed is lost, and nothing on the disk is overwritten unseen."""

import json
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.authoring.write import read_text, rewrite
from quizapp.errors import DeckError, FileChangedError

if TYPE_CHECKING:
    from quizapp.config import Places


class Manuscript:
    """The text of one file, from when it is opened until it is left.

    What is not saved yet is stashed beside the database as it is typed: it is there again after a crash.
    """

    def __init__(self, places: "Places", path: str) -> None:
        """Open the file at `path` below the decks folder, with what was left unsaved in it earlier.

        Raises:
            DeckError: the file cannot be read, or is no text.
        """
        self.file = (places.decks / path).resolve()
        name = sha256(str(self.file).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        self._stash = places.database.parent / "unsaved" / f"{name}.json"
        self.saved = read_text(self.file)
        """The text as it was last read or written."""
        self.text = self.saved
        self.is_recovered = self._recover()

    @property
    def is_changed(self) -> bool:
        """Whether something is not saved yet."""
        return self.text != self.saved

    def change(self, text: str) -> None:
        """The text is another one now. It is stashed, so that only saving or dropping it makes it go away."""
        self.text = text
        if not self.is_changed:
            self._stash.unlink(missing_ok=True)
            return
        with suppress(OSError):  # a full disk will be told when the file is saved
            self._stash.parent.mkdir(parents=True, exist_ok=True)
            self._stash.write_text(json.dumps({"base": self.saved, "text": text}), encoding="utf-8")

    def save(self) -> None:
        """Write the file, whole or not at all.

        Raises:
            FileChangedError: it was changed on the disk meanwhile; nothing was written.
            DeckError: it cannot be written; it is as it was, and the text is kept.
        """
        if self._on_disk() != self.saved:
            raise FileChangedError(f"{self.file.name} was changed on the disk meanwhile: nothing was saved.")
        rewrite(self.file, self.text)
        self.saved = self.text
        self._stash.unlink(missing_ok=True)

    def drop(self) -> None:
        """Give up what is not saved: the text is what the disk holds.

        Raises:
            DeckError: the file cannot be read; the text stays.
        """
        self.saved = read_text(self.file)
        self.change(self.saved)

    def put_beside(self) -> Path:
        """Keep both: this text goes into a file of its own, which makes no cards; then it is what the disk holds.

        Raises:
            DeckError: one of them cannot be written or read; the text stays.
        """
        beside = self._free_name()
        rewrite(beside, self.text)
        self.drop()
        return beside

    def _free_name(self) -> Path:
        names = (self.file.with_name(f"{self.file.name}.mine{number or ''}") for number in range(1000))
        return next(name for name in names if not name.exists())

    def _on_disk(self) -> str | None:
        try:
            return read_text(self.file)
        except DeckError:
            return None if self.file.exists() else self.saved  # a file that is gone is written anew

    def _recover(self) -> bool:
        """Take up what was left unsaved. It knows the text that it was made from: a newer file is not overwritten."""
        try:
            stashed = json.loads(self._stash.read_text(encoding="utf-8"))
            base, text = str(stashed["base"]), str(stashed["text"])
        except (OSError, ValueError, KeyError, TypeError):
            return False
        if text == self.saved:
            self._stash.unlink(missing_ok=True)
            return False
        self.saved, self.text = base, text
        return True
