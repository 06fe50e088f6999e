"""Where things are, and what the learner chose. The only reader of the environment and of the settings file."""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.core.order import NewOrder, ReviewOrder
from quizapp.errors import UsageError

if TYPE_CHECKING:
    from quizapp.core.load import Wishes

SETTINGS_FILE = "settings.toml"


class Typing(StrEnum):
    """When a card with a short answer is answered by typing."""

    ALWAYS = "always"
    FIRM = "firm"
    """Once it is well remembered: see `core.session.FIRM_DAYS`."""
    NEVER = "never"


class ChangedCards(StrEnum):
    """What to do with a card that was learnt and means something else since an edit of its file."""

    KEEP = "keep"
    """Nothing: it comes when it is due."""
    VERIFY = "verify"
    """Ask it soon; its history stays."""
    RESET = "reset"
    """Begin it anew."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The learner's choices. Every field is a key of the settings file, with this default."""

    new_per_day: int = 20
    """New cards a study day, over all decks."""
    reviews_per_day: int = 200
    """Reviews a study day, over all decks; new cards count too, so that a backlog is not made worse."""
    review_order: ReviewOrder = ReviewOrder.OVERDUE
    """Which reviews come first."""
    new_order: NewOrder = NewOrder.MIXED
    """Where new cards stand among the reviews."""
    balance: bool = True
    """Choose the day of a review among equally good ones so that the days hold alike."""
    easy_days: tuple[str, ...] = ()
    """Weekdays with their share of the usual load, such as `sun 0.5`."""
    days_off: tuple[str, ...] = ()
    """Dates or ranges of dates on which nothing shall be due."""
    retention: float = 0.9
    """Desired retention: the recall at which a card comes back."""
    learning_steps: tuple[str, ...] = ("1m", "10m")
    relearning_steps: tuple[str, ...] = ("10m",)
    learn_ahead: str = "20m"
    """Learning steps this near are asked at once when nothing else is left."""
    day_start: int = 4
    """The local hour at which a study day begins."""
    show_pages: bool = True
    """Show a concept's page before its first new card."""
    type_answers: Typing = Typing.FIRM
    """When to type a short answer instead of turning the card."""
    changed_cards: ChangedCards = ChangedCards.VERIFY
    """What to do when the meaning of a card that was learnt has changed."""
    theme: str = "quizapp-dark"
    anki_url: str = "http://127.0.0.1:8765"
    """Where AnkiConnect listens on this machine."""
    anki_api_key: str = ""
    """As in AnkiConnect's configuration, if it has one."""


DEFAULTS = Settings()


_ONCE_WRITTEN = {"type_answers": {True: Typing.ALWAYS, False: Typing.FIRM}}
"""What older versions wrote for a setting, and what it means by now."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the decks, the database and the settings are."""

    decks: Path
    database: Path
    settings: Path
    own_decks: bool
    """The decks are in the learner's own folder, which is filled with the shipped ones on first use."""

    @property
    def package(self) -> Path:
        """What is pushed to a running Anki: a file that stays, because Anki may ask for it later."""
        return self.database.with_name("quizapp.apkg")


def places(decks: str | None = None, database: str | None = None, environ: Mapping[str, str] = os.environ) -> Places:
    """Find everything: what was asked for, else the environment, else `./decks`, else the learner's own folders."""
    chosen = decks or environ.get("QUIZAPP_DECKS")
    here = Path("decks")
    if chosen:
        folder = Path(chosen)
    elif is_decks_folder(here):
        folder = here
    else:
        folder = _data_folder() / "decks"
    chosen_database = database or environ.get("QUIZAPP_DB")
    return Places(
        decks=folder.expanduser().absolute(),
        database=Path(chosen_database).expanduser().absolute() if chosen_database else _data_folder() / "quizapp.db",
        settings=_settings_folder() / SETTINGS_FILE,
        own_decks=not chosen and folder != here,
    )


def fixed_now(environ: Mapping[str, str] = os.environ) -> datetime | None:
    """The instant at which `QUIZAPP_NOW` makes the clock stand still, for tests and pictures.

    Raises:
        UsageError: it is no ISO time with an offset.
    """
    text = environ.get("QUIZAPP_NOW")
    if not text:
        return None
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise UsageError(f"QUIZAPP_NOW is `{text}`, which is no time.", "Write it as 2026-11-23T09:00:00+01:00.")
    return instant


def editor(environ: Mapping[str, str] = os.environ) -> str:
    """The learner's editor, perhaps with arguments; empty where none is named."""
    return environ.get("VISUAL") or environ.get("EDITOR") or ""


def git_environment(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment without what git tells its hooks of the repository in which they run: it may be another one."""
    return {name: value for name, value in environ.items() if not name.startswith("GIT_")}


def git_index(environ: Mapping[str, str] = os.environ) -> Path | None:
    """The index that git tells its hooks to look at, which need not be the usual one; None outside of a hook."""
    named = environ.get("GIT_INDEX_FILE")
    return Path(named).absolute() if named else None


def is_decks_folder(folder: Path) -> bool:
    """Whether at least one subfolder holds a `deck.yaml`: any other folder called `decks` is left alone."""
    try:
        return any((entry / "deck.yaml").is_file() for entry in folder.iterdir() if entry.is_dir())
    except OSError:
        return False


def shipped_decks() -> Path:
    """The decks that came with the app: beside the package in a wheel, beside the source in a checkout."""
    package = Path(__file__).parent
    installed = package / "shipped_decks"
    return installed if installed.is_dir() else package.parent / "decks"


def load_settings(path: Path) -> Settings:
    """The settings file, or the defaults without one.

    Raises:
        UsageError: the file cannot be read, or a key or value in it is wrong.
    """
    if not path.is_file():
        return Settings()
    import tomllib  # 5 ms: most people have no settings file

    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"The settings file {path} cannot be read: {error}.", "Mend it, or remove it.") from error
    return _checked(found, path)


def save_setting(path: Path, name: str, value: str | bool | Sequence[str]) -> None:
    """Write one setting, leaving every other line of the file as it is.

    Raises:
        UsageError: the file cannot be written.
    """
    line = f"{name} = {json.dumps(value)}"  # JSON's texts, booleans and lists are TOML's too
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        others = [old for old in lines if old.partition("=")[0].strip() != name]
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".new")
        draft.write_text("\n".join([*others, line]) + "\n", encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise UsageError(f"The settings file {path} cannot be written: {error.strerror}.") from error


def seconds(text: str) -> int:
    """A duration such as `90s`, `10m`, `1h` or `2d` in seconds.

    Raises:
        UsageError: it is none.
    """
    unit = {"s": 1, "m": 60, "h": 3600, "d": 86_400}.get(text[-1:])
    if unit is None or not text[:-1].isdigit() or int(text[:-1]) < 1:
        raise UsageError(f"`{text}` is not a duration.", "Write a number and s, m, h or d, such as 10m.")
    return int(text[:-1]) * unit


def wishes(settings: Settings) -> "Wishes":
    """What the learner wants of the days ahead.

    Raises:
        UsageError: an easy day or a day off is written in a way that says nothing.
    """
    from quizapp.core.load import Wishes  # only scheduling needs it

    shares = dict(map(_easy_day, settings.easy_days))
    return Wishes(tuple(shares.get(day, 1.0) for day in _WEEKDAYS), tuple(map(days_of, settings.days_off)))


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _easy_day(text: str) -> tuple[str, float]:
    day, _, share = text.casefold().partition(" ")
    if day[:3] not in _WEEKDAYS or share.strip() not in ("0", "0.5", "1"):
        raise UsageError(f"`{text}` is no easy day.", "Write a weekday and its share, 0, 0.5 or 1, such as sun 0.5.")
    return day[:3], float(share)


def days_of(text: str) -> tuple[int, int]:
    """The first and the last study day of a date (`2026-12-24`) or a range of dates (`2026-12-24..2027-01-02`).

    Raises:
        UsageError: it is neither, or ends before it begins.
    """
    first, _, last = text.partition("..")
    try:
        days = date.fromisoformat(first.strip()).toordinal(), date.fromisoformat((last or first).strip()).toordinal()
    except ValueError:
        days = (1, 0)
    if days[0] > days[1]:
        raise UsageError(
            f"`{text}` names no days.", "Write a date such as 2026-12-24, or a range such as 2026-12-24..2027-01-02."
        )
    return days


def _checked(found: Mapping[str, object], path: Path) -> Settings:
    defaults = Settings()
    known = {field.name: getattr(defaults, field.name) for field in fields(Settings)}
    chosen: dict[str, object] = {}
    for name, value in found.items():
        if name not in known:
            raise UsageError(f"{path}: there is no setting `{name}`.", f"Known settings: {', '.join(known)}.")
        if isinstance(value, bool):
            value = _ONCE_WRITTEN.get(name, {}).get(value, value)
        chosen[name] = _converted(name, value, known[name], path)
    settings = replace(defaults, **chosen)  # type: ignore[arg-type]  # each value was checked against its default
    _check_ranges(settings, path)
    return settings


def _converted(name: str, value: object, default: object, path: Path) -> object:
    if isinstance(default, tuple) and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(default, StrEnum):
        return _member(name, value, type(default), path)
    if type(value) is not type(default):
        raise UsageError(f"{path}: `{name}` has a value of the wrong kind: {value!r}.", f"The default is {default!r}.")
    return value


def _member(name: str, value: object, choices: type[StrEnum], path: Path) -> StrEnum:
    found = next((choice for choice in choices if choice == value), None)
    if found is None:
        listed = ", ".join(f'"{choice}"' for choice in choices)
        raise UsageError(f"{path}: `{name}` cannot be {value!r}.", f"It is one of {listed}.")
    return found


def _check_ranges(settings: Settings, path: Path) -> None:
    for text in (*settings.learning_steps, *settings.relearning_steps, settings.learn_ahead):
        seconds(text)
    if settings.easy_days or settings.days_off:
        wishes(settings)
    wrong = [
        name
        for name, fine in {
            "retention": 0.70 <= settings.retention <= 0.99,
            "day_start": 0 <= settings.day_start <= 12,
            "new_per_day": settings.new_per_day >= 0,
            "reviews_per_day": settings.reviews_per_day >= 0,
        }.items()
        if not fine
    ]
    if wrong:
        raise UsageError(
            f"{path}: `{wrong[0]}` is out of range.",
            "retention is 0.70 to 0.99, day_start 0 to 12, limits 0 or more.",
        )


def cache_folder() -> Path:
    """Where what can be found out again is kept: whoever empties it loses nothing but time."""
    from platformdirs import user_cache_path

    return user_cache_path("quizapp", appauthor=False)


def _data_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("quizapp", appauthor=False)


def _settings_folder() -> Path:
    from platformdirs import user_config_path

    return user_config_path("quizapp", appauthor=False)
