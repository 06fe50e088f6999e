"""YAML as its author typed it, and everything that is wrong with it."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quizapp.authoring.yaml_text import MAX_DEPTH, Document, Loader, Place, PythonLoader, read_yaml

LOADERS: list[Loader] = [yaml.CSafeLoader, PythonLoader] if yaml.__with_libyaml__ else [PythonLoader]

YAML_SIGNS = st.sampled_from(
    [*"abc: -\n#'\"|>{}[],&*!?%@`~<\\\t\r", "  ", ": ", "- ", "&a ", "*a", "---\n", "\n  ", "😀"]
)


def found(document: Document) -> list[tuple[str, int, int]]:
    """Code, line and column of each problem."""
    return [(problem.code, problem.line, problem.column) for problem in document.problems]


@pytest.mark.parametrize(
    "typed", ["no", "on", "1.10", "012", "1:30", "2026-11-23", "~", "null", "1e3", "0x1F", ".inf", "=", "<<", "Yes"]
)
def test_a_scalar_is_what_was_typed(typed: str) -> None:
    """Nothing turns into a boolean, number, date or null."""
    assert read_yaml(f"key: {typed}\n{typed}: value\n", "f").value == {"key": typed, typed: "value"}


def test_an_empty_plain_value_is_absent() -> None:
    """A key without a value, and an entry without a text, are as good as not written; quotes make an empty text."""
    assert read_yaml("a:\nb: ''\nc:\n-\n- z\n", "f").value == {"b": "", "c": ["z"]}


def test_places_are_those_of_keys_and_entries() -> None:
    """Each thing knows its line and column, and what is absent takes the place around it."""
    document = read_yaml("title: x\nfacts:\n  - {q: a, a: b}\n  - q: c\n    a: d\n", "f")

    assert document.place(("facts",)) == Place(2, 1)
    assert document.place(("facts", 0, "a")) == Place(3, 12)
    assert document.place(("facts", 1)) == Place(4, 5)
    assert document.place(("facts", 1, "a")) == Place(5, 5)
    assert document.place(("facts", 1, "explain")) == Place(4, 5)
    assert document.place(("nothing",)) == Place(1, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_system(end: str) -> None:
    """They neither show in texts nor shift places."""
    document = read_yaml(f"a: |{end}  one{end}  two{end}b: x{end}", "f")

    assert document.value == {"a": "one\ntwo\n", "b": "x"}
    assert document.place(("b",)) == Place(4, 1)


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\nb: 2\na: 3\n", ("duplicate-key", 3, 1)),
        ("x: {a: 1, a: 2}\n", ("duplicate-key", 1, 11)),
        ("a: !!python/name:os.system x\n", ("unknown-tag", 1, 4)),
        ("a: !!python/object/apply:os.system [ls]\n", ("unknown-tag", 1, 4)),
        ("a: !!binary aGk=\n", ("unknown-tag", 1, 4)),
        ("a: !own {b: c}\n", ("unknown-tag", 1, 4)),
        ("a: &x [*x]\n", ("alias-to-itself", 1, 8)),
        ("a: &x {b: [*x]}\n", ("alias-to-itself", 1, 12)),
        ("a: [*x]\n", ("unknown-alias", 1, 5)),
        ("? [a]\n: b\n", ("bad-key", 1, 3)),
        ("? {a: b}\n: c\n", ("bad-key", 1, 3)),
        ("a: x\n---\na: y\n", ("several-documents", 2, 1)),
        ("?\n: c\nd: e\n", ("bad-key", 1, 2)),
        ('a: "\\e]52;c;eA==\\a"\n', ("control-character", 1, 4)),
        ('"a\\u202e": b\n', ("control-character", 1, 1)),
        ("a: b\nc: x\x1b[2Jy\n", ("control-character", 2, 5)),
        ("a: b\nc: x\x7f\n", ("control-character", 2, 5)),
        ("# \x9bm\na: b\n", ("control-character", 1, 3)),
        ("a: \ufffe\n", ("control-character", 1, 4)),
        ("a: x\u202ey\n", ("control-character", 1, 5)),
        ("a: é😀\u2066\n", ("control-character", 1, 6)),
        ("x: " + "[" * 60 + "]" * 60, ("too-deep", 1, 3 + MAX_DEPTH)),
        ("a: b: c\n", ("yaml-syntax", 1, 5)),
        ("a: b\n  c: d\n", ("yaml-syntax", 2, 4)),
        ("a:\n\t- b\n", ("yaml-syntax", 2, 1)),
        ("a: @b\n", ("yaml-syntax", 1, 4)),
        ("a: `b`\n", ("yaml-syntax", 1, 4)),
        ("a: **b** c\n", ("yaml-syntax", 1, 4)),
        ("a: & b\n", ("yaml-syntax", 1, 4)),
        ("a: !x!y b\n", ("yaml-syntax", 1, 4)),
        ("b: c\na: 'open\nd: e\n", ("yaml-syntax", 2, 4)),
        ("b: c\na: [x, y\nd: e\n", ("yaml-syntax", 2, 4)),
        ("b: c\na: {x: y\nd: e\n", ("yaml-syntax", 2, 4)),
        ("a: b\nc\nd: e\n", ("yaml-syntax", 2, 1)),
        ("a: > b\n", ("yaml-syntax", 1, 6)),
        ("a: 'it's'\n", ("yaml-syntax", 1, 8)),
        ("a: ]\n", ("yaml-syntax", 1, 4)),
        ("- a\nb: c\n", ("yaml-syntax", 2, 1)),
    ],
)
def test_each_mistake_has_a_code_and_a_place(text: str, problem: tuple[str, int, int], loader: Loader) -> None:
    """Both parsers lead to the same words, where an editor can go."""
    assert found(read_yaml(text, "f", loader)) == [problem]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: b: c\n", "second `: `"),
        ("a:\n\t- b\n", "tab"),
        ("a: @b\n", "start with `@`"),
        ("a: *\n", "start with `*`"),
        ("a: 'open\n", "never closed"),
        ("a: [x, y\n", "`[`"),
        ("a: {x: y\n", "`{`"),
        ("a: b\nc\n", "has no `: `"),
        ('a: "\\q"\n', "backslash"),
        ("a: | b\n", "same line"),
        ("a: ]\n", "does not fit"),
    ],
)
def test_syntax_errors_are_told_in_plain_words(text: str, words: str) -> None:
    """No parser's jargon: what is there, and what to do."""
    problem = read_yaml(text, "f").problems[0]

    assert words in problem.message
    assert problem.hint
    assert "token" not in problem.message and "scalar" not in problem.message


def test_what_is_refused_is_left_out_and_nothing_else() -> None:
    """A tag, a control character, a second value: the rest of the file is read."""
    document = read_yaml('a: 1\nb: !x 2\nc: "\\a"\na: 3\nd: ["\\b", 4]\ne: 5\n', "f")

    assert document.value == {"a": "1", "d": ["4"], "e": "5"}
    assert document.refused == {("b",), ("c",)}


def test_what_comes_before_a_second_document_is_read() -> None:
    """The first document counts."""
    assert read_yaml("a: b\n---\nc: d\n", "f").value == {"a": "b"}


def test_an_alias_stands_for_its_anchor() -> None:
    """Plain YAML is allowed where it is harmless."""
    assert read_yaml("a: &x [1, 2]\nb: *x\n", "f").value == {"a": ["1", "2"], "b": ["1", "2"]}


def test_a_refused_value_is_refused_wherever_its_alias_stands() -> None:
    """An alias is no way around a check."""
    assert read_yaml('a: &x "\\e"\nb: *x\nc: d\n', "f").value == {"c": "d"}


def test_billion_laughs_are_refused_quickly() -> None:
    """Aliases are weighed before they are written out."""
    lines = ["a0: &a0 [lol, lol, lol, lol]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 40)]

    assert [code for code, _, _ in found(read_yaml("\n".join(lines), "f"))] == ["too-much"]


def test_a_long_text_repeated_by_aliases_is_refused() -> None:
    """Few entries can hold much text."""
    text = f"a: &a {'x' * 100_000}\nb: [{', '.join(['*a'] * 1000)}]\n"

    assert [code for code, _, _ in found(read_yaml(text, "f"))] == ["too-much"]


def test_too_many_entries_are_refused() -> None:
    """A megabyte of empty lists is no concept."""
    assert [code for code, _, _ in found(read_yaml("[" + "[]," * 100_000 + "]", "f"))] == ["too-much"]


def test_a_damaged_text_is_told_in_few_lines() -> None:
    """A thousand control characters do not make a thousand problems."""
    assert 1 < len(read_yaml("\x01" * 1000, "f").problems) < 30


@given(st.lists(YAML_SIGNS, max_size=60).map("".join))
def test_any_yaml_like_text_gives_values_or_problems(text: str) -> None:
    """Nothing raises; whatever is a value is plain text, lists and mappings."""
    assert_plain(read_yaml(text, "f").value)


@given(st.text(max_size=200))
def test_any_text_gives_values_or_problems(text: str) -> None:
    """Control characters, surrogates, anything: nothing raises."""
    assert_plain(read_yaml(text, "f").value)


@given(st.lists(YAML_SIGNS, max_size=40).map("".join))
def test_both_parsers_are_survived(text: str) -> None:
    """The pure Python one, used where libyaml is missing, raises nothing either."""
    assert_plain(read_yaml(text, "f", PythonLoader).value)


def assert_plain(value: object) -> None:
    """Only texts, lists and mappings of them."""
    if isinstance(value, dict):
        for key, item in value.items():
            assert isinstance(key, str)
            assert_plain(item)
    elif isinstance(value, list):
        for item in value:
            assert_plain(item)
    else:
        assert value is None or isinstance(value, str)
