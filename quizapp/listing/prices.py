"""What each desired retention would cost."""

from quizapp.listing.panel import Line, Panel, panel_text, percent
from quizapp.listing.words import counted, json_text
from quizapp.workspace.pricing import PriceList


def price_panel(found: PriceList) -> Panel:
    """What each desired retention costs, as one more question of the statistics."""
    most = max((price.minutes for price in found.prices), default=0) or 1
    nearest = min(found.prices, key=lambda price: abs(price.retention - found.chosen))
    return Panel(
        "What would remembering more cost?",
        f"{percent(found.chosen)} meant: about {nearest.minutes:.0f} minutes a day",
        f"Simulated from your own {counted(found.cards, 'card')} over half a year, with up to {found.new_per_day} new "
        "a day. To change it: `retention` in deck.yaml or in the settings.",
        tuple(
            Line(
                f"{percent(price.retention)}{' ◂' if price is nearest else ''}",
                price.minutes / most,
                f"{price.minutes:.1f} min a day; {percent(price.known)} known after half a year",
            )
            for price in found.prices
        ),
    )


def prices_text(found: PriceList) -> str:
    """The prices, for a terminal of 80 columns."""
    return panel_text(price_panel(found))


def prices_json(found: PriceList) -> str:
    """An object: the retention chosen, and minutes a day and the share known for each."""
    return json_text(
        {
            "desired_retention": found.chosen,
            "cards": found.cards,
            "new_per_day": found.new_per_day,
            "prices": [
                {"retention": price.retention, "minutes_a_day": price.minutes, "known": price.known}
                for price in found.prices
            ],
        }
    )
