"""Note types are what people's collections hang on: what is frozen stays as it is."""

import re

import pytest

from quizapp.anki.note import NoteKind
from quizapp.anki.note_types import FIELDS, MODEL_IDS, MODEL_MOD, model_json

AROUND = ["Context", "Place", "Explanation", "Reading", "Pictures", "Spare1", "Spare2", "Spare3"]
FROZEN = {
    NoteKind.BASIC: (1402008842, ["Id", "Front", "Back", *AROUND], 0),
    NoteKind.CLOZE: (1330696775, ["Id", "Text", "Also", *AROUND], 1),
    NoteKind.TYPED: (2079659358, ["Id", "Front", "Back", "Typed", "Also", *AROUND], 0),
    NoteKind.CHOICE: (1723327471, ["Id", "Front", "Options", "Back", *AROUND], 0),
    NoteKind.ORDER: (1579277493, ["Id", "Front", "Options", "Back", *AROUND], 0),
}
"""Never edit a row: Anki would refuse to update anybody's notes."""


@pytest.mark.parametrize("kind", NoteKind)
def test_what_is_frozen_has_not_changed(kind: NoteKind) -> None:
    """Id, fields and their order, Anki's kind, one template."""
    model = model_json(kind)

    number, fields, anki_kind = FROZEN[kind]
    assert (model["id"], model["type"], len(model["tmpls"])) == (str(number), anki_kind, 1)
    assert [field["name"] for field in model["flds"]] == fields == list(FIELDS[kind])
    assert MODEL_IDS[kind] == number


@pytest.mark.parametrize("kind", NoteKind)
def test_a_note_type_has_one_time(kind: NoteKind) -> None:
    """That of its templates: a time of each export would undo what a person did to them."""
    assert model_json(kind)["mod"] == MODEL_MOD


@pytest.mark.parametrize("kind", NoteKind)
def test_templates_show_fields_that_there_are(kind: NoteKind) -> None:
    """A spelling mistake would show as an error on every card."""
    template = model_json(kind)["tmpls"][0]

    named = re.findall(r"\{\{[#/]?(?:cloze:|type:)?(\w+)\}\}", template["qfmt"] + template["afmt"])
    assert set(named) <= set(FIELDS[kind])
    assert template["qfmt"].count("{{") == len(re.findall(r"\{\{[#/]?(?:cloze:|type:)?\w+\}\}", template["qfmt"]))


@pytest.mark.parametrize("kind", NoteKind)
def test_templates_hold_no_script_and_load_nothing(kind: NoteKind) -> None:
    """A card works offline and on every device."""
    model = model_json(kind)
    everything = model["tmpls"][0]["qfmt"] + model["tmpls"][0]["afmt"] + model["css"]

    assert not re.search(r"<script|\bon\w+=|javascript:|url\(|@import|https?:", everything, re.IGNORECASE)


@pytest.mark.parametrize("kind", NoteKind)
def test_a_question_never_shows_its_answer(kind: NoteKind) -> None:
    """What belongs to the back stands on the back only."""
    shown = set(re.findall(r"\{\{(\w+)\}\}", model_json(kind)["tmpls"][0]["qfmt"]))

    assert not shown & {"Back", "Also", "Place", "Explanation", "Pictures", "Reading"}


def _luminance(colour: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("place", [0, 1])
def test_every_colour_can_be_read_by_day_and_by_night(place: int) -> None:
    """A contrast of 4.5 to 1 is what the web's guidelines ask for."""
    css = model_json(NoteKind.BASIC)["css"]
    colours = dict(re.findall(r"--(\w+): (#\w{6});", css.split("}")[place]))

    for ink in ("ink", "dim", "accent", "right"):
        for ground in ("paper", "panel"):
            bright, dark = sorted((_luminance(colours[ink]), _luminance(colours[ground])), reverse=True)
            assert (bright + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)


def test_each_call_gives_values_of_its_own() -> None:
    """Changing one changes no other."""
    model_json(NoteKind.BASIC)["flds"].clear()

    assert model_json(NoteKind.BASIC)["flds"]
