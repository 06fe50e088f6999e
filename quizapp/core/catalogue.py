"""Every code that a finding can have: what it demands, how bad it is to ignore it, why it matters, how to mend it."""

from quizapp.core import codes
from quizapp.core.concept import Level
from quizapp.core.generate.explain import Explanation, rules
from quizapp.errors import UsageError

CATALOGUE: dict[str, Explanation] = {
    **rules(),
    **{
        code: Explanation(code, demand, (), (), mend, why, level)
        for level, rows in (
            (Level.ERROR, codes.ERRORS),
            (Level.WARNING, codes.WARNINGS),
            (Level.HINT, (*codes.HINTS, *codes.ADVICE, *codes.LEARNT)),
        )
        for code, demand, why, mend in rows
    },
}
"""Each code with its explanation. A code that was released keeps its name and its meaning."""

ADVICE = frozenset(code.casefold() for code in (*rules(), *(row[0] for row in codes.ADVICE)))
"""What is only looked for when one asks about the quality, in small letters: codes of advice, and rules that keep
a generated card from being made."""


LEARNT = frozenset(row[0] for row in codes.LEARNT)
"""What the answers to the cards tell, in small letters: nothing that a look at the files would find."""


def explain(code: str) -> Explanation:
    """What stands behind a code, in capitals or small letters.

    Raises:
        UsageError: there is no such code.
    """
    found = {known.casefold(): known for known in CATALOGUE}.get(code.casefold())
    if found is None:
        raise UsageError(f"There is no code `{code}`.", f"Codes are {', '.join(CATALOGUE)}.")
    return CATALOGUE[found]
