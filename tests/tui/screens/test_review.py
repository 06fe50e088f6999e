"""The card: keys pressed, and what the store holds afterwards."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from quizapp.config import Places
from quizapp.core.history import EventKind
from quizapp.core.memory import Rating
from quizapp.workspace import Workspace
from tests.conftest import write_concept
from tests.tui.conftest import NOW, answers, app_on, lines, running, text, workspace_at

WHEEL = "Which kind of water wheel is filled from above?"
AMAZON = "Which river carries more water than any other?"


@pytest.mark.parametrize(
    ("keys", "rating"),
    [
        (["space", "1"], Rating.AGAIN),
        (["enter", "2"], Rating.HARD),
        (["space", "space"], Rating.GOOD),
        (["enter", "enter"], Rating.GOOD),
        (["space", "4"], Rating.EASY),
    ],
)
async def test_a_grade_is_in_the_log_before_the_next_card_shows(
    workspace: Workspace, keys: list[str], rating: Rating
) -> None:
    """Turn the card, grade it; space and enter mean Good."""
    app = app_on(workspace)
    async with running(app) as pilot:
        assert WHEEL in text(app)
        await pilot.press(*keys)

        assert [("mills/water-wheel", rating)] == answers(workspace)
        assert AMAZON in text(app)


async def test_grades_before_the_answer_do_nothing(workspace: Workspace) -> None:
    """One cannot grade what one has not seen."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("1", "2", "3", "4")

        assert answers(workspace) == []
        assert WHEEL in text(app)


async def test_the_question_does_not_move(workspace: Workspace) -> None:
    """The answer comes below it."""
    app = app_on(workspace)
    async with running(app) as pilot:
        before = lines(app).index(WHEEL)
        await pilot.press("space")

        assert before == lines(app).index(WHEEL)
        assert lines(app).index("Overshot") > before


async def test_the_concept_is_named_only_where_it_tells_nothing(workspace: Workspace) -> None:
    """Its title beside the question would be the answer."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("space", "4")
        before = lines(app)[0]
        await pilot.press("space")

        assert "Amazon" not in before
        assert "South America › Amazon" in lines(app)[0]


async def test_the_back_names_the_right_option_and_further_reading(workspace: Workspace) -> None:
    """With its letter; resources with site and minutes."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("space", "4", "space")
        reading = text(app)
        await pilot.press("4", "space")

        assert "Read more: The mouth of the Amazon (example.org, 12 min)" in reading
        assert lines(app).count("(a) The Mediterranean") == 2


async def test_each_grade_tells_when_the_card_comes_back(workspace: Workspace) -> None:
    """The interval shown is the interval recorded."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("space")
        shown = re.search(r"1 Again 1m +2 Hard 6m +3 Good \d+m +4 Easy (\d+)d", text(app))
        await pilot.press("4")

        [event] = workspace.history()
        assert shown is not None
        assert event.interval == int(shown[1])


async def test_undo_brings_the_card_back(workspace: Workspace) -> None:
    """And says what was taken back."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("space", "1", "u")
        await pilot.pause()

        assert WHEEL in text(app)
        assert "Taken back: Again." in text(app)
        assert [event.kind for event in workspace.history()] == [EventKind.ANSWER, EventKind.UNDO]


@pytest.mark.parametrize("key", ["U", "ctrl+y"])
async def test_redo_answers_the_card_again(workspace: Workspace, key: str) -> None:
    """The answer taken back counts once more, in the summary too, and the next card comes."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("space", "4", "u", key)
        await pilot.pause()

        assert WHEEL not in text(app)
        assert "Done again: Easy." in text(app)
        assert "2 of 5" in text(app)
        assert [event.kind for event in workspace.history()] == [EventKind.ANSWER, EventKind.UNDO, EventKind.UNDO]


async def test_redo_with_nothing_taken_back(workspace: Workspace) -> None:
    """It says so, and the card stays."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("U")
        await pilot.pause()

        assert "There is nothing to redo." in text(app)
        assert WHEEL in text(app)


async def test_undo_reaches_back_before_the_start(places: Places, workspace: Workspace) -> None:
    """However long ago, until there is nothing left."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("space", "4", "space", "4")
    with workspace_at(places) as again:
        app = app_on(again)
        async with running(app) as pilot:
            await pilot.press("u", "u", "u")
            await pilot.pause()

            assert WHEEL in text(app)
            assert "There is nothing to undo." in text(app)


async def test_leaving_loses_nothing(workspace: Workspace) -> None:
    """Back to Today, with what was answered counted."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("space", "4", "space", "q")

        assert "1 answered today" in text(app)


async def test_long_text_scrolls(workspace: Workspace) -> None:
    """At forty columns too, to the last word."""
    app = app_on(workspace)
    async with running(app, (40, 15)) as pilot:
        await pilot.press(*["space", "4"] * 4, "space")
        assert "sixteen" not in text(app)
        await pilot.press("pagedown", "pagedown", "down")

        assert "sixteen" in text(app)


async def test_an_answer_below_the_fold_is_brought_into_view(places: Places) -> None:
    """Only where the question fills the screen."""
    question = " ".join(["A question so long that its end is far away."] * 20)
    write_concept(places.decks, "mills/water-wheel.yaml", f"title: W\nfacts: [{{q: '{question}', a: Here it is}}]\n")
    with workspace_at(places) as workspace:
        app = app_on(workspace, decks=["mills"])
        async with running(app, (40, 15)) as pilot:
            await pilot.press("space")
            await pilot.pause()

            assert "Here it is" in text(app)


async def test_the_mouse_turns_and_grades(workspace: Workspace) -> None:
    """A click on the text, a click on a grade."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.click("#front")
        assert "Overshot" in text(app)
        await pilot.click("Grades", offset=(18, 0))

        assert answers(workspace) == [("mills/water-wheel", Rating.HARD)]


async def test_the_footer_can_be_clicked(workspace: Workspace) -> None:
    """Each of its keys."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.click("Footer", offset=(3, 0))

        assert "Overshot" in text(app)


# ---- typed answers


async def test_an_answer_that_cannot_be_saved_keeps_the_card(workspace: Workspace) -> None:
    """The message says that nothing was saved, and the grade can be given again."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("space")
        workspace.db.connection.execute("PRAGMA query_only = 1")
        await pilot.press("3")
        await pilot.pause()

        assert "cannot be written: nothing was saved" in " ".join(text(app).split())
        assert WHEEL in text(app)
        assert answers(workspace) == []
        workspace.db.connection.execute("PRAGMA query_only = 0")
        await pilot.press("3")

        assert answers(workspace) == [("mills/water-wheel", Rating.GOOD)]


async def test_an_answer_given_elsewhere_is_not_overwritten(places: Places, workspace: Workspace) -> None:
    """Two windows, one card: the second hears about it."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("space")
        with workspace_at(places) as other:
            review = other.review()
            review.reveal()
            review.grade(Rating.EASY)
        await pilot.press("1")
        await pilot.pause()

        assert answers(workspace) == [("mills/water-wheel", Rating.EASY)]
        assert "changed by another quizapp" in " ".join(text(app).split())


async def test_an_edit_elsewhere_leaves_a_turned_card_turned(places: Places, workspace: Workspace) -> None:
    """Someone works on another concept meanwhile."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("space")
        write_concept(places.decks, "rivers/05-rhine.yaml", "title: Rhine\nfacts: [{q: Where from?, a: Alps}]\n")
        await app.run_action("look")
        await pilot.pause()

        assert "Overshot" in text(app)
        assert "1 of 6" in text(app)


async def test_a_card_that_vanishes_makes_room(places: Places, workspace: Workspace) -> None:
    """Its file was deleted while it was asked."""
    app = app_on(workspace)
    async with running(app) as pilot:
        (places.decks / "mills" / "water-wheel.yaml").unlink()
        await app.run_action("look")
        await pilot.pause()

        assert AMAZON in text(app)


async def test_a_new_day_brings_its_queue_and_keeps_the_card(places: Places) -> None:
    """The app is open over four in the morning."""
    with workspace_at(places, NOW, new_per_day=1) as workspace:
        app = app_on(workspace)
        async with running(app) as pilot:
            await pilot.press("space")
            workspace.clock.fixed = NOW + timedelta(days=1)
            await app.run_action("look")
            await pilot.pause()
            assert "Overshot" in text(app)
            await pilot.press("4")

            assert [workspace.now().day] == [event.day for event in workspace.history()]


async def test_settings_that_cannot_be_written_are_a_message(places: Places) -> None:
    """The choice holds for this sitting."""
    nowhere = replace(places, settings=places.decks / "rivers" / "deck.yaml" / "settings.toml")
    with workspace_at(nowhere) as workspace:
        app = app_on(workspace)
        async with running(app) as pilot:
            await pilot.press("t")
            await pilot.pause()

            assert "Type the answer" in text(app)
            assert "cannot be" in " ".join(text(app).split())
