"""A small decks folder, a clock that stands still, and an app on top of them."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from html import unescape
from pathlib import Path

import pytest
from textual.pilot import Pilot

from quizapp.config import Places, Settings
from quizapp.core.concept import DeckId
from quizapp.core.history import EventKind
from quizapp.core.memory import Rating
from quizapp.tui.app import QuizApp, Start
from quizapp.tui.screens.quiz import question, typed
from quizapp.workspace import Workspace
from quizapp.workspace.review import Question
from tests.conftest import write_concept

os.environ["TEXTUAL_ANIMATIONS"] = "none"

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=timezone(timedelta(hours=1)))
DAY = timedelta(days=1)

CELL = 12.2
"""Width of a terminal cell in a picture."""

_RUN = re.compile(r'<text class="[^"]*-r\d+" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)<')
"""A run of text in a picture, with its place."""

OFF = "term, definition, tagline, why, cloze, contrast, example"
"""The kinds that the app makes up: these tests ask only what is written here, word for word."""

DECKS = {
    "rivers/deck.yaml": """
        title: Rivers
        cards: {off: [OFF]}
        """,
    "rivers/01-amazon.yaml": """
        title: Amazon
        section: South America
        tagline: The river that outweighs all others
        what_it_is: |
          The Amazon rises in the **Andes** and crosses a continent. It has more than a thousand
          tributaries, and seventeen of them are longer than the Rhine.

          - It carries about a fifth of all river water.
          - Nobody has built a bridge across its main course.
        why_it_matters: |
          What it pours into the ocean makes the sea less salty for a hundred kilometres. Run `flow --year`
          to see it.
        resources:
          - {title: The mouth of the Amazon, site: example.org, minutes: 12, about: A walk through the delta.}
          - {title: Rivers from above, site: example.net, minutes: 45}
        facts:
          - q: Which river carries more water than any other?
            a: Amazon
            accept: [Amazonas]
            explain: Its flow is larger than that of the next seven rivers **together**.
        """,
    "rivers/02-nile.yaml": """
        title: Nile
        section: Africa
        choices:
          - q: Into which sea does the Nile flow?
            a: The Mediterranean
            wrong: [The Red Sea, The Black Sea]
            explain: Its delta lies north of Cairo.
        """,
    "rivers/03-danube.yaml": """
        title: Danube
        section: Europe
        steps: [Vienna, Budapest, Belgrade]
        """,
    "rivers/04-congo.yaml": """
        title: Congo
        section: Africa
        facts:
          - q: >-
              The Congo crosses the equator twice. What follows from that for the water it carries through the
              year, and why do other great rivers not share this?
            a: |
              Its flow is nearly even. Some part of its basin always has a rainy season, because the basin lies
              on both sides of the equator.

              Rivers whose basin lies on one side swell and shrink:

              1. in the wet season they flood,
              2. in the dry season they leave sandbanks behind.

              A measure of this is the ratio `highest / lowest` over a year. For the Congo it is about **three**;
              for the Nile at Aswan, before its dams, it was about **sixteen**.
        """,
    "mills/deck.yaml": """
        title: Mills
        cards: {off: [OFF]}
        """,
    "mills/water-wheel.yaml": """
        title: Water wheel
        facts:
          - {q: Which kind of water wheel is filled from above?, a: Overshot}
        """,
}


@pytest.fixture(autouse=True)
def no_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have one."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)


@pytest.fixture(autouse=True)
def quick_fingers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys come faster here than any person presses them; none of them is held down."""
    monkeypatch.setattr(question, "HELD_SECONDS", 0)
    monkeypatch.setattr(typed, "UNREAD_SECONDS", 0)


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where this test runs is where its decks are: screens name paths from there."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Where this test's decks, answers and settings are."""
    for name, text in DECKS.items():
        write_concept(tmp_path / "decks", name, text.replace("OFF", OFF))
    return Places(tmp_path / "decks", tmp_path / "quizapp.db", tmp_path / "settings.toml", own_decks=False)


@pytest.fixture
def workspace(places: Places) -> Iterator[Workspace]:
    """The decks taken in, at nine in the morning; concept pages are off."""
    with workspace_at(places) as workspace:
        yield workspace


def workspace_at(places: Places, now: datetime = NOW, **chosen: object) -> Workspace:
    """A workspace at an instant, with its decks taken in."""
    settings = replace(Settings(show_pages=False), **chosen)  # type: ignore[arg-type]  # names of settings
    workspace = Workspace(places, settings, now)
    if places.decks.is_dir():
        workspace.refresh()
    return workspace


def app_on(workspace: Workspace, start: Start = Start.REVIEW, decks: Sequence[str] = ()) -> QuizApp:
    """The app, not yet running."""
    return QuizApp(workspace, [DeckId(deck) for deck in decks], start)


def study(places: Places, now: datetime, ratings: Sequence[Rating], **chosen: object) -> None:
    """Answer that many cards at an instant, as in a sitting before this one."""
    with workspace_at(places, now, **chosen) as workspace:
        review = workspace.review()
        for rating in ratings:
            assert isinstance(review.state, Question)
            review.reveal()
            review.grade(rating)


def answers(workspace: Workspace) -> list[tuple[str, Rating | None]]:
    """What the log holds: concept and rating of each answer."""
    return [
        (event.card.partition("#")[0], event.rating) for event in workspace.history() if event.kind is EventKind.ANSWER
    ]


def running(app: QuizApp, size: tuple[int, int] = (80, 24)) -> AbstractAsyncContextManager[Pilot[None]]:
    """The app, running, with its messages."""
    return app.run_test(size=size, notifications=True)


def lines(app: QuizApp) -> list[str]:
    """The lines on the screen, as a person reads them."""
    found: dict[str, str] = {}
    for x, y, part in _RUN.findall(app.export_screenshot()):
        found[y] = found.get(y, "").ljust(round(float(x) / CELL)) + unescape(part).replace("\xa0", " ")
    return [found[y].strip() for y in sorted(found, key=float)]


def text(app: QuizApp) -> str:
    """All that is on the screen."""
    return "\n".join(lines(app))
