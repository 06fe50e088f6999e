"""What all questions of a quiz have in common: feedback, override, page, edit, leaving, and keys held down."""

import pytest

from quizapp.config import Places
from quizapp.core.history import Event, EventKind
from quizapp.core.memory import Rating
from quizapp.core.quiz.item import Item
from quizapp.core.quiz.wish import Counting, Wish
from quizapp.tui.app import QuizApp, Start
from quizapp.tui.screens.quiz import question, typed
from quizapp.tui.screens.quiz.result import ResultScreen
from quizapp.tui.screens.today import TodayScreen
from quizapp.workspace import Workspace
from tests.conftest import write_concept
from tests.tui.conftest import app_on, lines, running, text
from tests.tui.quizzes import AMAZON, CHOICE, CLOZE, MATCH, NILE, ORDER, TRUE_FALSE, TYPED, leave

RIGHT_KEYS = [
    (CHOICE, ["2"]),
    (TRUE_FALSE, ["f"]),
    (TYPED, [*"amazon", "enter"]),
    (CLOZE, [*"overshot", "enter"]),
    (MATCH, [*"132", "enter"]),
    (ORDER, [*"3241", "enter"]),
]
"""Each kind of question, with the keys that answer it rightly."""


def asking(workspace: Workspace, *items: Item, wish: Wish | None = None) -> QuizApp:
    """The app, which goes on with a quiz of these questions at the first Enter."""
    leave(workspace, *items, wish=wish)
    return app_on(workspace, Start.QUIZ)


def given(workspace: Workspace) -> list[tuple[EventKind, Rating | None]]:
    """What the log holds."""
    return [(event.kind, event.rating) for event in workspace.history()]


def standing(workspace: Workspace) -> list[Event]:
    """The answers that nothing took back."""
    events = list(workspace.history())
    gone = {event.detail.get("seq") for event in events if event.kind is EventKind.UNDO}
    return [event for event in events if event.kind is EventKind.ANSWER and event.seq not in gone]


@pytest.mark.parametrize(("item", "keys"), RIGHT_KEYS)
async def test_a_right_answer_is_in_the_log_before_the_feedback_shows(
    workspace: Workspace, item: Item, keys: list[str]
) -> None:
    """Good, whatever the kind."""
    app = asking(workspace, item)
    async with running(app) as pilot:
        await pilot.press("enter", *keys)

        assert {rating for _, rating in given(workspace)} == {Rating.GOOD}
        assert "Right." in lines(app)


@pytest.mark.parametrize("item", [CHOICE, TRUE_FALSE, MATCH, ORDER])
async def test_what_is_not_known_is_shown_and_forgotten(workspace: Workspace, item: Item) -> None:
    """One key: Again."""
    app = asking(workspace, item)
    async with running(app) as pilot:
        await pilot.press("enter", "s")

        assert {rating for _, rating in given(workspace)} == {Rating.AGAIN}
        assert "Not known." in text(app)


@pytest.mark.parametrize(("item", "keys"), RIGHT_KEYS)
async def test_no_answer_is_given_twice(workspace: Workspace, item: Item, keys: list[str]) -> None:
    """Once it was answered, the keys that answered it do nothing more."""
    app = asking(workspace, item, TYPED)
    async with running(app) as pilot:
        await pilot.press("enter", *keys)
        before = given(workspace)
        await pilot.press("1", "t", "f", "s", "backspace")
        await app.screen.run_action("check")

        assert given(workspace) == before


async def test_a_key_held_down_answers_nothing(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Enter checks an answer; as long as it stays down, it neither turns the feedback over nor answers what follows."""
    app = asking(workspace, TYPED, TYPED)
    async with running(app) as pilot:
        await pilot.press("enter", *"amazon", "enter")
        monkeypatch.setattr(question, "HELD_SECONDS", 600)
        await pilot.press(*["enter"] * 5)
        assert "Right." in text(app)

        monkeypatch.setattr(question, "HELD_SECONDS", 0)
        monkeypatch.setattr(typed, "UNREAD_SECONDS", 600)
        await pilot.press(*["enter"] * 5)

        assert len(given(workspace)) == 1
        assert "2 of 2" in text(app)


async def test_the_question_does_not_move(workspace: Workspace) -> None:
    """Nor do the options: the feedback comes below them."""
    app = asking(workspace, CHOICE)
    async with running(app) as pilot:
        await pilot.press("enter")
        before = lines(app)
        await pilot.press("1")
        after = lines(app)

        assert before.index(CHOICE.prompt) == after.index(CHOICE.prompt)
        assert [line[:10] for line in before if "(3)" in line] == [line[:10] for line in after if "(3)" in line]


@pytest.mark.parametrize(("item", "keys"), RIGHT_KEYS)
async def test_where_it_belongs_is_told_only_afterwards(workspace: Workspace, item: Item, keys: list[str]) -> None:
    """Section and concept could be the answer."""
    app = asking(workspace, item)
    async with running(app) as pilot:
        await pilot.press("enter")
        before = lines(app)[0]
        await pilot.press(*keys)

        assert before.startswith("Quiz") and item.concept not in before
        assert f"{item.section} › {item.concept}" in lines(app)[0]


async def test_feedback_explains(workspace: Workspace) -> None:
    """What the author says, then the sentence it rests on."""
    app = asking(workspace, CHOICE)
    async with running(app) as pilot:
        await pilot.press("enter", "1")
        shown = text(app)

        assert shown.index("Not right.") < shown.index("Its delta lies north of Cairo.") < shown.index(CHOICE.source)


async def test_a_wrong_answer_can_be_called_right_and_back(workspace: Workspace) -> None:
    """One key, either way; the log keeps only the last word as the answer."""
    app = asking(workspace, CHOICE)
    async with running(app) as pilot:
        await pilot.press("enter", "1")
        assert "o knew it" in text(app)
        await pilot.press("o")
        assert "Right. By your own judgement." in text(app)
        assert [event.rating for event in standing(workspace)] == [Rating.GOOD]
        assert "o guessed" in text(app)
        await pilot.press("o")

        assert "Not right." in text(app)
        assert [event.rating for event in standing(workspace)] == [Rating.AGAIN]


async def test_a_match_cannot_be_overruled(workspace: Workspace) -> None:
    """It is several answers at once."""
    app = asking(workspace, MATCH)
    async with running(app) as pilot:
        await pilot.press("enter", *"213", "enter")
        before = given(workspace)
        await pilot.press("o")

        assert before == given(workspace)
        assert "knew it" not in text(app)


async def test_a_missed_question_says_that_it_is_asked_again(workspace: Workspace) -> None:
    """At its end the quiz comes back to it, as practice: that needs no more words."""
    app = asking(workspace, CHOICE)
    async with running(app) as pilot:
        await pilot.press("enter", "1", "space")
        assert "Quiz › asked again" in text(app)
        await pilot.press("2")

        assert "Practice only" not in text(app)


async def test_the_second_answer_of_the_day_to_a_card_is_said_to_be_practice(workspace: Workspace) -> None:
    """Quietly, and only where a review could have been expected."""
    app = asking(workspace, CHOICE, CHOICE)
    async with running(app) as pilot:
        await pilot.press("enter", "2")
        assert "Practice only" not in text(app)
        await pilot.press("space", "2")

        assert "Practice only: this card was answered today already." in text(app)


async def test_a_card_that_is_gone_is_said_to_be_gone(workspace: Workspace) -> None:
    """Its file was deleted while the question stood on the screen: nothing is saved, and that is no secret."""
    app = asking(workspace, CHOICE)
    async with running(app) as pilot:
        await pilot.press("enter")
        (workspace.places.decks / "rivers/02-nile.yaml").unlink()
        workspace.refresh()
        await pilot.press("2")

        assert "the card is gone" in text(app)
        assert given(workspace) == []


async def test_a_practice_quiz_says_so_above(workspace: Workspace) -> None:
    """And leaves the schedule alone."""
    app = asking(workspace, CHOICE, wish=Wish(counting=Counting.PRACTICE))
    async with running(app) as pilot:
        await pilot.press("enter")
        assert lines(app)[0].startswith("Practice")
        await pilot.press("2")

        assert given(workspace) == [(EventKind.PRACTICE, Rating.GOOD)]


async def test_the_page_is_one_key_away_once_it_gives_nothing_away(workspace: Workspace) -> None:
    """And the question is still there afterwards."""
    app = asking(workspace, CHOICE)
    async with running(app) as pilot:
        await pilot.press("enter", "p")
        assert CHOICE.prompt in text(app)
        await pilot.press("2", "p")
        assert CHOICE.prompt not in text(app)
        await pilot.press("escape")

        assert "Right." in text(app)


async def test_the_concept_can_be_edited(workspace: Workspace) -> None:
    """Where no editor is named, in the app's own; the question stays."""
    app = asking(workspace, CHOICE)
    async with running(app) as pilot:
        await pilot.press("enter", "2", "e")
        assert "rivers/02-nile.yaml" in text(app)
        await pilot.press("escape")

        assert CHOICE.prompt in text(app)


async def test_leaving_keeps_the_answers_and_the_rest(workspace: Workspace) -> None:
    """Today says how to go on, and going on goes on."""
    app = asking(workspace, CHOICE, TYPED)
    async with running(app) as pilot:
        await pilot.press("enter", "2", "q")
        assert isinstance(app.screen, TodayScreen)
        assert "1 of 2 answered; z goes on with the quiz." in text(app)
        await pilot.press("z")
        assert "Go on with the quiz: 1 of 2 answered" in text(app)
        await pilot.press("enter")

        assert TYPED.prompt in text(app)
        assert "2 of 2" in text(app)


async def test_leaving_after_the_last_answer_shows_the_result(workspace: Workspace) -> None:
    """Nothing is left to go on with."""
    app = asking(workspace, CHOICE)
    async with running(app) as pilot:
        await pilot.press("enter", "2", "escape")

        assert isinstance(app.screen, ResultScreen)
        assert workspace.unfinished_quiz() is None


async def test_leaving_before_the_first_answer_promises_nothing(workspace: Workspace) -> None:
    """There is nothing to go on with."""
    app = app_on(workspace, Start.QUIZ)
    async with running(app) as pilot:
        await pilot.press("enter", "escape")

        assert isinstance(app.screen, TodayScreen)
        assert len(app._notifications) == 0


@pytest.mark.parametrize(("item", "keys"), RIGHT_KEYS)
async def test_what_cannot_be_saved_is_told(workspace: Workspace, item: Item, keys: list[str]) -> None:
    """The question stays, and can be answered once more."""
    app = asking(workspace, item)
    async with running(app) as pilot:
        await pilot.press("enter")
        workspace.db.connection.execute("ALTER TABLE schedules RENAME TO lost")
        await pilot.press(*keys)
        assert "cannot be used" in " ".join(text(app).split())
        assert "Right." not in text(app)
        assert given(workspace) == []
        workspace.db.connection.execute("ALTER TABLE lost RENAME TO schedules")
        await pilot.press(keys[-1])

        assert "Right." in text(app)


async def test_decks_may_change_while_a_quiz_runs(places: Places, workspace: Workspace) -> None:
    """It goes on as it began, even when the concept is gone."""
    app = asking(workspace, CHOICE, TYPED)
    async with running(app) as pilot:
        await pilot.press("enter")
        write_concept(places.decks, "rivers/02-nile.yaml", "title: Nile\n")
        (places.decks / "rivers" / "01-amazon.yaml").unlink()
        await app.run_action("look")
        await pilot.press("2", "space", *"amazon", "enter")
        assert "Right." in text(app)
        await pilot.press("space")

        assert "2 of 2 right at once" in text(app)


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
@pytest.mark.parametrize(("item", "keys"), RIGHT_KEYS)
async def test_the_verdict_is_in_sight(
    workspace: Workspace, item: Item, keys: list[str], size: tuple[int, int]
) -> None:
    """However small the terminal, and however long the question."""
    app = asking(workspace, item)
    async with running(app, size) as pilot:
        await pilot.press("enter")
        assert item.prompt[:20] in text(app)
        await pilot.press(*keys)
        await pilot.pause()

        assert "Right." in text(app)


def test_the_cards_of_these_tests_exist(workspace: Workspace) -> None:
    """Else nothing would be recorded."""
    assert workspace.queued(AMAZON) and workspace.queued(NILE)
