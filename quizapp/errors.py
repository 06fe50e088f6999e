"""The errors a person may meet. Each says what is wrong and what to do; `cli` prints them, nobody else does."""


class QuizappError(Exception):
    """Something a person can act on.

    Args:
        message: what is wrong, one sentence.
        hint: what to do about it, one sentence; empty only where nothing can be done.
    """

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(QuizappError):
    """What was asked for does not exist or makes no sense."""


class DeckError(QuizappError):
    """The decks folder, or a file in it, cannot be used at all."""


class FileChangedError(DeckError):
    """A concept file was changed by somebody else meanwhile: nothing was written."""


class StorageError(QuizappError):
    """The database cannot be read or written: nothing was changed."""


class DamagedError(StorageError):
    """The file is damaged, or no database at all: it was left as it is."""


class StaleCardError(StorageError):
    """Another quizapp process answered or changed this card meanwhile: nothing was written."""


class AnkiError(QuizappError):
    """A running Anki does not answer, or does not do what it was asked."""
