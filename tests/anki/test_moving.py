"""A note of Anki's becomes a concept with a fact or a cloze for each of its cards."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.anki.collection import ForeignCard, ForeignNote
from quizapp.anki.definitions import NoteType, Template, TypeKind
from quizapp.anki.moving import LONGEST_NOTE, Moved, moved, names_of, slug_of_guid
from quizapp.authoring.emit import concepts_text
from quizapp.authoring.read import read_text
from quizapp.core.card import CardKind, card_id
from quizapp.core.concept import Cloze, DeckId, Fact
from quizapp.core.schedule import Phase
from quizapp.core.text import plain

CARD = ForeignCard(
    id=7, note=7, guid="g", ord=0, deck="D", phase=Phase.NEW, due_day=0, due_ms=0, interval=0, reps=0, lapses=0,
    memory=None, retention=None, suspended=False, buried=False, flag=0,
)  # fmt: skip
BASIC = Template("Card 1", "{{Front}}", "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}")


def note(
    fields: dict[str, str], *templates: Template, kind: TypeKind = TypeKind.STANDARD, tags: tuple[str, ...] = ()
) -> ForeignNote:
    """A note of a type that has just these fields and templates."""
    note_type = NoteType("Mine", kind, tuple(fields), templates or (BASIC,))
    return ForeignNote(7, "g", note_type, tuple(fields.values()), tags, 0)


def came(foreign: ForeignNote, *ords: int) -> Moved:
    """What becomes of the cards of a note."""
    cards = [replace(CARD, ord=ord) for ord in ords or (0,)]
    return moved(foreign, cards, DeckId("d"), "S", lambda name: f"media/{name}")


def facts(foreign: ForeignNote, *ords: int) -> list[tuple[str, str]]:
    """Questions and answers."""
    concept = came(foreign, *ords).concept
    return [(fact.question, fact.answer) for fact in concept.facts] if concept else []


def reasons(foreign: ForeignNote, *ords: int) -> list[str]:
    """Why cards are left out."""
    return [unfit.reason for unfit in came(foreign, *ords).unfit]


def cloze(text: str, number: int = 1, extra: str = "") -> Moved:
    """What becomes of one card of a cloze note."""
    template = Template("Cloze", "{{cloze:Text}}", "{{cloze:Text}}<br>{{Extra}}")
    return came(note({"Text": text, "Extra": extra}, template, kind=TypeKind.CLOZE), number - 1)


def test_a_note_is_a_concept_called_as_it_begins() -> None:
    """Its id comes from the guid, so that it is known when it comes again; tags and section are kept."""
    concept = came(
        note({"Front": "<b>Which</b> tide is " + "very " * 20 + "small?", "Back": "neap"}, tags=("sea",))
    ).concept

    assert concept
    assert concept.id == f"d/{slug_of_guid('g')}"
    assert concept.title.startswith("Which tide is very")
    assert concept.title.endswith("…")
    assert (concept.section, concept.tags) == ("S", ("sea",))
    assert concept.facts[0].id == "card-1"


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        ("{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}", ("f", "b")),
        ("{{Front}}", "{{Front}}<hr id='answer'>{{Back}}", ("f", "b")),
        ("{{Front}}{{type:Back}}", "{{FrontSide}}<hr id=answer>{{type:Back}}", ("f", "b")),
        ("{{#Back}}has: {{Front}}{{/Back}}{{^Back}}none{{/Back}}", "{{Back}}", ("has: f", "b")),
        ("{{Front}}{{hint:Back}}{{tts en:Front}}", "{{text:Back}}{{unknown:Front}}", ("f", "bf")),
        ("<style>x{}</style><div class=q>{{Front}}</div><script>go()</script>", "{{Back}} {{Nothing}}", ("f", "b")),
        ("{{Front}}{{/Back}}{{#Gone}}x", "{{Back}}", ("f", "b")),
    ],
)
def test_templates_are_filled_as_anki_fills_them(question: str, answer: str, expected: tuple[str, str]) -> None:
    """Conditions, filters, the answer's line; unknown fields are empty, unknown filters change nothing."""
    assert facts(note({"Front": "f", "Back": "b"}, Template("Card 1", question, answer))) == [expected]


def test_readings_are_shown_as_the_template_wants_them() -> None:
    """Furigana in brackets, the characters alone, or the reading alone."""
    templates = [Template(name, f"{{{{{name}:Front}}}}", "{{Back}}") for name in ("furigana", "kanji", "kana")]

    assert [question for question, _ in facts(note({"Front": " 漢字[かんじ]", "Back": "b"}, *templates), 0, 1, 2)] == [
        "漢字(かんじ)", "漢字", "かんじ",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("{{c1::Neap}} tides are {{c2::small::size}}.", 1, "{{Neap}} tides are small."),
        ("{{c1::Neap}} tides are {{c2::small::size}}.", 2, "Neap tides are {{small}} (size)."),
        ("a {{c1::b {{c2::c}} d}} e", 1, "a {{b c d}} e"),
        ("a {{c1::b {{c2::c}} d}} e", 2, "a b {{c}} d e"),
        ("{{c1,2::a}} b", 2, "{{a}} b"),
        ("\\(\\frac{ {{c1::x}} }{y}\\)", 1, "$\\frac{ {{x}} }{y}$"),
        ("<b>{{c1::a<br>b}}</b> c", 1, "{{a b}} c"),
        ("{{c1::f(}})}} z", 1, "{{f(}})} } z"),
    ],
)
def test_a_cloze_has_the_blank_of_its_card(text: str, number: int, expected: str) -> None:
    """The others are filled in; a hint stands behind its blank."""
    made = cloze(text, number, "more").concept

    assert made
    assert [(part.text.replace("**", ""), part.explain, part.id) for part in made.clozes] == [
        (expected, "more", f"c{number}")
    ]


def test_words_hidden_together_are_one_question() -> None:
    """Anki asks them on one card, so they are one card here."""
    made = cloze("{{c1::Sun}} and {{c1::moon}} pull.").concept

    assert made
    assert made.clozes == ()
    assert made.facts == (Fact("____ and ____ pull.", "Sun; moon", id="card-1"),)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"Front": "f", "Back": "<br>"}, "its answer is empty"),
        ({"Front": "<script>x</script>", "Back": "b"}, "its question is empty"),
        ({"Front": "<img src=a.png>", "Back": "b"}, "its question is a picture"),
        ({"Front": "[sound:a.mp3]", "Back": "b"}, "its question is a sound"),
        ({"Front": "f" * (LONGEST_NOTE + 1), "Back": "b"}, f"its note has more than {LONGEST_NOTE:,} characters"),
        ({"Front": "{{c1::image-occlusion:rect:left=.1}}", "Back": "b"}, "it hides parts of a picture"),
    ],
)
def test_what_a_terminal_cannot_ask_is_left_out(fields: dict[str, str], reason: str) -> None:
    """With its reason and how the note begins."""
    made = came(note(fields))

    assert made.concept is None
    assert [(unfit.note_type, unfit.reason) for unfit in made.unfit] == [("Mine", reason)]


@pytest.mark.parametrize("text", ["no cloze", "{{c2::a}}", "{{c1::}} x", "{{c1::<img src=a.png>}} x", "{{c1::open"])
def test_a_cloze_without_words_is_left_out(text: str) -> None:
    """There is nothing to recall."""
    assert cloze(text).concept is None


def test_a_card_without_template_is_left_out_and_its_sisters_are_kept() -> None:
    """A broken note type loses what is broken."""
    made = came(note({"Front": "f", "Back": "b"}), 0, 5)

    assert made.concept
    assert len(made.concept.facts) == 1
    assert [unfit.reason for unfit in made.unfit] == ["its template is gone"]


def test_pictures_written_into_the_text_do_not_count() -> None:
    """They may be megabytes, and are dropped."""
    picture = f'<img src="data:image/png;base64,{"A" * LONGEST_NOTE}">'

    assert facts(note({"Front": f"f {picture}", "Back": "b"})) == [("f (picture)", "b")]


def test_its_cards_are_known_again() -> None:
    """By guid and number, under whatever deck they are by now."""
    concept = came(note({"Front": "f", "Back": "b"})).concept
    assert concept
    name = card_id(concept.id, CardKind.FACT, concept.facts[0].id)
    present = {slug_of_guid("g"): {"card-1": name}}

    assert names_of([CARD, replace(CARD, ord=1), replace(CARD, guid="h")], present) == {("g", 0): name}


HOSTILE = st.lists(
    st.sampled_from(
        "{{c1:: {{c2:: }} :: { } {{ <b> </b> <br> <script> x y - # ` ``` | : ' \" \n \t & &#xe000; &#x202e; \x00 "
        "\ud800 \u2028 \ufeff \x85 \\( \\) $ %TAG !!str *a &a ? [ ] yes 1.0 null ~ --- ...".split(" ")
    ),
    max_size=25,
).map(" ".join) | st.text(max_size=60)  # fmt: skip


@given(HOSTILE, HOSTILE, st.sampled_from(TypeKind))
def test_any_text_is_kept_or_left_out(front: str, back: str, kind: TypeKind) -> None:
    """What is kept is read from its file as it was written, without an error."""
    template = Template("C", "{{cloze:Front}}" if kind is TypeKind.CLOZE else "{{Front}}", "{{Back}}")
    made = came(note({"Front": front, "Back": back}, template, kind=kind, tags=(front, "t")))
    assert bool(made.concept) != bool(made.unfit)
    if made.concept is None:
        return
    read = read_text("d/01-x.yaml", concepts_text([made.concept]))

    assert [problem.code for problem in read.problems] == []
    (concept,) = read.concepts
    assert list(map(_told, (*concept.facts, *concept.clozes))) == list(
        map(_told, (*made.concept.facts, *made.concept.clozes))
    )


def _told(part: Fact | Cloze) -> tuple[str, ...]:
    """What it asks, whatever the spaces."""
    return (
        (part.id, plain(part.question), *part.answer.split()) if isinstance(part, Fact) else (part.id, plain(part.text))
    )
