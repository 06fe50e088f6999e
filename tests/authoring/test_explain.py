"""What does not fit the schema, in plain words at the right place."""

import pytest

from tests.authoring.reading import found, read

JARGON = ("input", "valid", "tuple", "dict", "str", "int", "pydantic", "parse", "instance", "NoneType")


@pytest.mark.parametrize(
    ("text", "problem", "words"),
    [
        ("titel: x\ntitle: y", ("unknown-key", 1, 1), "Did you mean `title`?"),
        ("title: x\nzzz: y", ("unknown-key", 2, 1), "Known keys are `title`"),
        ("title: x\nfacts: [{q: a, a: b, explian: c}]", ("unknown-key", 2, 22), "Did you mean `explain`?"),
        (
            "title: x\ncontrasts: [{with: a, on: b, this: c, that: d, other: e}]",
            ("unknown-key", 2, 48),
            "Known keys are",
        ),
        ("tagline: x", ("missing-key", 1, 1), "`title` is missing."),
        ("title:\ntagline: x", ("missing-key", 1, 1), "`title` is missing."),
        ("title: ''", ("empty-text", 1, 1), "`title` is empty."),
        ("title: [x]", ("wrong-type", 1, 1), "`title` must be a text, not a list."),
        ("title: x\naliases: {a: b}", ("wrong-type", 2, 1), "`aliases` must be a list of texts, not a mapping."),
        (
            "title: x\naliases: [a, {b: c}]",
            ("wrong-type", 2, 14),
            "An entry of `aliases` must be a text, not a mapping.",
        ),
        ("title: x\naliases: ''", ("empty-text", 2, 1), "An entry of `aliases` is empty."),
        ("title: x\nwhat_it_is: {a: b}", ("wrong-type", 2, 1), "must be a text or a list of paragraphs"),
        ("title: x\nwhat_it_is: [a, [b]]", ("wrong-type", 2, 1), "must be a text or a list of paragraphs"),
        ("title: x\nfacts: {q: a, a: b}", ("wrong-type", 2, 1), "`facts` must be a list, not a mapping."),
        ("title: x\nfacts: What?", ("wrong-type", 2, 1), "`facts` must be a list, not `What?`."),
        ("title: x\nfacts: [What?]", ("wrong-type", 2, 9), "must be a mapping, not `What?`. Its keys are `q`"),
        ("title: x\nfacts: [{q: a}]", ("missing-key", 2, 9), "`a` is missing."),
        ("title: x\nfacts: [{q: '', a: b}]", ("empty-text", 2, 10), "`q` is empty."),
        ("title: x\nfacts: [{q: a, a: ' '}]", ("empty-text", 2, 16), "`a` is empty."),
        ("title: x\nresources: [{site: y}]", ("missing-key", 2, 13), "`title` is missing."),
        (
            "title: x\nresources: [{title: y, minutes: 12 min}]",
            ("bad-number", 2, 24),
            "must be a whole number, not `12 min`",
        ),
        ("title: x\nresources: [{title: y, minutes: -1}]", ("bad-number", 2, 24), "at least 0"),
        ("title: x\nclozes: [No blank]", ("cloze-without-blank", 2, 10), "{{ and }}"),
        ("title: x\nclozes: ['Empty {{ }} blank']", ("cloze-without-blank", 2, 10), "{{ and }}"),
        ("title: x\nclozes: ['Open {{blank']", ("cloze-without-blank", 2, 10), "{{ and }}"),
        ("title: x\nclozes: [{text: No blank}]", ("cloze-without-blank", 2, 11), "{{ and }}"),
        ("title: x\nchoices: [{q: a, a: b, wrong: [c, B]}]", ("repeated-option", 2, 11), "same option twice"),
        ("title: x\nchoices: [{q: a, a: b, wrong: []}]", ("empty-list", 2, 24), "`wrong` has no entries."),
        ("title: x\nchoices: [{q: a, a: b}]", ("missing-key", 2, 11), "`wrong` is missing."),
        ("title: x\nstatements: [{because: y}]", ("neither-true-nor-false", 2, 14), "`true:` or `false:`"),
        ("title: x\nstatements: [{true: y, false: z}]", ("true-and-false", 2, 14), "both true and false"),
        ("title: x\nstatements: [{tru: y}]", ("unknown-key", 2, 15), "Did you mean `true`?"),
        ("title: x\ncards: {off: [wyh]}", ("unknown-card-kind", 2, 15), "Did you mean `why`?"),
        ("title: x\ncards: {off: 7}", ("unknown-card-kind", 2, 9), "Kinds are `term`"),
        ("title: x\nid: Base Models", ("bad-id", 2, 1), "small letters, digits and hyphens, not `Base Models`"),
        ("title: x\nfacts: [{q: a, a: b, id: a/b}]", ("bad-id", 2, 22), "small letters"),
        ("title: x\nconcepts: [{title: y}]", ("unknown-key", 1, 1), "`title`"),
        ("concepts: []", ("empty-list", 1, 1), "`concepts` has no entries."),
        ("concepts: x", ("wrong-type", 1, 1), "`concepts` must be a list, not `x`."),
        ("concepts: [x]", ("wrong-type", 1, 12), "An entry of `concepts` must be a mapping, not `x`."),
        ("", ("empty-file", 1, 1), "empty"),
        ("# only this\n", ("empty-file", 1, 1), "empty"),
        ("just a text", ("not-a-mapping", 1, 1), "`key: value` lines"),
        ("\n- a\n- b", ("not-a-mapping", 1, 1), "`key: value` lines"),
        ('title: "\\e[2J"\ntagline: x', ("control-character", 1, 8), "U+001B"),
        ('title: x\nfacts: [{q: a, a: "\\a"}]', ("control-character", 2, 19), "U+0007"),
        ("title: !x y\ntagline: z", ("unknown-tag", 1, 8), "`!x`"),
    ],
)
def test_each_mistake_is_told_once_at_its_place(text: str, problem: tuple[str, int, int], words: str) -> None:
    """One mistake, one problem: what is wrong and what to do, never the schema library's jargon."""
    _, problems = read(text)

    assert found(problems) == [problem]
    told = f"{problems[0].message} {problems[0].hint}"
    assert words in told
    assert problems[0].hint
    assert not set(JARGON) & set(told.replace(".", " ").split())


def test_all_problems_come_at_once_in_the_order_of_their_lines() -> None:
    """An author mends a file in one go."""
    _, problems = read("id: A\ntitle: x\nfacts: [a, {q: b}]\nzzz: y\nclozes: [c]\nid: d\n")

    assert found(problems) == [
        ("bad-id", 1, 1),
        ("wrong-type", 3, 9),
        ("missing-key", 3, 12),
        ("unknown-key", 4, 1),
        ("cloze-without-blank", 5, 10),
        ("duplicate-key", 6, 1),
    ]


def test_long_quotes_are_cut() -> None:
    """A page of text does not fill the screen because it stands in the wrong place."""
    _, problems = read(f"title: x\nfacts: {'word ' * 1000}\n")

    assert len(str(problems[0])) < 300
