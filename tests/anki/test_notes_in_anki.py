"""The real Anki shows what was meant, and obeys nothing of it. Skipped where it is not installed."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

pytest.importorskip("anki")

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quizapp.anki.note import Note
from quizapp.anki.notes import note_of
from quizapp.anki.package import write_package
from quizapp.core.card import BLANK, Card, CardKind, card_id
from quizapp.core.concept import Concept, ConceptId, Deck, DeckId, Resource
from tests.anki.backend import anki
from tests.anki.learner import at
from tests.anki.pages import Page
from tests.anki.test_html import HOSTILE

NOW = at(datetime(2025, 6, 2, 12, tzinfo=UTC))
CHANGED_S = 1_700_000_000


def cards_of(text: str) -> Iterator[tuple[Card, Concept]]:
    """A card of each kind with `text` wherever a text may stand."""
    for kind in CardKind:
        concept = Concept(
            ConceptId("odd/text"),
            DeckId("odd"),
            text,
            text,
            "odd/text.yaml",
            resources=(Resource(text, f"https://e.org/{text}", text),),
        )
        prompt = f"{text} {BLANK} {text}" if kind is CardKind.CLOZE else text
        answer = "True" if kind is CardKind.STATEMENT else text
        options = (text, "other") if kind in (CardKind.CHOICE, CardKind.STEPS) else ()
        yield (
            Card(card_id(concept.id, kind), kind, concept.id, text, text, prompt, answer, options, (text,), text),
            concept,
        )


def notes_of(text: str) -> list[Note]:
    """All of these that can be notes."""
    deck = Deck(DeckId("odd"), text, tags=(text,))
    found = (note_of(card, concept, deck, card.id) for card, concept in cards_of(text))
    return [note for note in found if isinstance(note, Note)]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(min_size=1),
        st.text(st.characters(categories=["Cs", "Cc", "Cf", "Zs", "Mn", "Po"])),
        st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=4).map(" ".join),
    )
)
@example(" ".join(HOSTILE))
@example("Default")
@example("default")
@example("List<int> & std::vector f({{x}}) \u1e9b\u0323")
def test_any_text_comes_in_and_runs_nothing(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Every note has one card in the deck that was meant, its fields as written, and no sound, script or error."""
    folder = tmp_path_factory.mktemp("anki")
    notes = {note.guid: note for note in notes_of(text)}
    write_package(
        folder / "odd.apkg", [(note, CHANGED_S) for note in notes.values()], {}, None, [], NOW, lambda _: None
    )

    with anki(folder) as there:
        assert there.take(folder / "odd.apkg")["new"] == len(notes)
        assert there.check() == ""
        for number in there.col.find_notes(""):
            kept = there.col.get_note(number)
            meant = notes[kept.guid]
            (card,) = kept.cards()
            assert tuple(kept.fields) == meant.fields
            assert tuple(kept.tags) == meant.tags
            name = there.col.decks.name(card.did)
            assert name == ("Default" if meant.deck.casefold() == "default" else meant.deck)  # that is Anki's own
            assert not [*card.question_av_tags(), *card.answer_av_tags()]
            for side in (card.question(), card.answer()):
                assert harmful(side) == []


def harmful(side: str) -> list[object]:
    """What a browser would find on a card beside what quizapp and its templates put there."""
    page = Page(re.sub(r"^<style>.*?</style>", "", side, flags=re.DOTALL))
    ours = [tag for tag, attributes in page.tags if tag in ("div", "hr", "span") and not _runs(attributes)]
    return [strange for strange in page.foreign if not (isinstance(strange, tuple) and strange[0] in ours)]


def _runs(attributes: dict[str, str | None]) -> bool:
    return not attributes.keys() <= {"class", "id", "data-cloze", "data-ordinal"}


@pytest.mark.parametrize("text", ["List<int>", "#include <x>", "a < b", "std::vector", "f({{x}})", "C:\\new {a}"])
def test_code_is_seen_as_it_was_typed(tmp_path: Path, text: str) -> None:
    """On the front of a basic card, and in the blank of a cloze."""
    notes = notes_of(text)
    write_package(tmp_path / "code.apkg", [(note, CHANGED_S) for note in notes], {}, None, [], NOW, lambda _: None)

    with anki(tmp_path / "anki") as there:
        there.take(tmp_path / "code.apkg")
        for number in there.col.find_notes(""):
            (card,) = there.col.get_note(number).cards()
            page = Page(re.sub(r"^<style>.*?</style>", "", card.answer(), flags=re.DOTALL))
            assert text in page.text
