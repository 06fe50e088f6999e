"""The note types in Anki. Ids, field names, their order and the number of templates never change: see `FIELDS`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import genanki  # type: ignore[import-untyped]  # it ships no type information

from quizapp.anki.note import NoteKind

MODEL_MOD = 1793491200
"""When templates or css last changed, in seconds since 1970. It must grow with every change of them, and with nothing
else: Anki overwrites a person's own css and templates when it does."""

MODEL_IDS: Mapping[NoteKind, int] = MappingProxyType(
    {
        NoteKind.BASIC: 1402008842,
        NoteKind.CLOZE: 1330696775,
        NoteKind.TYPED: 2079659358,
        NoteKind.CHOICE: 1723327471,
        NoteKind.ORDER: 1579277493,
    }
)
"""What Anki knows a note type by. Drawn by lot once."""

_EVERY = ("Context", "Place", "Explanation", "Reading", "Pictures", "Spare1", "Spare2", "Spare3")
"""What all kinds end with. `Context` stands above a question and never gives it away, `Place` above an answer."""

FIELDS: Mapping[NoteKind, tuple[str, ...]] = MappingProxyType(
    {
        NoteKind.BASIC: ("Id", "Front", "Back", *_EVERY),
        NoteKind.CLOZE: ("Id", "Text", "Also", *_EVERY),
        NoteKind.TYPED: ("Id", "Front", "Back", "Typed", "Also", *_EVERY),
        NoteKind.CHOICE: ("Id", "Front", "Options", "Back", *_EVERY),
        NoteKind.ORDER: ("Id", "Front", "Options", "Back", *_EVERY),
    }
)
"""Each kind's fields, in order. A field added, removed, renamed or moved makes Anki refuse all updates of these notes:
what has to be added takes the place of a spare one in the templates. The first tells two notes apart."""

_SORTED_BY = 1
"""The field that Anki's browser lists: what is asked, rather than the id."""

_NAMES = {
    NoteKind.BASIC: "quizapp Basic",
    NoteKind.CLOZE: "quizapp Cloze",
    NoteKind.TYPED: "quizapp Typed",
    NoteKind.CHOICE: "quizapp Choice",
    NoteKind.ORDER: "quizapp Order",
}


def model_json(kind: NoteKind) -> dict[str, Any]:
    """The note type as a row of `col.models` wants it."""
    front, back = _TEMPLATES[kind]
    model = genanki.Model(
        MODEL_IDS[kind],
        _NAMES[kind],
        fields=[{"name": name} for name in FIELDS[kind]],
        templates=[{"name": "Card", "qfmt": front, "afmt": back}],
        css=_CSS,
        model_type=genanki.Model.CLOZE if kind is NoteKind.CLOZE else genanki.Model.FRONT_BACK,
        sort_field_index=_SORTED_BY,
    )
    row: dict[str, Any] = model.to_json(MODEL_MOD, _NO_DECK)
    return row


_NO_DECK = 1
"""Anki's own first deck: a note type needs one, but each card names its deck."""

# ---- templates: no script, and nothing shown for an empty field


def _shown(field: str, css_class: str, label: str = "") -> str:
    return f'{{{{#{field}}}}}<div class="{css_class}">{label}{{{{{field}}}}}</div>{{{{/{field}}}}}'


_CONTEXT = _shown("Context", "context")
_PLACE = _shown("Place", "context")
_QUESTION = '<div class="question">{{Front}}</div>'
_OPTIONS = _shown("Options", "options")
_TYPED = "{{#Typed}}{{type:Typed}}{{/Typed}}"
_ANSWER = '<hr id="answer"><div class="answer">{{Back}}</div>'
_CLOZE = '<div class="question">{{cloze:Text}}</div>'
_ALSO = _shown("Also", "also", "Also right: ")
_MORE = "\n".join(
    [_shown("Pictures", "pictures"), _shown("Explanation", "explanation"), _shown("Reading", "reading", "Read more")]
)


def _template(*parts: str) -> str:
    return "\n".join(parts)


_TEMPLATES = {
    NoteKind.BASIC: (_template(_CONTEXT, _QUESTION), _template(_PLACE, _QUESTION, _ANSWER, _MORE)),
    NoteKind.CLOZE: (_template(_CONTEXT, _CLOZE), _template(_PLACE, _CLOZE, _ALSO, _MORE)),
    NoteKind.TYPED: (
        _template(_CONTEXT, _QUESTION, _TYPED),
        _template(_PLACE, _QUESTION, _TYPED, _ANSWER, _ALSO, _MORE),
    ),
    NoteKind.CHOICE: (_template(_CONTEXT, _QUESTION, _OPTIONS), _template(_PLACE, _QUESTION, _ANSWER, _MORE)),
    NoteKind.ORDER: (_template(_CONTEXT, _QUESTION, _OPTIONS), _template(_PLACE, _QUESTION, _ANSWER, _MORE)),
}

# Night mode is a class on the card itself on some screens and on a parent of it on others.
_CSS = """\
.card {
  --ink: #1f2430;
  --dim: #5b6270;
  --paper: #ffffff;
  --panel: #eef0f4;
  --line: #cfd4dc;
  --accent: #1b56b3;
  --right: #14692f;
  max-width: 38em;
  margin: 0 auto;
  padding: 0.5em 0.75em;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  font-size: 20px;
  line-height: 1.45;
  text-align: left;
  overflow-wrap: anywhere;
  color: var(--ink);
  background-color: var(--paper);
}
.card.nightMode, .card.night_mode, .nightMode .card, .night_mode .card {
  --ink: #e6e8ee;
  --dim: #a6adbb;
  --paper: #23262e;
  --panel: #32363f;
  --line: #4a505c;
  --accent: #8ab8ff;
  --right: #7fd69a;
}
.context, .also, .reading { font-size: 0.75em; color: var(--dim); }
.context { margin-bottom: 1em; }
.also, .explanation, .reading, .pictures { margin-top: 1em; }
.reading { padding-top: 0.5em; border-top: 1px solid var(--line); }
.reading ul { margin: 0.2em 0 0; }
hr { border: 0; border-top: 1px solid var(--line); margin: 1em 0; }
p { margin: 0 0 0.6em; }
ul, ol { margin: 0.4em 0; padding-left: 1.6em; }
.letters { list-style-type: upper-alpha; }
.right, .cloze { font-weight: bold; }
.right { color: var(--right); }
.cloze, a { color: var(--accent); }
code, pre { font-family: ui-monospace, Menlo, Consolas, "Roboto Mono", monospace; font-size: 0.9em; }
code { padding: 0 0.2em; border-radius: 3px; }
code, pre { background-color: var(--panel); }
pre { padding: 0.5em; border-radius: 4px; white-space: pre-wrap; }
pre code { padding: 0; font-size: 1em; }
blockquote { margin: 0.4em 0; padding-left: 0.8em; border-left: 3px solid var(--line); }
table { display: block; overflow-x: auto; border-collapse: collapse; }
th, td { padding: 0.2em 0.6em; border: 1px solid var(--line); text-align: left; }
img { max-width: 100%; max-height: 60vh; height: auto; }
input#typeans { width: 100%; box-sizing: border-box; font-size: 1em; }
"""
