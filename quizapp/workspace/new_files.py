"""Files that come together or not at all."""

import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self


class NewFiles:
    """Remembers what is about to be written where nothing was; left by an error or ctrl+c, takes it away again."""

    def __init__(self) -> None:
        self._made: set[Path] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if kind:
            for path in sorted(self._made, key=lambda path: len(path.parts), reverse=True):
                with suppress(OSError):  # never written, or somebody has put something of their own beside it
                    path.rmdir() if path.is_dir() else path.unlink()

    def expect(self, file: Path) -> Path:
        """To be said before a file is written; a file or folder that is there already is not ours. Returns the file."""
        self._made.update(path for path in (file, *file.parents) if not os.path.lexists(path))
        return file
