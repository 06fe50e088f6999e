"""Decks on their way to Anki."""

import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from socket import socket
from threading import Event

import pytest
from textual.pilot import Pilot

from quizapp.core.memory import Rating
from quizapp.tui.app import QuizApp, Start
from quizapp.tui.screens.anki.handing import HandingScreen
from quizapp.tui.screens.anki.setup import AnkiScreen
from quizapp.tui.screens.today import TodayScreen
from quizapp.workspace import Workspace, exporting
from tests.anki.stand_in import Action, StandIn, refusing
from tests.conftest import write_concept
from tests.tui.conftest import NOW, app_on, running, study, text


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the packages go; in the end nothing is there that was not asked for."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    yield folder
    assert {file.name for file in folder.iterdir()} <= {"quizapp.apkg"}


async def ended(pilot: Pilot[None], *keys: str) -> str:
    """Press keys, and wait for the end: what the screen says then."""
    await pilot.press(*keys)
    app = app_of(pilot)
    while not (isinstance(app.screen, HandingScreen) and app.screen.check_action("leave", ())):
        await pilot.pause(0.02)
    return " ".join(text(app).split())


def app_of(pilot: Pilot[None]) -> QuizApp:
    """The app that the keys go to."""
    assert isinstance(pilot.app, QuizApp)
    return pilot.app


def inside(package: Path, sql: str) -> object:
    """A value in a package."""
    with zipfile.ZipFile(package) as archive:
        file = archive.extract("collection.anki2", package.parent.parent / "unpacked")
    with closing(sqlite3.connect(file)) as db:
        return db.execute(sql).fetchone()[0]


async def test_a_package_is_written(workspace: Workspace, folder: Path) -> None:
    """Its place is told, and what to do with it; progress is in it."""
    study(workspace.places, NOW, [Rating.EASY])
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        said = await ended(pilot, "x", "enter")

        assert "Written to" in said and "Open it in Anki: File, Import." in said and "5 notes" in said
        assert inside(folder / "quizapp.apkg", "SELECT count(*) FROM revlog") == 1
        await pilot.press("enter")
        assert isinstance(app.screen, TodayScreen)


async def test_what_was_chosen_is_written(workspace: Workspace, folder: Path) -> None:
    """One deck, cards only."""
    study(workspace.places, NOW, [Rating.EASY] * 5)
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        await ended(pilot, "down", "x", "down", "down", "down", "right", "enter")

        assert inside(folder / "quizapp.apkg", "SELECT count(*) FROM notes") == 1
        assert inside(folder / "quizapp.apkg", "SELECT count(*) FROM revlog") == 0


async def test_what_was_left_out_is_named(workspace: Workspace, folder: Path) -> None:
    """Text of decks is shown as it is."""
    write_concept(
        workspace.places.decks, "mills/[red].yaml", "title: '[red]'\nfacts: [{q: 'What?', a: '![moon](gone.png)'}]\n"
    )
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        said = await ended(pilot, "x", "enter")

        assert "Image left out: mills/[red].yaml: gone.png: There is no such file." in said


async def test_a_file_that_cannot_be_written_is_told(workspace: Workspace, folder: Path) -> None:
    """With what to do; and one can go back and choose another."""
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        said = await ended(pilot, "x", "down", "down", "enter", "home", *"nowhere/", "enter", "up", "up", "enter")
        assert "cannot be written" in said and "Check that its folder is there" in said
        await pilot.press("x")

        assert isinstance(app.screen, AnkiScreen)
        assert "nowhere/quizapp.apkg" in text(app)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """An export that waits, before it says how far it is, until it is let go."""
    go = Event()
    real = exporting.write_package

    def waiting(*arguments: object, **more: object) -> object:
        *others, step = arguments

        def slow_step(notes: int) -> None:
            go.wait(60)
            step(notes)  # type: ignore[operator]  # the last argument

        return real(*others, slow_step, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(exporting, "write_package", waiting)
    yield go
    go.set()


async def test_it_can_be_stopped(workspace: Workspace, folder: Path, slow: Event) -> None:
    """An older package stays as it was, and nothing half-written lies about."""
    (folder / "quizapp.apkg").write_bytes(b"older")
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        await pilot.press("x", "enter", "q")
        assert "Writing the package" in text(app)
        slow.set()
        said = await ended(pilot)

        assert "Nothing was written." in said
        assert (folder / "quizapp.apkg").read_bytes() == b"older"
        assert workspace.db.number("SELECT count(*) FROM anki_notes") == 0


async def test_leaving_the_app_stops_it(workspace: Workspace, folder: Path, slow: Event) -> None:
    """The fixture looks that nothing is left behind."""
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        await pilot.press("x", "enter")
        app.exit()
        await pilot.pause()  # else the export might be done before the app is
        slow.set()

    assert not (folder / "quizapp.apkg").exists()


# ---- a running Anki


def pushing(workspace: Workspace, url: str, key: str = "") -> QuizApp:
    """The app, where AnkiConnect listens at some address."""
    workspace.settings = replace(workspace.settings, anki_url=url, anki_api_key=key)
    return app_on(workspace, Start.TODAY)


async def test_a_running_anki_takes_the_package(workspace: Workspace, folder: Path) -> None:
    """It is told, and the package lies beside the database."""
    with StandIn(api_key="secret") as anki:
        async with running(pushing(workspace, anki.url, "secret")) as pilot:
            said = await ended(pilot, "x", "down", "enter")

    assert "Anki has taken it in." in said and "5 notes" in said
    assert anki.imported == [str(workspace.places.package)]


async def test_without_anki_it_is_said_what_to_do(workspace: Workspace, folder: Path) -> None:
    """And then it can be tried again."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{probe.getsockname()[1]}"
    async with running(pushing(workspace, nobody)) as pilot:
        said = await ended(pilot, "x", "down", "enter")
        assert "No Anki answers" in said and "AnkiConnect" in said
        assert "x again" in said


@pytest.mark.parametrize(
    ("actions", "words"),
    [
        ({"requestPermission": lambda: {"permission": "denied"}}, "Anki did not permit it."),
        ({"importPackage": refusing("collection is not available")}, "Anki has no collection open."),
        ({"importPackage": refusing("unsupported action")}, "Anki shows its import dialog: confirm it there."),
        ({"requestPermission": refusing("unsupported action")}, "The AnkiConnect in this Anki is too old."),
        (
            {"importPackage": refusing("[b]"), "guiImportFile": refusing("unsupported action")},
            "in Anki yourself. Anki says: [b]",
        ),
    ],
    ids=["denied", "no profile", "dialog", "old", "by hand"],
)
async def test_each_failure_has_its_words(
    workspace: Workspace, folder: Path, actions: dict[str, Action], words: str
) -> None:
    """Those of the command line."""
    with StandIn(**actions) as anki:
        async with running(pushing(workspace, anki.url)) as pilot:
            assert words in await ended(pilot, "x", "down", "enter")


async def test_nobody_has_to_wait_for_anki(workspace: Workspace, folder: Path) -> None:
    """It may be asking its owner for minutes."""
    asked = Event()
    with StandIn() as anki:

        def wait() -> object:
            asked.set()
            anki.closing.wait(60)
            return {"permission": "denied"}

        anki.actions["requestPermission"] = wait
        async with running(pushing(workspace, anki.url)) as pilot:
            await pilot.press("x", "down", "enter")
            while not asked.is_set():
                await pilot.pause(0.05)
            await pilot.pause()
            assert "Waiting for Anki" in text(app_of(pilot))
            said = await ended(pilot, "q")

            assert "Anki may still take the package in." in said
