"""Cards become notes: what stands where, what never changes, and which cannot."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.anki.note import Note, NoteKind, Refused
from quizapp.anki.note_types import FIELDS
from quizapp.anki.notes import KINDS, deck_name, guid_of, note_of, tags_of
from quizapp.core.card import Card, CardId, CardKind, card_id
from quizapp.core.concept import Choice, Concept, ConceptId, Deck, DeckId, Fact, Resource
from quizapp.core.generate.draft import ARROW, Lead
from tests.anki.pages import Page

DECK = Deck(DeckId("bread"), "Bread", tags=("food", "home made"))
CONCEPT = Concept(
    ConceptId("bread/oven"),
    DeckId("bread"),
    "Oven spring",
    "Baking",
    "bread/oven.yaml",
    what_it_is="![A loaf](loaf.png) It grows.",
    facts=(Fact("What is `x` in ![it](x.png)?", "**five**"),),
    choices=(Choice("How `hot`?", "**very**", ("*not*",)),),
    steps=("*mix*", "bake"),
    resources=(Resource("A book", "https://e.org/b?x=1&y", "e.org", "about", 12), Resource("Mere title")),
)


def card_of(kind: CardKind, **values: object) -> Card:
    """A card of the oven spring."""
    fields = {"prompt": "What grows?", "answer": "a loaf", **values}
    if kind in (CardKind.CHOICE, CardKind.STEPS):
        fields.setdefault("options", ("a stone", "a loaf"))
    if kind is CardKind.STATEMENT:
        fields["answer"] = values.get("answer", "True")
    if kind is CardKind.CLOZE:
        fields["prompt"] = values.get("prompt", "It is ____ that grows.")
    return Card(card_id(CONCEPT.id, kind), kind, CONCEPT.id, "Oven spring", "Baking", **fields)  # type: ignore[arg-type]


def made(card: Card, **values: object) -> tuple[Note, dict[str, str]]:
    """The note of a card, and its fields by name."""
    note = note_of(card, CONCEPT, DECK, card.id, **values)  # type: ignore[arg-type]
    assert isinstance(note, Note)
    return note, dict(zip(FIELDS[note.kind], note.fields, strict=True))


# ---- kinds and fields


def test_a_cards_kind_alone_decides_its_note_type_for_ever() -> None:
    """Never edit this: Anki updates no note whose type changed."""
    typed = dict.fromkeys([CardKind.TERM, CardKind.TAGLINE, CardKind.FACT, CardKind.EXAMPLE], NoteKind.TYPED)
    basic = dict.fromkeys([CardKind.DEFINITION, CardKind.WHY, CardKind.CONTRAST], NoteKind.BASIC)
    choice = dict.fromkeys([CardKind.CHOICE, CardKind.STATEMENT], NoteKind.CHOICE)

    assert {**typed, **basic, **choice, CardKind.CLOZE: NoteKind.CLOZE, CardKind.STEPS: NoteKind.ORDER} == KINDS


@pytest.mark.parametrize("kind", CardKind)
def test_every_kind_of_card_becomes_a_note(kind: CardKind) -> None:
    """It begins with the card's id, and has all that its type demands."""
    note, fields = made(card_of(kind, explain="**Because**."))

    assert (note.kind, note.fields[0], len(note.fields)) == (KINDS[kind], note.card, len(FIELDS[note.kind]))
    assert fields["Explanation"] == "<b>Because</b>."
    assert fields["Place"] == "Baking › Oven spring"


def test_a_short_answer_is_typed_and_a_long_one_is_not() -> None:
    """The note type stays the same when an answer grows."""
    short, long = made(card_of(CardKind.FACT)), made(card_of(CardKind.FACT, answer="one two three four five six"))

    assert (short[1]["Typed"], long[1]["Typed"]) == ("a loaf", "")
    assert short[0].kind is long[0].kind


def test_other_right_answers_are_told_once() -> None:
    """Not in singular and plural, nor the answer itself."""
    _, fields = made(card_of(CardKind.TERM, answer="Oven spring", accept=("Oven springs", "rise", "rises")))

    assert fields["Also"] == "rise"


def test_a_cloze_has_the_answer_in_its_blank() -> None:
    """Anki's first cloze."""
    assert made(card_of(CardKind.CLOZE))[1]["Text"] == "It is {{c1::a loaf}} that grows."


@pytest.mark.parametrize(
    ("answer", "blank"),
    [
        ("std::vector", "std&#58;&#58;vector"),
        ("f({{x}})", "f(&#123;&#123;x&#125;&#125;)"),
        ("{c2::x}", "&#123;c2&#58;&#58;x&#125;"),
        ("image-occlusion:rect", "image-occlusion&#58;rect"),
        ("<b>", "&lt;b&gt;"),
    ],
)
def test_no_answer_ends_its_blank(answer: str, blank: str) -> None:
    """Nor makes a hint, a second blank or a picture of it."""
    _, fields = made(card_of(CardKind.CLOZE, prompt="{____} {{c3::x}}", answer=answer))

    assert fields["Text"] == f"&#123;{{{{c1::{blank}}}}}&#125; &#123;&#123;c3::x&#125;&#125;"


def test_a_blank_may_stand_in_a_formula() -> None:
    """Anki knows clozes there."""
    _, fields = made(card_of(CardKind.CLOZE, prompt=r"It is $\pi ____$.", answer="r^2"))

    assert fields["Text"] == r"It is \(\pi {{c1::r^2}}\)."


def test_a_choice_lists_its_options_and_marks_the_right_one_on_the_back() -> None:
    """In the same order."""
    _, fields = made(card_of(CardKind.CHOICE))

    assert fields["Options"] == '<ol class="letters"><li>a stone</li><li>a loaf</li></ol>'
    assert fields["Back"] == '<ol class="letters"><li>a stone</li><li class="right">a loaf ✓</li></ol>'


def test_a_statement_is_a_choice_of_two() -> None:
    """True or false."""
    _, fields = made(card_of(CardKind.STATEMENT, answer="False"))

    assert Page(fields["Options"]).text == "TrueFalse"
    assert Page(fields["Back"]).text == "TrueFalse ✓"


def test_steps_are_shown_shuffled_and_then_in_order() -> None:
    """Also a step with an arrow in it."""
    steps = (f"mix{ARROW}knead", "bake")
    card = card_of(CardKind.STEPS, answer=ARROW.join(steps), options=steps[::-1])

    note = note_of(card, replace(CONCEPT, steps=steps), DECK, card.id)

    assert isinstance(note, Note)
    assert note.fields[2:4] == (
        "<ul><li>bake</li><li>mix → knead</li></ul>",
        "<ol><li>mix → knead</li><li>bake</li></ol>",
    )


def test_questions_get_back_the_marks_their_author_gave_them() -> None:
    """A card's texts are plain; in Anki there is room for more."""
    images = {"x.png": "quizapp-1.png"}
    fact = card_of(CardKind.FACT, prompt="What is x in it?", answer="**five**")
    choice = card_of(CardKind.CHOICE, prompt="How hot?", answer="very", options=("not", "very"))
    steps = card_of(CardKind.STEPS, answer=f"mix{ARROW}bake", options=("bake", "mix"))

    assert made(fact, images=images)[1]["Front"] == (
        'What is <code>x</code> in <img src="quizapp-1.png" alt="it">?'
    )  # fmt: skip
    assert made(fact)[1]["Back"] == "<b>five</b>"
    assert made(choice)[1]["Front"] == "How <code>hot</code>?"
    assert '<li class="right"><b>very</b> ✓</li>' in made(choice)[1]["Back"]
    assert made(steps)[1]["Back"] == "<ol><li><i>mix</i></li><li>bake</li></ol>"


def test_a_generated_question_keeps_its_lead() -> None:
    """Before what the author wrote."""
    card = card_of(CardKind.EXAMPLE, prompt=f"{Lead.EXAMPLE} a big loaf")

    note = note_of(card, replace(CONCEPT, examples=("a *big* loaf",)), DECK, card.id)

    assert isinstance(note, Note)
    assert note.fields[1] == f"{Lead.EXAMPLE} a <i>big</i> loaf"


def test_the_context_never_gives_the_answer_away() -> None:
    """The concept is named above a question only if it is not what is asked for."""
    assert made(card_of(CardKind.TERM, answer="Oven spring"))[1]["Context"] == "Baking"
    assert made(card_of(CardKind.WHY))[1]["Context"] == "Baking › Oven spring"


def test_further_reading_has_links_and_minutes() -> None:
    """As far as they are known."""
    assert made(card_of(CardKind.WHY))[1]["Reading"] == (
        '<ul><li><a href="https://e.org/b?x=1&amp;y">A book</a> (e.org, 12 min)</li><li>Mere title</li></ul>'
    )


def test_the_pictures_of_the_page_stand_on_the_back() -> None:
    """Those that go along."""
    assert made(card_of(CardKind.WHY))[1]["Pictures"] == ""
    assert made(card_of(CardKind.WHY), images={"loaf.png": "quizapp-2.png"})[1]["Pictures"] == (
        '<img src="quizapp-2.png" alt="A loaf">'
    )


@pytest.mark.parametrize(
    ("card", "reason"),
    [
        (card_of(CardKind.WHY, prompt="\x1f \x00"), "question"),
        (card_of(CardKind.WHY, answer=" \n"), "answer"),
        (card_of(CardKind.CLOZE, prompt="No blank."), "blank"),
        (card_of(CardKind.CLOZE, prompt="____ and ____"), "blank"),
        (card_of(CardKind.CHOICE, answer="a cake"), "options"),
        (card_of(CardKind.STATEMENT, answer="maybe"), "true nor false"),
        (card_of(CardKind.STEPS, options=()), "steps"),
    ],
)
def test_a_card_that_anki_would_choke_on_is_refused_with_a_reason(card: Card, reason: str) -> None:
    """It does not spoil the others."""
    refused = note_of(card, CONCEPT, DECK, card.id)

    assert isinstance(refused, Refused)
    assert refused.card == card.id
    assert reason in refused.reason


@given(st.text(), st.sampled_from(CardKind))
def test_any_text_becomes_a_harmless_note_or_is_refused(text: str, kind: CardKind) -> None:
    """In every place where a text may stand."""
    prompt = f"____{text}" if kind is CardKind.CLOZE and "__" not in text else text
    options = (text, "other") if kind in (CardKind.CHOICE, CardKind.STEPS) else ()
    answer = "True" if kind is CardKind.STATEMENT else text
    card = Card(card_id(CONCEPT.id, kind), kind, CONCEPT.id, text, text, prompt, answer, options, (text,), text)
    concept = replace(CONCEPT, resources=(Resource(text, f"https://e.org/{text}", text),))

    note = note_of(card, concept, Deck(DeckId("bread"), text, tags=(text,)), card.id)

    for field in note.fields if isinstance(note, Note) else ():
        assert Page(field).foreign == []
        assert "\x1f" not in field
        assert field.count("{{") == field.count("}}") == ("{{c1::" in field)


# ---- identity


def test_a_guid_depends_on_the_first_id_alone() -> None:
    """Never edit this: with other guids, everybody's notes would be there twice."""
    assert guid_of(CardId("bread/oven#term#")) == "8f463b6b3336e1211cc37af7"
    renamed = note_of(card_of(CardKind.WHY), CONCEPT, DECK, CardId("bread/old#why#"))
    assert isinstance(renamed, Note)
    assert renamed.guid == guid_of(CardId("bread/old#why#"))


def test_the_digest_changes_with_what_is_seen_and_with_nothing_else() -> None:
    """It decides whether Anki is told that a note changed."""
    card = card_of(CardKind.WHY)
    note, _ = made(card)

    assert made(replace(card, line=9, rank=3))[0].digest == note.digest
    others = [made(replace(card, answer="x"))[0], made(replace(card, section="y"))[0], made(card, retired=True)[0]]
    assert len({note.digest, *(other.digest for other in others)}) == 4


# ---- names


def test_tags_say_where_a_card_comes_from() -> None:
    """The deck's own, and one for the concept."""
    assert tags_of(CONCEPT, DECK) == ("food", "home_made", "quizapp::bread::oven")


def test_a_retired_card_is_tagged() -> None:
    """So that its owner can find it and delete it."""
    assert "quizapp::retired" in tags_of(CONCEPT, DECK, retired=True)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (("a b", "a\tb", "a\u3000b", "A_B"), ["A_B"]),
        (("::z", "a::::b"), ["a::b", "z"]),
        (("", " ", "::", "\x00"), []),
        (("x\ud800y",), ["xy"]),
        (("e\u0301",), ["é"]),
    ],
)
def test_tags_are_written_as_anki_wants_them(written: tuple[str, ...], kept: list[str]) -> None:
    """Without spaces and empty levels, and each once."""
    tags = tags_of(CONCEPT, replace(DECK, tags=written))

    assert [tag for tag in tags if not tag.startswith("quizapp::")] == kept


@pytest.mark.parametrize(
    ("title", "section", "name"),
    [
        ("Bread", "Baking", "Bread::Baking"),
        ("Bread", "Bread", "Bread"),
        ("Bread", "", "Bread"),
        ("", "Baking", "bread::Baking"),
        (" A :::: B ", "::C::", "A::B::C"),
        ("::", " ", "quizapp"),
        ("a\x1fb\ud800", "e\u0301", "ab::é"),
        ("Q: what?", "a\nb", "Q: what?::a b"),
    ],
)
def test_decks_are_named_by_title_and_section(title: str, section: str, name: str) -> None:
    """Without empty levels, or anything that spoils an import."""
    assert deck_name(replace(DECK, title=title), section) == name


def test_no_deck_is_too_deep_or_too_long() -> None:
    """Anki refuses a package for one deck of sixty levels."""
    name = deck_name(replace(DECK, title="::".join(["x" * 500] * 60)), "y")

    assert name.count("::") == 19
    assert max(map(len, name.split("::"))) == 100
