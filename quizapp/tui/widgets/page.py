"""What there is to read about a concept."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from quizapp.core.concept import Concept
from quizapp.listing.words import readable
from quizapp.tui.widgets.text import ACCENT, MUTED, Text, prose, styled


class ConceptPage(Vertical):
    """Title, tagline, and the author's prose as it flows: there at once, for the page that comes before a card.

    `markdown.WellSetPage` is the one to linger on.
    """

    def compose(self) -> ComposeResult:
        yield Text(id="title")
        yield Text(id="tagline")
        for part in ("what", "why"):
            yield Text(id=part)
            yield self.body(part)

    def show(self, concept: Concept, *, formulas: bool = True) -> None:
        """Show a concept; its formulas in plain characters or as they were typed."""
        self.query_one("#title", Text).show(styled(concept.title, f"bold {ACCENT}"))
        self.query_one("#tagline", Text).show(prose(readable(concept.tagline) if formulas else concept.tagline))
        parts = {"what": ("What it is", concept.what_it_is), "why": ("Why it matters", concept.why_it_matters)}
        for part, (heading, text) in parts.items():
            self.query_one(f"#{part}", Text).show(styled(heading, MUTED) if text.strip() else "")
            self.fill(part, text, formulas)

    def body(self, part: str) -> Widget:
        """The widget for a part of the prose."""
        return Text(id=f"{part}-written")

    def fill(self, part: str, markdown: str, formulas: bool) -> None:
        """Show a part of the prose."""
        self.query_one(f"#{part}-written", Text).show(prose(readable(markdown) if formulas else markdown))
