"""In which form a leech is asked."""

from itertools import count

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.core.history import Event, EventKind, Form
from quizapp.core.leeches import HINT, easier_form, hint
from quizapp.core.memory import Rating
from quizapp.core.text import plain, words
from tests.core.test_history import event, undo


def told(story: str) -> list[Event]:
    """The events of a card that was learnt, and then answered as the story says, a word an answer.

    `lapse` is forgotten in a review and relearnt in the card's own form; `again` is forgotten in one and left there.
    """
    seq = count(1)
    events = [event(next(seq))]
    for word in story.split():
        name, _, times = word.partition("*")
        for _ in range(int(times or 1)):
            match name:
                case "lapse" | "again":
                    again = {"rating": Rating.AGAIN, "interval": -600, "detail": {"step": 0}}
                    events.append(event(next(seq), form=Form.CHOICE, **again))
                    if name == "lapse":
                        events.append(event(next(seq), form=Form.FLIP))
                case "reset" | "practice":
                    events.append(event(next(seq), EventKind(name), form=Form.CHOICE, rating=Rating.GOOD))
                case "undo":
                    events.append(undo(next(seq), events[-1].seq))
                case "hinted":
                    events.append(event(next(seq), form=Form.TYPED, detail={HINT: "4 letters."}))
                case _:
                    events.append(event(next(seq), form=Form(name)))
    return events


@pytest.mark.parametrize(
    ("story", "form"),
    [
        ("", None),
        ("lapse*7", None),
        ("lapse*7 choice", None),
        ("lapse*8", Form.CHOICE),
        ("lapse*7 again", Form.CHOICE),
        ("lapse*8 typed flip", Form.CHOICE),
        ("lapse*8 practice", Form.CHOICE),
        ("lapse*7 again again", Form.CHOICE),
        ("lapse*8 choice", Form.TYPED),
        ("lapse*8 choice undo", Form.CHOICE),
        ("lapse*8 choice choice", Form.TYPED),
        ("lapse*8 choice lapse", Form.TYPED),
        ("lapse*8 hinted", Form.TYPED),
        ("lapse*8 hinted hinted", Form.TYPED),
        ("lapse*8 hinted typed", None),
        ("lapse*8 choice typed", None),
        ("lapse*8 choice typed lapse", None),
        ("lapse*8 choice typed lapse*4", Form.CHOICE),
        ("lapse*8 choice reset", None),
        ("lapse*8 reset choice lapse*8", Form.CHOICE),
    ],
)
def test_a_leech_climbs_from_choosing_to_typing_to_its_own_form(story: str, form: Form | None) -> None:
    """A rung for each right answer in its form; the eighth lapse and every fourth after it lead back to the foot."""
    assert easier_form(told(story)) is form


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("acetic acid", "2 words; the first begins with A."),
        ("The moon", "4 letters, beginning with M."),
        ("**iron**", "4 letters, beginning with I."),
        ("1969", "4 characters, beginning with 1."),
        ("two", "3 letters."),
        ("42", "2 characters."),
        ("x", "1 letter."),
    ],
)
def test_a_hint_does_not_give_the_answer_away(answer: str, expected: str) -> None:
    """Its length, and its first letter where there are others."""
    assert hint(answer) == expected


@given(st.text(max_size=60))
@example("![](curve.png)")
def test_any_answer_has_a_hint_or_none(answer: str) -> None:
    """Where words are left without Markdown; a picture alone has none."""
    assert bool(hint(answer)) is bool(words(plain(answer)))
