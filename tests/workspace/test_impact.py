"""What edits do to cards and their history, told beforehand."""

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.config import Places, Settings, git_environment
from quizapp.errors import DeckError, UsageError
from quizapp.storage import events
from quizapp.storage import retired as store
from quizapp.workspace import Workspace
from quizapp.workspace.impact import Fate, Impact, of_staged, since_revision, since_sync
from tests.commands import InThisProcess
from tests.conftest import NOON, Opener, write_concept
from tests.processes import QUIZAPP, Home
from tests.workspace.test_retired import EVERY_KIND, answer_everything

NEAP = "tides/02-neap-tide.yaml"
SPRING = "tides/01-spring-tide.yaml"
GUIDE = Path(__file__).parent.parent.parent / "decks" / "README.md"


def git(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """A command of a person called a, in a repository of their own."""
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(
        ["git", "-C", str(folder), *who, *arguments],
        env=git_environment(),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def committed(decks: Path) -> Path:
    """The decks folder in a git repository, all of it committed."""
    git(decks.parent, "init", "-q", "-b", "main")
    git(decks.parent, "add", "decks")
    git(decks.parent, "commit", "-q", "-m", "first")
    return decks


def edit(file: Path, old: str, new: str) -> None:
    """Replace a text that must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def fates(impact: Impact) -> dict[str, Fate]:
    """What becomes of each card."""
    return {effect.card.id: effect.fate for effect in impact.effects}


def test_nothing_edited_touches_nothing(committed: Path, opened: Opener) -> None:
    """Neither since the commit nor since the sync."""
    assert since_revision(str(committed), "HEAD") == Impact((), ())
    assert since_sync(opened().db, str(committed)) == Impact((), ())


def make_every_edit(decks: Path) -> dict[str, Fate]:
    """One edit of each sort, with what it does."""
    edit(decks / SPRING, "The sea at its most extreme", "The sea at its very most extreme")
    edit(decks / SPRING, "a: new and full", "a: the first and the last quarter")
    edit(decks / SPRING, "because the water then stands highest and lowest", "since then the water stands highest")
    edit(decks / NEAP, "why_it_matters: |\n  Divers choose it, because currents are then at their weakest.\n", "")
    write_concept(decks, "tides/03-bore.yaml", "title: Bore\nfacts: [{q: Where?, a: China}]\n")
    return {
        "tides/spring-tide#tagline#": Fate.KEPT,
        "tides/spring-tide#fact#at-which-moon-phases-does-the-largest-range-occur": Fate.VERIFY,
        "tides/neap-tide#why#": Fate.RETIRED,
        "tides/bore#fact#where": Fate.NEW,
    }


def test_every_sort_of_edit_since_a_revision(committed: Path) -> None:
    """Kept, to be verified, retired, new; what is not touched is not named."""
    expected = make_every_edit(committed)
    found = fates(since_revision(str(committed), "HEAD"))

    assert {card: found[card] for card in expected} == expected
    assert "tides/neap-tide#tagline#" not in found


def test_every_sort_of_edit_since_the_last_sync(decks: Path, opened: Opener) -> None:
    """The same, with the number of answers; the database is as it was."""
    space = opened()
    answer_everything(space, "tides/neap-tide")
    before = (list(space.history()), space.cards())
    expected = make_every_edit(decks)
    impact = since_sync(space.db, str(decks))
    found = fates(impact)

    assert {card: found[card] for card in expected} == expected
    assert [effect.answers for effect in impact.effects if effect.fate is Fate.RETIRED] == [1]
    assert before == (list(space.history()), space.cards())


def test_what_is_told_is_what_the_sync_does(decks: Path, opened: Opener) -> None:
    """Card by card."""
    space = opened()
    make_every_edit(decks)
    (decks / NEAP).rename(decks / "tides/02-neaps.yaml")
    told = since_sync(space.db, str(decks)).effects
    done = space.refresh()
    assert done

    def ids(*wanted: Fate) -> set[str]:
        return {effect.card.id for effect in told if effect.fate in wanted}

    assert ids(Fate.NEW) == set(done.added)
    assert ids(Fate.RETIRED) == set(done.retired)
    renamed = {effect.card.id for effect in told if effect.old and effect.new and effect.old.id != effect.new.id}
    assert renamed == {new for _, new in done.renamed}
    assert ids(Fate.KEPT, Fate.VERIFY) - renamed == set(done.changed)


def test_what_was_read_before_need_not_be_read_again(committed: Path, opened: Opener) -> None:
    """With the database the answer is the same, also where it has taken in a part of the edits."""
    make_every_edit(committed)
    space = opened()
    edit(committed / SPRING, "very most extreme", "wildest")

    assert since_revision(str(committed), "HEAD", space.db) == since_revision(str(committed), "HEAD")


def test_a_renamed_file_is_told_with_its_old_name(committed: Path) -> None:
    """From what."""
    (committed / NEAP).rename(committed / "tides/02-neaps.yaml")
    effects = since_revision(str(committed), "HEAD").effects

    assert {effect.fate for effect in effects} == {Fate.RENAMED}
    assert [effect.old.id for effect in effects if effect.old and effect.card.id == "tides/neaps#tagline#"] == [
        "tides/neap-tide#tagline#"
    ]


def test_a_broken_file_is_named_and_counts_as_it_was(committed: Path) -> None:
    """A slip retires nothing."""
    (committed / NEAP).write_text("title: [broken")
    impact = since_revision(str(committed), "HEAD")

    assert impact.effects == ()
    assert [problem.path for problem in impact.problems] == [NEAP]


def test_a_card_that_returns_is_not_new(decks: Path, opened: Opener) -> None:
    """It brings its history."""
    space = opened()
    answer_everything(space, "tides/neap-tide")
    text = (decks / NEAP).read_text()
    (decks / NEAP).unlink()
    space.refresh()
    (decks / NEAP).write_text(text)

    assert set(fates(since_sync(space.db, str(decks))).values()) == {Fate.RETURNED}


def test_older_revisions_and_subfolders(committed: Path) -> None:
    """Whatever git can name; the decks need not be the whole repository."""
    edit(committed / NEAP, "The calmest", "By far the calmest")
    git(committed.parent, "commit", "-qam", "second")

    assert fates(since_revision(str(committed), "HEAD")) == {}
    assert fates(since_revision(str(committed), "HEAD~1"))["tides/neap-tide#tagline#"] is Fate.KEPT


@pytest.mark.parametrize("revision", ["nope", "--help", "HEAD~99", ""])
def test_a_revision_that_is_none(committed: Path, revision: str) -> None:
    """In words, whatever it looks like."""
    with pytest.raises(UsageError, match="git knows no revision"):
        since_revision(str(committed), revision)


def test_outside_a_repository(decks: Path) -> None:
    """In words."""
    with pytest.raises(DeckError, match="in no git repository"):
        since_revision(str(decks), "HEAD")


def test_the_command_tells_it_to_people_and_programs(home: Home) -> None:
    """What matters most first, what changed below it, totals last; exit code 1 only where it is asked for."""
    home = InThisProcess(home.folder, home.decks)
    home.run("due")
    make_every_edit(home.decks)
    told = home.run("impact")
    rows = json.loads(home.run("impact", "--saved", "--json").stdout)

    assert told.returncode == 0
    assert told.stdout.startswith("verify   tides/spring-tide#fact#")
    assert "         answer: - new and full\n" in told.stdout
    assert told.stdout.splitlines()[-1].startswith("2 verify, 1 retired, ")
    assert {"fate", "change", "card", "was", "path", "answers", "old", "new"} == set(rows[0])
    assert home.run("impact", "--strict").returncode == 1
    assert home.run("impact", "--base", "HEAD", "--saved").returncode == 2
    assert home.run("impact", "--staged", "--saved").returncode == 2


def test_what_is_staged_counts_whatever_the_files_say(committed: Path, opened: Opener) -> None:
    """Edited, new and deleted files as they were added; what was edited since, or never added, is not committed."""
    expected = make_every_edit(committed)
    git(committed.parent, "add", "decks")
    edit(committed / SPRING, "a: the first and the last quarter", "a: never")
    (committed / NEAP).write_text("title: [broken")
    (committed / "tides/03-bore.yaml").unlink()
    later = write_concept(committed, "tides/04-wave.yaml", "title: [")
    assert git(committed.parent, "add", "--intent-to-add", str(later)).returncode == 0
    staged = of_staged(str(committed), "HEAD")

    assert {card: fates(staged)[card] for card in expected} == expected
    assert staged.problems == ()
    assert "never" not in str(staged)
    assert of_staged(str(committed), "HEAD", opened().db) == staged


def test_nothing_staged_touches_nothing(committed: Path) -> None:
    """However much was edited."""
    make_every_edit(committed)

    assert of_staged(str(committed), "HEAD") == Impact((), ())


def test_the_index_of_another_repository_is_not_meant(
    committed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hook of one repository that looks at decks in another."""
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    (committed / NEAP).unlink()
    git(committed.parent, "add", "decks")
    monkeypatch.setattr("quizapp.workspace.impact.git_index", lambda: other / ".git" / "index")

    assert set(fates(of_staged(str(committed), "HEAD")).values()) == {Fate.RETIRED}


def test_during_a_merge_nothing_is_staged_yet(committed: Path) -> None:
    """In words."""
    for branch, words in (("other", "By far the calmest"), ("main", "Nearly the calmest")):
        git(committed.parent, "checkout", "-q", *(["-b"] if branch == "other" else []), branch)
        edit(committed / NEAP, "The calmest", words)
        git(committed.parent, "commit", "-qam", branch)
    git(committed.parent, "merge", "other")
    with pytest.raises(DeckError, match="cannot say what is staged"):
        of_staged(str(committed), "HEAD")


Commit = Callable[..., tuple[bool, str]]


@pytest.fixture
def commit(committed: Path, home: Home) -> Commit:
    """Commits in a repository with the hook of the guide; tells whether it was done, and all that was said."""
    [hook] = re.findall(r"^```bash\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    program = home.folder / "bin" / "quizapp"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {" ".join(QUIZAPP)} "$@"\n')
    program.chmod(0o755)
    file = committed.parent / ".git" / "hooks" / "pre-commit"
    file.write_text(hook)
    file.chmod(0o755)

    def run(*arguments: str) -> tuple[bool, str]:
        done = subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "edited", *arguments],
            cwd=committed.parent,
            env=home.environment(PATH=f"{program.parent}:{os.environ['PATH']}"),
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode == 0, done.stdout + done.stderr

    return run


def test_the_hook_of_the_guide_works(committed: Path, commit: Commit) -> None:
    """It tells of what is staged and lets it pass, though the file is broken by then; staged, it is stopped, though the
    file is whole again."""
    edit(committed / SPRING, "a: new and full", "a: the first and the last quarter")
    git(committed.parent, "add", "decks")
    whole = (committed / SPRING).read_text()
    (committed / SPRING).write_text("title: [broken")
    done, told = commit()
    git(committed.parent, "add", "decks")
    (committed / SPRING).write_text(whole)
    broken, complaint = commit()

    assert done and "1 verify." in told
    assert not broken and "01-spring-tide.yaml" in complaint


def test_the_hook_sees_what_is_committed_past_the_index(committed: Path, commit: Commit) -> None:
    """`git commit FILE` leaves out what is staged beside it, and `git commit -a` takes along what is not."""
    edit(committed / SPRING, "a: new and full", "a: the first and the last quarter")
    (committed / NEAP).write_text("title: [broken")
    git(committed.parent, "add", "decks")
    done, told = commit(f"decks/{SPRING}")
    git(committed.parent, "reset", "-q")
    broken, complaint = commit("-a")

    assert done and "1 verify." in told
    assert not broken and "02-neap-tide.yaml" in complaint


RICH = dedent(EVERY_KIND).lstrip("\n") + "steps: [the flood comes in, the river narrows, the wave rises]\n"
EDITS = ("remove", "repeat", "swap", "insert", "append")


@given(
    at=st.integers(0, RICH.count("\n") - 1),
    how=st.sampled_from(EDITS),
    words=st.sampled_from(["not ", "x", ": ", "**", "7 "]),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_edit_keeps_the_history_of_every_card_it_does_not_touch(at: int, how: str, words: str) -> None:
    """A line of a valid file is removed, repeated, moved or written in; the file may be broken by it. A question with
    the same answer has the history that it had; so has every card as long as the file cannot be read."""
    lines = RICH.splitlines()
    match how:
        case "remove":
            del lines[at]
        case "repeat":
            lines.insert(at, lines[at])
        case "swap":
            lines[at - 1], lines[at] = lines[at], lines[at - 1]
        case "insert":
            lines[at] = f"{lines[at][: len(lines[at]) // 2]}{words}{lines[at][len(lines[at]) // 2 :]}"
        case "append":
            lines[at] += words
    with TemporaryDirectory() as folder:
        decks = Path(folder, "decks")
        file = write_concept(decks, "tides/03-bore.yaml", RICH)
        places = Places(decks, Path(folder, "quizapp.db"), Path(folder, "settings.toml"), own_decks=False)
        with Workspace(places, Settings(), NOON) as space:
            space.refresh()
            known = {(card.kind, card.prompt, card.answer) for card in space.cards()}
            answer_everything(space, "tides/bore")
            file.write_text("\n".join(lines) + "\n", encoding="utf-8")
            space.refresh()
            untouched = [card for card in space.cards() if (card.kind, card.prompt, card.answer) in known]

            assert all(store.schedule(space.db, card.id).reps == 1 for card in untouched)
            assert space.problem_count() == 0 or untouched
            assert events.rebuild(space.db) == 0
