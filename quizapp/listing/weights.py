"""What came of fitting the weights, in words and as JSON."""

from quizapp.core.history import Event
from quizapp.core.rescheduling import Moving
from quizapp.core.training import Fit
from quizapp.listing.words import counted, json_text
from quizapp.workspace.optimizing import Fitted, Preview


def fit_text(fit: Fit) -> str:
    """The three figures, and what follows from them."""
    losses = fit.losses
    if losses.is_better:
        verdict = "The fitted weights predict better than both others."
    else:
        verdict = "The fitted weights do not predict better than both others: your weights stay."
    return (
        f"Trained on {counted(fit.labels, 'answer')}; judged on the {fit.judged} newest, which training did not see.\n"
        f"Log loss, the lower the better: fitted {losses.fitted:.4f}, yours so far {losses.current:.4f}, "
        f"published {losses.default:.4f}.\n{verdict}"
    )


def moves_text(seen: Preview, days: int) -> str:
    """What would become of due days, before it is decided."""
    return (
        f"Due today: {seen.due_before} -> {seen.due_after}; {counted(len(seen.moves), 'card')} would move. "
        f"Move due days (no: they stay; spread: over {counted(days, 'day')}; now)?"
    )


def outcome_text(found: Fitted, adopted: Event | None, moving: Moving) -> str:
    """How it went, and how to take it back."""
    if adopted is None or found.preview is None:
        return fit_text(found.fit)
    seen = found.preview
    moved = {
        Moving.NO: "Due days stay as they are; the new weights tell at each next answer.",
        Moving.SPREAD: f"{counted(len(seen.moves), 'card')} moved, those due at once spread out.",
        Moving.NOW: f"{counted(len(seen.moves), 'card')} moved; due today: {seen.due_before} -> {seen.due_after}.",
    }[moving]
    name = f"{adopted.device}:{adopted.seq}"
    return f"{fit_text(found.fit)}\nAdopted as {adopted.params}. {moved}\nTo take it back: quizapp undo {name}"


def outcome_json(found: Fitted, adopted: Event | None, moving: Moving) -> str:
    """An object: the three log losses, whether the weights were adopted, and what moved."""
    fit, seen = found.fit, found.preview
    return json_text(
        {
            "answers": fit.labels,
            "judged": fit.judged,
            "log_loss": {
                "fitted": fit.losses.fitted,
                "current": fit.losses.current,
                "default": fit.losses.default,
            },
            "adopted": adopted.params if adopted else None,
            "event": f"{adopted.device}:{adopted.seq}" if adopted else None,
            "weights": list(fit.weights),
            "due_today": [seen.due_before, seen.due_after] if seen else None,
            "moved": len(seen.moves) if seen and moving is not Moving.NO else 0,
        }
    )
