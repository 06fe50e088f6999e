"""Questions that are answered by giving everything its place: match, and order."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget

from quizapp.core.quiz.item import Item
from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.base import Desk
from quizapp.tui.screens.quiz.feedback import RIGHT, WRONG
from quizapp.tui.screens.quiz.question import QuestionScreen
from quizapp.tui.widgets.options import Option, Options
from quizapp.tui.widgets.rows import Row, Rows
from quizapp.tui.widgets.text import ACCENT, MUTED, Text, styled
from quizapp.workspace.quiz import Feedback, Quiz

_ALL_GIVEN = "Enter checks, backspace takes back."


class ArrangedScreen(QuestionScreen):
    """Places are filled one after the other, each with a part that is then used up."""

    group = Group.ARRANGED
    BINDINGS = bindings(Group.ARRANGED)

    def __init__(self, desk: Desk, quiz: Quiz, item: Item) -> None:
        super().__init__(desk, quiz, item)
        self.options = Options(by_number=True)
        self._given: list[int] = []
        """The parts given so far, in the order of the places."""

    @property
    @abstractmethod
    def parts(self) -> Sequence[str]:
        """What there is to give, as it is shown."""

    @property
    @abstractmethod
    def right(self) -> Sequence[str]:
        """The part that belongs to each place."""

    @abstractmethod
    def place(self, index: int) -> str:
        """A place in words."""

    @abstractmethod
    def instruction(self, index: int) -> str:
        """What to do to fill a place."""

    def answering(self) -> Iterable[Widget]:
        """The parts."""
        yield self.options

    def draw_answering(self, feedback: Feedback | None) -> None:
        """Show the parts, with the places that they were given; below them what comes next."""
        self.options.show([self._option(index, feedback) for index in range(len(self.parts))])
        following = _ALL_GIVEN if self._is_full else self.instruction(len(self._given))
        self.query_one("#task", Text).show("" if feedback else following)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Parts are given until there are no more; then they are checked."""
        possible = {
            "pick": not self._is_full,
            "choose": self.options.cursor is not None,
            "check": self._is_full,
            "take_back": bool(self._given),
        }
        return possible.get(action, True) and super().check_action(action, parameters)

    async def on_options_picked(self, event: Options.Picked) -> None:
        """A number, or a click."""
        await self.run_action(f"pick({event.index})")

    def action_pick(self, index: int) -> None:
        """Give a part to the next place."""
        self._given.append(index)
        self.draw()

    def action_choose(self) -> None:
        """Give the part under the cursor."""
        if self.options.cursor is not None:
            self.action_pick(self.options.cursor)

    def action_take_back(self) -> None:
        """Take the part given last back."""
        self._given.pop()
        self.draw()

    def action_check(self) -> None:
        """Answer with the parts as they were given."""
        self.give(tuple(self.parts[index] for index in self._given))

    @property
    def _is_full(self) -> bool:
        return len(self._given) == len(self.parts)

    def _option(self, index: int, feedback: Feedback | None) -> Option:
        label, part = styled(f"({index + 1})"), styled(self.told(self.parts[index]))
        given = self._given.index(index) if index in self._given else None
        if feedback is not None:
            sign, words = self._judged(self.parts[index], given if feedback.response else None)
            return Option(label, part + styled(f"  {words}", ACCENT), sign, enabled=False)
        if given is None:
            return Option(label, part)
        return Option(label, part.stylize(MUTED) + styled(f"  {self.place(given)}", ACCENT), enabled=False)

    def _judged(self, part: str, given: int | None) -> tuple[Content, str]:
        """The sign of a part, and the place where it belongs, in words."""
        if given is None:
            return styled(" "), self.place(self.right.index(part))
        if self.right[given] == part:
            return RIGHT, self.place(given)
        return WRONG, f"{self.place(self.right.index(part))}, not {self.place(given)}"


class MatchScreen(ArrangedScreen):
    """Which line belongs to which title? One title after the other, from the top."""

    def answering(self) -> Iterable[Widget]:
        """The titles above the lines."""
        yield Rows(gap=1, id="titles")
        yield from super().answering()

    def draw_answering(self, feedback: Feedback | None) -> None:
        """Show the titles, each with the number of its line; a sign marks the one whose turn it is."""
        self.query_one("#titles", Rows).show([self._title(place, feedback) for place in range(len(self.right))])
        super().draw_answering(feedback)

    @property
    def parts(self) -> Sequence[str]:
        """The lines."""
        return self.item.lines

    @property
    def right(self) -> Sequence[str]:
        """The line of each title."""
        return [line for _, line in self.item.pairs]

    def place(self, index: int) -> str:
        """A title."""
        return self.told(self.item.pairs[index][0])

    def instruction(self, index: int) -> str:
        """What is asked about the title whose turn it is."""
        return f"Which line fits {self.place(index)}?"

    def _title(self, place: int, feedback: Feedback | None) -> Row:
        title = styled(self.place(place))
        given = [self.parts.index(line) for line in self.right] if feedback else self._given
        if place < len(given):
            return styled(" "), title + styled(f"  line {given[place] + 1}", ACCENT)
        is_next = place == len(given)
        return styled("›" if is_next else " "), title.stylize(f"bold {ACCENT}") if is_next else title


class OrderScreen(ArrangedScreen):
    """In which order do these come?"""

    @property
    def parts(self) -> Sequence[str]:
        """The parts, shuffled."""
        return self.item.options

    @property
    def right(self) -> Sequence[str]:
        """The parts as they belong."""
        return self.item.right_order

    def place(self, index: int) -> str:
        """`1st`, `2nd` and so on."""
        return ordinal(index + 1)

    def instruction(self, index: int) -> str:
        """What is asked about the place whose turn it is."""
        return "Which comes first?" if index == 0 else f"Which comes {self.place(index)}?"


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `3rd`, `4th`, `11th`, `21st`."""
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
