"""The process that trains: the library holds Python's lock, may panic, and can be cancelled by ending it.

Reads histories as JSON from stdin, writes the fit as JSON to stdout.
"""

import json
import sys
from dataclasses import asdict

from quizapp.core.training import Answer, Fit, Losses, fit


def main() -> None:
    """Train on what stdin holds."""
    asked = json.load(sys.stdin)
    histories = [[Answer(*answer) for answer in answers] for answers in asked["histories"]]
    json.dump(asdict(fit(histories, tuple(asked["current"]), asked["relearning_steps"])), sys.stdout)


def fit_from_json(text: str) -> Fit:
    """What `main` wrote."""
    told = json.loads(text)
    return Fit(tuple(told["weights"]), Losses(**told["losses"]), told["labels"], told["judged"])


if __name__ == "__main__":
    main()
