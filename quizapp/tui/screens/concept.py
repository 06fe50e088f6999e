"""A concept's page: what its author wrote, its cards with what was learnt, further reading, and its neighbours."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from quizapp.core.card import CardId
from quizapp.core.concept import ConceptId, Resource
from quizapp.core.day import Moment
from quizapp.errors import UsageError
from quizapp.listing.schedules import mastery_text, standing_text
from quizapp.listing.words import counted, has_formulas, resource_line
from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.acting import ACTING
from quizapp.tui.screens.base import Desk, QuizScreen
from quizapp.tui.screens.choosing import ChoosingScreen
from quizapp.tui.screens.reading import ReadingScreen
from quizapp.tui.widgets.footer import Footer
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.markdown import WellSetPage
from quizapp.tui.widgets.options import Option, Options
from quizapp.tui.widgets.text import ACCENT, MUTED, STRONG, prose, styled
from quizapp.workspace.pages import Relation, page
from quizapp.workspace.records import Record

_MARK = "✓"

_SAFE_SCHEMES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row below the prose, and what opens when it is chosen; nothing for a heading."""

    option: Option
    open: Callable[[], None] | None = None


class ConceptScreen(ChoosingScreen, ReadingScreen):
    """Lies on top of another screen. A neighbour takes its place; the way back leads through them."""

    group = Group.CONCEPT
    BINDINGS = bindings(Group.CONCEPT)

    def __init__(self, desk: Desk, concept: ConceptId) -> None:
        super().__init__(desk, [])
        self._page = page(desk.workspace, concept)
        self._before: list[ConceptId] = []
        self._rows: list[_Row] = []
        self._marked: set[CardId] = set()
        self._changed = False

    def compose(self) -> ComposeResult:
        yield Header()
        with VerticalScroll(id="body", can_focus=False):
            yield WellSetPage()
            yield Options()
        yield Footer()

    def draw(self) -> None:
        """Show the concept as it is now."""
        now = self.desk.workspace.now()
        concept = self._page.concept
        mastery = mastery_text(self._page.mastery(now.day))
        self._place = list(dict.fromkeys([self._page.deck_title, concept.section]))
        self.query_one(WellSetPage).show(concept, formulas=self.formulas)
        self._rows = list(self._all_rows(now))
        self.query_one(Options).show([row.option for row in self._rows])
        super().draw()
        self.query_one(Header).show(self._place, (styled(mastery, MUTED), styled(mastery, MUTED)))

    def look_again(self) -> None:
        """The files or the day changed: so may the page."""
        self._changed = True
        self._go_to(self._page.concept.id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what would do something is offered."""
        if action == "beside" and parameters:
            return self._beside(parameters[0] == 1) is not None
        if action == "open":
            return self._chosen is not None
        if action in ACTING:
            return bool(self._page.records)
        if action == "mark":
            return self._record is not None
        if action == "formulas":
            return has_formulas(self._texts())
        return super().check_action(action, parameters)

    async def on_options_picked(self) -> None:
        """A click on a row."""
        await self.run_action("open")

    def on_options_moved(self) -> None:
        """With the cursor on a row, enter does something."""
        super().draw()

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if (row := self._chosen) and row.open:
            row.open()

    def chosen(self) -> Sequence[CardId]:
        """The cards that are marked; else the one under the cursor; else all of the concept."""
        if marked := [record.card.id for record in self._page.records if record.card.id in self._marked]:
            return marked
        return [self._record.card.id] if self._record else [record.card.id for record in self._page.records]

    def action_mark(self) -> None:
        """Choose the card under the cursor, or no longer."""
        if record := self._record:
            self._marked ^= {record.card.id}
            self.draw()

    def action_beside(self, step: int) -> None:
        """Go on in the deck's order, or back."""
        if name := self._beside(step == 1):
            self._turn_to(name)

    def action_edit(self) -> None:
        """Edit the concept; with the cursor on a card, where the card is written."""
        self.edit(self._page.concept.id, self._line)

    def action_write(self) -> None:
        """Edit it beside its cards."""
        self.write(self._page.concept.id, self._line)

    def action_back(self) -> None:
        """Go back to the concept before, or to the screen below, which may have to look again."""
        if self._before:
            self._go_to(self._before.pop())
            return
        self.app.pop_screen()
        if self._changed and isinstance(self.app.screen, QuizScreen):
            self.app.screen.look_again()

    @property
    def _chosen(self) -> _Row | None:
        at = self.query_one(Options).cursor
        return self._rows[at] if at is not None and at < len(self._rows) else None

    @property
    def _record(self) -> Record | None:
        """The card under the cursor."""
        at = self.query_one(Options).cursor
        return self._page.records[at - 1] if at is not None and 0 < at <= len(self._page.records) else None

    @property
    def _line(self) -> int:
        """Where to begin to edit: at the card under the cursor, or where the concept begins."""
        return self._record.card.line if self._record else self._page.concept.line

    def _beside(self, after: bool) -> ConceptId | None:
        relation = Relation.NEXT if after else Relation.PREVIOUS
        return next((each.concept for each in self._page.neighbours if each.relation is relation), None)

    def _turn_to(self, concept: ConceptId) -> None:
        """Show another concept; back leads here again."""
        self._before.append(self._page.concept.id)
        self._go_to(concept)

    def _go_to(self, concept: ConceptId) -> None:
        """Show a concept as it is now, from its top unless it was shown already."""
        is_other = concept != self._page.concept.id
        try:
            self._page = page(self.desk.workspace, concept)
        except UsageError as error:
            self.notify(error.message, severity="warning")
            return
        if is_other:
            self._marked.clear()
            self.query_one(Options).cursor = None
            self.query_one("#body").scroll_home(animate=False)
        self.redraw()

    def _all_rows(self, now: Moment) -> Iterator[_Row]:
        if self._page.records:
            yield _heading(counted(len(self._page.records), "card"))
        for record in self._page.records:
            option = _card(record, now, self.told)
            sign = styled(_MARK, ACCENT) if record.card.id in self._marked else option.sign
            yield _Row(replace(option, sign=sign), partial(self._inform, record))
        if self._page.concept.resources:
            yield _heading("Read more")
        for resource in self._page.concept.resources:
            yield _Row(_resource(resource), partial(self._browse, resource))
        if self._page.neighbours:
            yield _heading("Neighbours")
        for each in self._page.neighbours:
            label = styled(f"{each.relation} ", MUTED)
            yield _Row(Option(Content(), label + styled(each.title)), partial(self._turn_to, each.concept))

    def _texts(self) -> Iterator[str]:
        """All of the author's words that are shown here."""
        concept = self._page.concept
        yield from (concept.tagline, concept.what_it_is, concept.why_it_matters)
        for record in self._page.records:
            yield from (record.card.prompt, record.card.answer)

    def _inform(self, record: Record) -> None:
        """Show what is known about a card."""
        from quizapp.tui.screens.info import InfoScreen

        self.app.push_screen(InfoScreen(self.desk, record.card))

    def _browse(self, resource: Resource) -> None:
        """Open further reading in the browser; nothing but a page of the web is opened."""
        if not resource.url.casefold().startswith(_SAFE_SCHEMES):
            self.notify(f"{resource.title} has no address on the web.", severity="warning")
            return
        import webbrowser

        webbrowser.open(resource.url)
        self.notify(f"Opened {resource.url}")


def _heading(text: str) -> _Row:
    return _Row(Option(Content(), styled(f"\n{text}", MUTED), enabled=False))


def _card(record: Record, now: Moment, told: Callable[[str], str]) -> Option:
    """Prompt, answer, and how it stands; `told` makes of a text what is shown."""
    facts = styled(f"{record.card.kind}: {standing_text(record.schedule, now)}", MUTED)
    card = record.card
    lines = [styled(told(card.prompt), STRONG), prose(told(card.answer)), facts]
    return Option(Content(), Content("\n").join(lines))


def _resource(resource: Resource) -> Option:
    about = [styled(resource.about, MUTED)] if resource.about else []
    return Option(Content(), Content("\n").join([styled(resource_line(resource)), *about]))
