"""Today: how much, how long, and where to start."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from quizapp.core.concept import DeckId
from quizapp.core.day import day_date
from quizapp.core.history import is_about_many
from quizapp.listing.events import done_again, taken_back
from quizapp.listing.limits import held_back
from quizapp.listing.plans import plan_line
from quizapp.listing.today import clock_warning, next_due_text
from quizapp.listing.words import counted
from quizapp.storage.queue import Held
from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.base import Desk, QuizScreen
from quizapp.tui.screens.confirm import ConfirmScreen
from quizapp.tui.screens.sitting import begin, screen_class
from quizapp.tui.widgets.bars import Bars
from quizapp.tui.widgets.decks import DeckList, DeckRow
from quizapp.tui.widgets.footer import Footer
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.text import MUTED, STRONG, Text, paragraphs, styled
from quizapp.workspace import Workspace, suggesting
from quizapp.workspace.today import WEEK, Outlook, Today


class TodayScreen(QuizScreen):
    """What a morning needs to know."""

    group = Group.TODAY
    BINDINGS = bindings(Group.TODAY)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._today: Today | None = None
        self._to_let_in = 0

    def compose(self) -> ComposeResult:
        yield Header()
        with VerticalScroll(id="body", can_focus=False):
            yield Text(id="headline")
            yield DeckList()
            yield Text(id="held")
            yield Text(id="problems")
            yield Text(id="advice")
            yield Text(id="clock")
            yield Bars("Reviews in the week ahead")
        yield Footer()

    def on_mount(self) -> None:
        """On first use, offer the shipped decks."""
        if self.desk.workspace.decks_missing:
            folder = self.desk.workspace.places.decks
            self.app.push_screen(
                ConfirmScreen(f"You have no decks yet.\n\nFill {folder} with the decks that came with quizapp?"),
                self._fill_if,
            )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what would do something is offered."""
        match action:
            case "start":
                return bool(self._today and self._today.total)
            case "more":
                return self._to_let_in > 0
            case "fill":
                return self.desk.workspace.decks_missing
            case "cram" | "hand_on" | "history" | "library" | "load" | "quiz" | "stats":
                return bool(self._today and self._today.due.decks)
            case _:
                return super().check_action(action, parameters)

    def draw(self) -> None:
        """Look at the day anew."""
        workspace, now = self.desk.workspace, self.desk.workspace.now()
        today = self._today = workspace.today(self.desk.decks)
        self.query_one(Header).show(["Today"], _date(now.day))
        self.set_class(not today.due.decks, "-empty")
        outlook = workspace.outlook()
        if today.due.decks:
            self.query_one("#headline", Text).show(headline(today, outlook, next_due_text(today, now)))
            self.query_one(DeckList).show(deck_rows(today, self.desk))
            self.query_one(Bars).show(outlook.week, [f"{day_date(now.day + 1 + ahead):%a}" for ahead in range(WEEK)])
        else:
            self.query_one("#headline", Text).show(empty(workspace))
        self._draw_held()
        problems = workspace.problem_count()
        self.query_one("#problems", Text).show(
            f"{counted(problems, 'problem')} in concept files: run quizapp check" if problems else ""
        )
        self.query_one("#advice", Text).show(advice(workspace, outlook))
        self.query_one("#clock", Text).show(clock_warning(today))
        super().draw()

    def _draw_held(self) -> None:
        """What waits, and how much of it the key would let in for the row under the cursor."""
        cards = self._today.due.held if self._today else Held()
        self._to_let_in = self.desk.workspace.held_by_limits(self._chosen) if cards.total else 0
        self.query_one("#held", Text).show(held(cards, self._to_let_in))

    @property
    def _chosen(self) -> tuple[DeckId, ...]:
        """The decks under the cursor; none: all of them."""
        row = self.query_one(DeckList).row
        return row.decks if row else self.desk.decks

    def on_option_list_option_highlighted(self) -> None:
        """The cursor takes the page along, so that what lies below the list can be read without a mouse."""
        self._draw_held()
        super().draw()
        decks, body = self.query_one(DeckList), self.query_one("#body")
        if decks.highlighted == decks.option_count - 1:
            body.scroll_end(animate=False)
        elif decks.highlighted == 1:
            body.scroll_home(animate=False)

    async def on_option_list_option_selected(self) -> None:
        """Enter, or a click on a deck."""
        await self.run_action("start")

    def action_start(self) -> None:
        """Review the deck under the cursor."""
        begin(self.app, self.desk, self._chosen)

    def action_quiz(self) -> None:
        """Set up a quiz on the deck under the cursor."""
        from quizapp.tui.screens.quiz.setup import SetupScreen

        self.app.switch_screen(SetupScreen(self.desk, self._chosen))

    def action_stats(self) -> None:
        """Show the statistics of the decks on this screen."""
        from quizapp.tui.screens.stats import StatsScreen

        self.app.switch_screen(StatsScreen(self.desk))

    def action_hand_on(self) -> None:
        """Hand decks to Anki; the deck under the cursor is checked."""
        from quizapp.tui.screens.anki.form import Form
        from quizapp.tui.screens.anki.setup import AnkiScreen

        row = self.query_one(DeckList).row
        self.app.switch_screen(AnkiScreen(self.desk, Form(decks=frozenset(row.decks if row else self.desk.decks))))

    def action_history(self) -> None:
        """Show all that was done."""
        from quizapp.tui.screens.history import HistoryScreen

        self.app.switch_screen(HistoryScreen(self.desk))

    def action_library(self) -> None:
        """Look through the whole library."""
        from quizapp.tui.screens.library import LibraryScreen

        self.app.switch_screen(LibraryScreen(self.desk))

    def action_cram(self) -> None:
        """Ask what to cram."""
        self.ask(_CRAM, "cram_that", digits=1)

    def action_cram_that(self, number: str) -> None:
        """Begin the practice quiz."""
        from quizapp.tui.screens.quiz.question import quiz_screen
        from quizapp.workspace.cramming import Cram, cram

        kinds = dict(zip("1234", (Cram.WEAK, Cram.MISTAKES, Cram.AHEAD, Cram.ALL), strict=True))
        if number in kinds:
            quiz = self.desk.workspace.quiz(cram(self.desk.workspace, kinds[number], self._chosen))
            if quiz.item:
                self.app.switch_screen(quiz_screen(self.desk, quiz))
            else:
                self.notify("These cards make no question.")

    def action_load(self) -> None:
        """Show the days ahead."""
        from quizapp.tui.screens.load import LoadScreen

        self.app.switch_screen(LoadScreen(self.desk))

    def action_undo(self) -> None:
        """Take back the last thing done, in whatever sitting it was, and show its card if it was about one."""
        review = self.desk.workspace.review(self.desk.decks)
        event = review.undo()
        self.notify(taken_back(event))
        if event is None or review.question is None or is_about_many(event):
            self.draw()
        else:
            self.app.switch_screen(screen_class(review)(self.desk, review))

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self.notify(done_again(self.desk.workspace.redo()))
        self.draw()

    def action_more(self) -> None:
        """Let in more cards of the deck under the cursor today."""
        self.desk.workspace.allow_more(self._chosen)
        self.draw()

    def action_fill(self) -> None:
        """Take the shipped decks."""
        self.desk.workspace.fill_decks()
        self.desk.workspace.refresh()
        self.draw()

    async def _fill_if(self, yes: bool | None) -> None:
        if yes:
            await self.run_action("fill")


_CRAM = """Cram, without touching the schedule:

1 weak spots
2 what was missed since yesterday
3 what comes due in the next 3 days
4 all of it, as before an exam"""


def headline(today: Today, outlook: Outlook, following: str) -> Content:
    """How much and how long; below it, how it has been going."""
    asked = {"due": today.learning + today.reviews, "new": today.new}
    counts = [f"{number} {name}" for name, number in asked.items() if number]
    counts.insert(1, f"about {counted(today.minutes, 'minute')}")
    first = ", ".join(counts) if today.total else f"Done for today. {following}"
    remembered, reviewed = outlook.yesterday
    facts = [
        f"{counted(today.streak, 'day')} in a row" if today.streak else "",
        f"{today.answered} answered today" if today.answered else "",
        f"yesterday {remembered} of {reviewed} remembered" if reviewed else "",
    ]
    lines = [styled(first, STRONG), styled(" · ".join(filter(None, facts)), MUTED)]
    return Content("\n").join(line for line in lines if line)


def deck_rows(today: Today, desk: Desk) -> list[DeckRow]:
    """A row for all decks, then one for each; a single deck needs no row for all."""
    rows = [DeckRow((deck.deck,), deck.title, deck.learning, deck.reviews, deck.new) for deck in today.due.decks]
    if len(rows) == 1:
        return rows
    title = "These decks" if desk.decks else "All decks"
    return [DeckRow(desk.decks, title, today.learning, today.reviews, today.new), *rows]


def advice(workspace: Workspace, outlook: Outlook) -> str:
    """The plans that are followed, and whether the weights should be fitted anew."""
    lines = _plans(workspace) if outlook.plans else []
    if answers := suggesting.answers_to_train_on(workspace):
        lines.append(f"{answers} answers can teach the memory model: s, then f.")
    return "\n".join(lines)


def _plans(workspace: Workspace) -> list[str]:
    from quizapp.workspace.planning import progress  # simulations: only who follows a plan waits for them

    return [plan_line(found, workspace.now().day) for found in progress(workspace)]


def held(cards: Held, to_let_in: int) -> str:
    """What waits although it could be asked, why, and which key lets it in."""
    why = held_back(cards, lifted=to_let_in > 0)
    return f"{why} n lets {to_let_in} in." if to_let_in else why


def empty(workspace: Workspace) -> Content:
    """There is no deck: what to do about it."""
    folder = workspace.places.decks
    if workspace.decks_missing:
        advice = f"quizapp looks for them in {folder}.\n\nPress f to fill it with the decks that came with quizapp."
    elif folder.is_dir():
        advice = (
            f"{folder} holds no concept file.\n\nMake a folder in it with a concept file, or run: quizapp import PAGE"
        )
    else:
        advice = f"{folder} does not exist.\n\nMake it, or choose another with: quizapp --decks DIR"
    return paragraphs([styled("No decks yet.", STRONG), styled(advice)])


def _date(day: int) -> tuple[Content, Content]:
    date = day_date(day)
    return styled(f"{date:%A} {date.day} {date:%B %Y}", MUTED), styled(f"{date:%a} {date.day} {date:%b}", MUTED)
