"""A concept's page: read first, then remember."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from quizapp.core.concept import Concept, Resource
from quizapp.listing.words import has_formulas, resource_line
from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.sitting import SittingScreen
from quizapp.tui.widgets.footer import Footer
from quizapp.tui.widgets.header import Header, progress
from quizapp.tui.widgets.page import ConceptPage
from quizapp.tui.widgets.text import MUTED, Text, styled


class PageScreen(SittingScreen):
    """The page of the concept whose first card comes next."""

    group = Group.PAGE
    BINDINGS = bindings(Group.PAGE)

    def compose(self) -> ComposeResult:
        yield Header()
        with VerticalScroll(id="body"):
            yield ConceptPage()
            yield Text(id="resources")
        yield Footer()

    def draw(self) -> None:
        """Show the page."""
        question = self.review.question
        if question is None or question.page is None:
            return
        lapses = question.queued.schedule.lapses
        why = f"Forgotten {lapses} times: read it again" if lapses else "New concept"
        self.query_one(Header).show([question.card.section, why], progress(*self.review.progress))
        self.query_one(ConceptPage).show(question.page, formulas=self.formulas)
        self.query_one("#resources", Text).show(resources(question.page))
        super().draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Formulas are shown in another way where there are some."""
        if action == "formulas":
            page = self.review.question.page if self.review.question else None
            return page is not None and has_formulas((page.tagline, page.what_it_is, page.why_it_matters))
        return super().check_action(action, parameters)

    def action_read(self) -> None:
        """Go on to the question."""
        with self.following():
            self.review.page_read()

    def action_no_pages(self) -> None:
        """Never show pages before questions again."""
        self.review.pages = False
        with self.following():
            self.review.page_read()
            self.desk.workspace.choose("show_pages", False)
        self.notify("No more pages before questions; p still shows them.")

    def action_edit(self) -> None:
        """Edit the concept."""
        if self.review.question and self.review.question.page:
            self.edit(self.review.question.page.id, self.review.question.page.line)


def resources(concept: Concept) -> Content:
    """Further reading, one a line."""
    lines = [_resource(resource) for resource in concept.resources]
    return Content("\n").join([styled("Read more", MUTED), *lines]) if lines else Content()


def _resource(resource: Resource) -> Content:
    about = styled(f"\n  {resource.about}", MUTED) if resource.about else Content()
    return styled(f"• {resource_line(resource)}") + about
