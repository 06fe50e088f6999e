"""The four grades, each with the interval it leads to."""

from collections.abc import Mapping

from quizapp.core.memory import Rating
from quizapp.core.schedule import Plan, interval_text
from quizapp.tui.widgets.keys import Key, KeyRow


class Grades(KeyRow):
    """`1 Again <1m   2 Hard 6m ...`; empty before the answer is seen."""

    def offer(self, planned: Mapping[Rating, Plan], marked: Rating) -> None:
        """Show what each grade leads to; the marked one is taken by space and enter."""
        self.show(
            [
                Key(
                    str(int(rating)),
                    rating.name.title(),
                    f"grade({rating:d})",
                    note=interval_text(plan.interval),
                    marked=rating is marked,
                )
                for rating, plan in planned.items()
            ]
        )
