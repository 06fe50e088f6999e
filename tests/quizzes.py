"""Quizzes on the planets, and somebody who knows all the answers."""

import json
from string import ascii_lowercase
from typing import Any

from tests.processes import Home

TODAY = {"QUIZAPP_NOW": "2026-11-23T09:00:00+01:00"}
TOMORROW = {"QUIZAPP_NOW": "2026-11-24T09:00:00+01:00"}

Question = dict[str, Any]
"""As `quizapp quiz --json` prints it."""


def questions(home: Home, *options: str, **env: str) -> list[Question]:
    """What a quiz with these options asks, as long as nothing is answered meanwhile."""
    found: list[Question] = json.loads(home.run("quiz", "planets", "--json", *options, env={**TODAY, **env}).stdout)
    return found


def events(home: Home) -> list[dict[str, Any]]:
    """The log."""
    return [json.loads(line) for line in home.run("history", "--json").stdout.splitlines()]


def right(question: Question) -> str:
    """The line to type."""
    answer, options = question["answer"], question["options"]
    match question["kind"]:
        case "typed" | "cloze":
            return str(answer)
        case "true-false":
            return "t" if answer else "f"
        case "match":
            return _letters(sorted(answer.values()), [answer[title] for title, _ in options])
        case "order":
            return _letters(options, answer)
        case _:
            return _letters(options, [answer])


def wrong(question: Question) -> str:
    """A line that is an answer, but not the right one."""
    typed = right(question)
    match question["kind"]:
        case "typed" | "cloze":
            return "something else altogether"
        case "true-false":
            return "f" if typed == "t" else "t"
        case "match" | "order":
            return typed[::-1] if typed[::-1] != typed else " ".join(sorted(typed.split()))
        case _:
            return "b" if typed == "a" else "a"


def _letters(options: list[str], chosen: list[str]) -> str:
    return " ".join(ascii_lowercase[options.index(option)] for option in chosen)
