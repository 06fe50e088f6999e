"""Concept files as a git revision has them, or the next commit: the only door to git. No file or branch is changed."""

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from hashlib import new as new_digest
from pathlib import Path, PurePosixPath

from quizapp.authoring.folder import SUFFIXES
from quizapp.errors import DeckError, UsageError

_NO_GIT = "git cannot be run."
_SHA1_DIGITS = 40


def blobs_at(root: str, revision: str, environ: Mapping[str, str]) -> dict[str, str]:
    """Each YAML file in a deck folder below `root` at a revision, with the name that git gives its content.

    Args:
        root: the decks folder, in a git repository.
        revision: a commit, branch or tag, in any of git's ways of naming one.
        environ: the environment for git: without the variables by which a hook is told of its own repository.

    Raises:
        DeckError: there is no git, or the folder lies in no repository.
        UsageError: there is no such revision.
    """
    if _run(root, environ, "rev-parse", "--git-dir") is None:
        raise DeckError(f"{root} is in no git repository.", "Leave out --base to compare with the last sync.")
    tree = _run(root, environ, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}")
    if tree is None:
        raise UsageError(f"git knows no revision `{revision}`.", "Name a commit, a branch or a tag, such as HEAD.")
    listed = _run(root, environ, "ls-tree", "-r", "-z", "--full-tree", tree.decode().strip()) or b""
    prefix = (_run(root, environ, "rev-parse", "--show-prefix") or b"").decode("utf-8", "replace").strip("\n")
    return dict(_files(listed, prefix))


def staged_tree(root: str, environ: Mapping[str, str], index: Path | None = None) -> str:
    """What the next commit will hold, as a revision that `blobs_at` takes.

    Args:
        root: the decks folder, in a git repository.
        environ: as for `blobs_at`.
        index: what a hook is told to look at: `git commit -a` and `git commit FILE` have an index of their own. One of
            another repository is not meant.

    Raises:
        DeckError: there is no git, the folder lies in no repository, or a merge is not finished.
    """
    folder = _run(root, environ, "rev-parse", "--absolute-git-dir")
    if folder is None:
        raise DeckError(f"{root} is in no git repository.", "Leave out --staged to compare with the last sync.")
    own = Path(folder.decode("utf-8", "surrogateescape").strip("\n"))
    if index and index.parent.resolve() == own.resolve():
        environ = {**environ, "GIT_INDEX_FILE": str(index)}
    tree = _run(root, environ, "write-tree")
    if tree is None:
        raise DeckError("git cannot say what is staged.", "Finish the merge, or whatever else `git status` names.")
    return tree.decode().strip()


def contents(root: str, blobs: Sequence[str], environ: Mapping[str, str]) -> Iterator[bytes]:
    """The content of each of these blobs.

    Raises:
        DeckError: git cannot read them.
    """
    if not blobs:
        return
    out = _run(root, environ, "cat-file", "--batch", stdin="\n".join(blobs).encode() + b"\n")
    if out is None:
        raise DeckError("git cannot read its own objects.", "`git fsck` says what is wrong.")
    at = 0
    for _ in blobs:
        start = out.index(b"\n", at) + 1
        size = int(out[at:start].split()[-1])
        yield out[start : start + size]
        at = start + size + 1  # a line feed comes after each


def blob_of(root: str, path: str, like: str) -> str:
    """How git would name the content of a file on the disk, if it names another `like` this; empty if unreadable."""
    try:
        data = Path(root, path).read_bytes()
    except OSError:
        return ""
    digest = new_digest("sha1" if len(like) == _SHA1_DIGITS else "sha256", usedforsecurity=False)
    digest.update(b"blob %d\x00" % len(data))
    digest.update(data)
    return digest.hexdigest()


def _files(listed: bytes, prefix: str) -> Iterator[tuple[str, str]]:
    """Path below the decks folder and blob of each concept file in the output of ls-tree."""
    for line in listed.split(b"\x00"):
        facts, _, name = line.partition(b"\t")
        path = name.decode("utf-8", "surrogateescape")
        if not path.startswith(prefix) or not path.lower().endswith(SUFFIXES):
            continue
        parts = PurePosixPath(path.removeprefix(prefix)).parts
        mode, kind, blob = facts.decode().split()
        if kind == "blob" and mode != "120000" and len(parts) > 1 and not any(part.startswith(".") for part in parts):
            yield "/".join(parts), blob


def _run(root: str, environ: Mapping[str, str], *arguments: str, stdin: bytes = b"") -> bytes | None:
    """What git prints; None if it fails."""
    try:
        done = subprocess.run(
            ["git", "-C", str(Path(root)), *arguments], input=stdin, capture_output=True, check=False, env=environ
        )
    except OSError as error:
        raise DeckError(_NO_GIT, "Install git, or leave out --base to compare with the last sync.") from error
    return done.stdout if done.returncode == 0 else None
