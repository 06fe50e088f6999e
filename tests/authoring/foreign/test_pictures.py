"""Pictures in other tools' texts, as they are named there and anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.authoring.foreign.note import Note
from quizapp.authoring.foreign.pictures import from_embeds, with_pictures
from quizapp.core.concept import Choice, Cloze, Fact

PNG = frozenset({".png"})

EMBEDS = {
    "![[moon.png]]": "![](moon.png)",
    "![[sky/Full moon.PNG|300]]": "![](sky/Full%20moon.PNG)",
    "![[moon.png|300x200]]": "![](moon.png)",
    "![[moon.png#edge|Half a moon]]": "![Half a moon](moon.png)",
    "![[Other note]] [[moon.png]]": "![[Other note]] [[moon.png]]",
}

PICTURES = {
    "a ![moon](moon.png) b": "a ![moon](new.png) b",
    "![](moon.png)": "![picture](new.png)",
    '![m](moon.png "The moon")': "![m](new.png)",
    "![m](sky/full%20moon_(1).png)": "![m](new.png)",
    "![m](<full moon.png>)": "![m](new.png)",
    "![m](gone.png) ![n](moon.png)": "![m](gone.png) ![n](new.png)",
    "![m](<a gone one.png>)": "![m](a%20gone%20one.png)",
    "`![m](moon.png)` \\![m](moon.png) [m](moon.png)": "`![m](moon.png)` \\![m](moon.png) [m](moon.png)",
    "```\n![m](moon.png)\n```\n![m](moon.png)": "```\n![m](moon.png)\n```\n![m](new.png)",
}


def renamed(path: str) -> str | None:
    """Only pictures of the moon are there."""
    return "new.png" if "moon" in path else None


@pytest.mark.parametrize("text", EMBEDS)
def test_embedded_pictures_become_markdown(text: str) -> None:
    """With their words, but not with their size; what is no picture stays."""
    assert from_embeds(text, PNG) == EMBEDS[text]


@pytest.mark.parametrize("text", PICTURES)
def test_pictures_are_named_anew(text: str) -> None:
    """However they are written; code and links are none."""
    [fact] = with_pictures(Note(1, facts=(Fact("?", text),)), renamed).facts

    assert fact.answer == PICTURES[text]


def test_no_text_of_a_note_is_passed_over() -> None:
    """Questions, answers, options, sentences and explanations."""
    old, new = "![m](moon.png)", "![m](new.png)"
    note = Note(
        1,
        facts=(Fact(old, old, explain=old),),
        clozes=(Cloze(f"{{{{a}}}} {old}", old),),
        choices=(Choice(old, old, (old, old), old),),
    )

    assert with_pictures(note, renamed) == Note(
        1,
        facts=(Fact(new, new, explain=new),),
        clozes=(Cloze(f"{{{{a}}}} {new}", new),),
        choices=(Choice(new, new, (new, new), new),),
    )


@given(st.text(st.sampled_from('a![]()<>`|.png\n\\ %"#~'), max_size=80))
def test_any_text_without_such_pictures_stays(text: str) -> None:
    """To the letter, where none is found and none has to be spelt otherwise."""
    [fact] = with_pictures(Note(1, facts=(Fact("?", text),)), lambda path: None).facts

    assert fact.answer == text or "](<" in text
    assert from_embeds(text, frozenset()) == text
