"""The library: every deck with its sections and concepts, how well each is known, and a search through all of it."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Input

from quizapp.core.card import CardId
from quizapp.core.query import CardState
from quizapp.listing.schedules import mastery_text
from quizapp.listing.words import counted
from quizapp.storage.search import Found
from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.acting import ACTING
from quizapp.tui.screens.base import Desk
from quizapp.tui.screens.choosing import ChoosingScreen
from quizapp.tui.widgets.footer import Footer
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.shelves import Place, ShelfRow, Shelves
from quizapp.tui.widgets.text import MUTED, Text, styled
from quizapp.workspace.browsing import Branch, Leaf, Section, cards_of, total, tree
from quizapp.workspace.searching import search

_FOUND = 60
"""So many concepts, and as many cards, are shown of what a search has found."""

_OPEN_CONCEPTS = 12
"""A library this small is shown with its decks open."""

_VIEWS = (None, CardState.DUE, CardState.NEW, CardState.LEECH, CardState.SUSPENDED, CardState.RETIRED)


class LibraryScreen(ChoosingScreen):
    """A tree; once something is typed, only what was found."""

    group = Group.LIBRARY
    BINDINGS = bindings(Group.LIBRARY, Group.FILTERING)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._branches: tuple[Branch, ...] = ()
        self._open: set[str] = set()
        self._view: CardState | None = None

    def compose(self) -> ComposeResult:
        yield Header()
        with Vertical(id="body"):
            yield Input(placeholder="words, deck:NAME, tag:NAME, is:due", compact=True)
            yield Shelves()
            yield Text(id="note")
        yield Footer()

    def on_mount(self) -> None:
        """A small library lies open."""
        self.query_one(Input).cursor_blink = False
        self._branches = tree(self.desk.workspace)
        concepts = sum(len(section.concepts) for branch in self._branches for section in branch.sections)
        if concepts <= _OPEN_CONCEPTS or len(self._branches) == 1:
            self._open = {_deck_key(branch) for branch in self._branches}
        self.set_focus(self.query_one(Shelves))

    @property
    def group_now(self) -> Group:
        """While the filter is typed, letters are no commands."""
        return Group.FILTERING if self._is_typing else Group.LIBRARY

    @property
    def _is_typing(self) -> bool:
        return isinstance(self.focused, Input)

    @property
    def _typed(self) -> str:
        """The whole query: what was typed, and the state that is looked at."""
        state = f"is:{self._view}" if self._view else ""
        return f"{self.query_one(Input).value} {state}".strip()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape clears a filter, if there is one, before it leaves; only a deck or section unfolds."""
        row = self.query_one(Shelves).row if self.is_mounted else None
        if action == "clear":
            return bool(self._is_typing or self._typed)
        if action == "unfold" and parameters:
            return row is not None and row.can_open and row.is_open != parameters[0]
        if action == "open" or action in ACTING:
            return row is not None
        if action == "cram":
            return row is not None and bool(self._typed)
        return super().check_action(action, parameters)

    def draw(self) -> None:
        """Show the tree, or what was found."""
        workspace = self.desk.workspace
        found = search(workspace, self._typed, _FOUND) if self._typed else None
        rows = list(self._found_rows(found) if found else self._tree_rows())
        known = total(branch.known for branch in self._branches)
        mastery = styled(mastery_text(known.mastery), MUTED)
        title = f"Library: {self._view}" if self._view else "Library"
        self.query_one(Header).show([title], (styled(f"{counted(known.cards, 'card')}, ", MUTED) + mastery, mastery))
        self.query_one(Input).display = self._is_typing or bool(self.query_one(Input).value)
        self.query_one(Shelves).show(rows)
        self.query_one("#note", Text).show(self._note(rows, found))
        super().draw()

    def look_again(self) -> None:
        """The files or the day changed."""
        self._branches = tree(self.desk.workspace)
        super().look_again()

    def on_input_changed(self) -> None:
        """Filter as one types; the best is under the cursor."""
        self.draw()
        self.query_one(Shelves).action_first()

    async def on_input_submitted(self) -> None:
        """Enter goes on to what was found."""
        await self.run_action("found")

    def on_key(self, event: Key) -> None:
        """Down goes on to what was found, too."""
        if event.key == "down" and self._is_typing:
            event.stop()
            self.action_found()

    def action_found(self) -> None:
        """Go from the filter to what was found."""
        self.set_focus(self.query_one(Shelves))
        self.draw()

    def on_option_list_option_highlighted(self) -> None:
        """What can be done hangs on the row."""
        super().draw()

    async def on_option_list_option_selected(self) -> None:
        """Enter, or a click on a row."""
        await self.run_action("open")

    def chosen(self) -> Sequence[CardId]:
        """The card under the cursor, or all cards of what is."""
        row = self.query_one(Shelves).row
        if row is None:
            return []
        return [row.card] if row.card else cards_of(self.desk.workspace, row.concepts)

    def action_find(self) -> None:
        """Begin to type a filter."""
        self.query_one(Input).display = True
        self.set_focus(self.query_one(Input))
        self.draw()

    def action_clear(self) -> None:
        """Show the whole tree again."""
        self._view = None
        self.query_one(Input).value = ""
        self.set_focus(self.query_one(Shelves))
        self.draw()

    def action_view(self) -> None:
        """Look at the cards in one state, then in the next; in the end at everything again."""
        self._view = _VIEWS[(_VIEWS.index(self._view) + 1) % len(_VIEWS)]
        self.draw()

    def action_cram(self) -> None:
        """Begin a practice quiz on all that was found."""
        from quizapp.tui.screens.quiz.question import quiz_screen
        from quizapp.workspace.cramming import Cram, cram

        quiz = self.desk.workspace.quiz(cram(self.desk.workspace, Cram.ALL, find=self._typed))
        if quiz.item:
            self.app.switch_screen(quiz_screen(self.desk, quiz))
        else:
            self.notify("These cards make no question.")

    def action_open(self) -> None:
        """Open a concept's page; a deck or a section unfolds or closes."""
        row = self.query_one(Shelves).row
        if row is None:
            return
        if row.concept is None:
            self.action_unfold(not row.is_open)
        else:
            self.read(row.concept)

    def action_unfold(self, is_open: bool) -> None:
        """Show what a deck or section holds, or put it away."""
        if row := self.query_one(Shelves).row:
            (self._open.add if is_open else self._open.discard)(row.key)
            self.draw()

    def _tree_rows(self) -> Iterator[ShelfRow]:
        for branch in self._branches:
            key = _deck_key(branch)
            concepts = tuple(leaf.concept for section in branch.sections for leaf in section.concepts)
            yield ShelfRow(Place.DECK, key, branch.title, 0, branch.known, key in self._open, concepts=concepts)
            if key in self._open:
                yield from self._deck_rows(branch, key)

    def _deck_rows(self, branch: Branch, key: str) -> Iterator[ShelfRow]:
        """The sections of a deck; of one that is named like the deck only its concepts."""
        for section in branch.sections:
            if section.title == branch.title:
                yield from (_leaf_row(leaf, 1) for leaf in section.concepts)
                continue
            name = f"{key}/{section.title}"
            yield _section_row(section, name, is_open=name in self._open)
            if name in self._open:
                yield from (_leaf_row(leaf, 2) for leaf in section.concepts)

    def _note(self, rows: Sequence[ShelfRow], found: Found | None) -> str:
        """What is to be said below the rows."""
        if rows:
            return "There is more: type on." if found and not found.is_all else ""
        if found:
            return f"Nothing is found by {self._typed}.\n\nEscape shows everything again."
        return "There are no decks yet." if self.desk.workspace.decks_missing else "No deck has a concept yet."

    def _found_rows(self, found: Found) -> Iterator[ShelfRow]:
        """The concepts that were found, each with those of its cards that were."""
        known = {
            leaf.concept: leaf.known for b in self._branches for section in b.sections for leaf in section.concepts
        }
        for hit in found.hits:
            title = f"{hit.section} › {hit.title}"
            yield ShelfRow(
                Place.CONCEPT,
                hit.concept,
                title,
                0,
                known.get(hit.concept),
                concept=hit.concept,
                concepts=(hit.concept,),
            )
            for card in hit.cards:
                yield ShelfRow(Place.CARD, card.id, self.told(card.prompt), 1, concept=hit.concept, card=card.id)


def _deck_key(branch: Branch) -> str:
    return f"deck {branch.deck}"


def _section_row(section: Section, key: str, *, is_open: bool) -> ShelfRow:
    concepts = tuple(leaf.concept for leaf in section.concepts)
    return ShelfRow(Place.SECTION, key, section.title, 1, section.known, is_open, concepts=concepts)


def _leaf_row(leaf: Leaf, depth: int) -> ShelfRow:
    return ShelfRow(
        Place.CONCEPT, leaf.concept, leaf.title, depth, leaf.known, concept=leaf.concept, concepts=(leaf.concept,)
    )
