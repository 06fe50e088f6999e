"""Places and settings."""

from pathlib import Path

import pytest

from quizapp.config import Settings, Typing, editor, load_settings, places, save_setting, seconds, shipped_decks
from quizapp.errors import UsageError


def settings_file(tmp_path: Path, text: str) -> Path:
    """A settings file with this text."""
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    """Nothing to configure."""
    assert Settings() == load_settings(tmp_path / "none.toml")


def test_settings_are_read(tmp_path: Path) -> None:
    """Numbers, texts, lists, and a whole number where a fraction may stand."""
    file = settings_file(tmp_path, 'new_per_day = 5\nretention = 0.85\nlearning_steps = ["2m"]\nshow_pages = false\n')

    assert Settings(new_per_day=5, retention=0.85, learning_steps=("2m",), show_pages=False) == load_settings(file)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("new_per_day = [", "cannot be read"),
        ("new_cards = 5", "no setting `new_cards`"),
        ('new_per_day = "5"', "wrong kind"),
        ("new_per_day = true", "wrong kind"),
        ("new_per_day = -1", "out of range"),
        ("retention = 1.5", "out of range"),
        ("day_start = 23", "out of range"),
        ('type_answers = "sometimes"', "`type_answers` cannot be 'sometimes'"),
        ("type_answers = 1", "`type_answers` cannot be 1"),
        ("type_answers = []", "`type_answers` cannot be"),
        ('learning_steps = ["soon"]', "not a duration"),
        ('learning_steps = ["0m"]', "not a duration"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str, message: str) -> None:
    """The learner learns which one, and what would be right."""
    with pytest.raises(UsageError, match=message):
        load_settings(settings_file(tmp_path, text))


@pytest.mark.parametrize("choice", Typing)
def test_a_choice_among_words_is_kept(tmp_path: Path, choice: Typing) -> None:
    """It is written as a text, and read as one of the choices."""
    file = settings_file(tmp_path, "")
    save_setting(file, "type_answers", choice)

    assert file.read_text() == f'type_answers = "{choice.value}"\n'
    assert load_settings(file).type_answers is choice


def test_a_wrong_word_is_answered_with_the_right_ones(tmp_path: Path) -> None:
    """All of them."""
    with pytest.raises(UsageError) as error:
        load_settings(settings_file(tmp_path, 'type_answers = "sometimes"'))

    assert error.value.hint == 'It is one of "always", "firm", "never".'


@pytest.mark.parametrize(("text", "choice"), [("true", Typing.ALWAYS), ("false", Typing.FIRM)])
def test_what_older_versions_wrote_is_understood(tmp_path: Path, text: str, choice: Typing) -> None:
    """Typing was once on or off; the default was off."""
    assert load_settings(settings_file(tmp_path, f"type_answers = {text}\n")).type_answers is choice


def test_saving_one_setting_leaves_the_rest_alone(tmp_path: Path) -> None:
    """Comments and order are the learner's."""
    file = settings_file(tmp_path, "# mine\nshow_pages = true\nnew_per_day = 7\n")
    save_setting(file, "show_pages", False)

    assert file.read_text() == "# mine\nnew_per_day = 7\nshow_pages = false\n"
    assert Settings(new_per_day=7, show_pages=False) == load_settings(file)


def test_saving_makes_the_folder(tmp_path: Path) -> None:
    """The first choice is as easy as the second."""
    save_setting(tmp_path / "new" / "settings.toml", "theme", "quizapp-light")

    assert load_settings(tmp_path / "new" / "settings.toml").theme == "quizapp-light"


@pytest.mark.parametrize(("text", "expected"), [("90s", 90), ("10m", 600), ("1h", 3600), ("2d", 172_800)])
def test_durations(text: str, expected: int) -> None:
    """Written as people write them."""
    assert expected == seconds(text)


def test_an_explicit_place_wins(tmp_path: Path) -> None:
    """Command line over environment."""
    environ = {"QUIZAPP_DECKS": "/from/environment", "QUIZAPP_DB": "/from/environment.db"}
    found = places(str(tmp_path), None, environ)

    assert (tmp_path, Path("/from/environment.db"), False) == (found.decks, found.database, found.own_decks)


def test_the_learners_own_folder_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without anything chosen and no ./decks."""
    monkeypatch.chdir(tmp_path)

    assert places(None, None, {}).own_decks


def test_the_shipped_decks_are_there() -> None:
    """In a checkout and in a wheel."""
    assert (shipped_decks() / "quizapp-tour" / "deck.yaml").is_file()


def test_visual_is_asked_before_editor() -> None:
    """As other programs do; neither may be set."""
    assert [editor({"VISUAL": "code", "EDITOR": "vi"}), editor({"EDITOR": "vi"}), editor({})] == ["code", "vi", ""]
