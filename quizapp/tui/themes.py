"""Two themes of our own: one accent, and colours that a terminal with 256 of them shows unchanged."""

from textual.theme import Theme

LIGHT = Theme(
    name="quizapp-light",
    primary="#005f87",
    secondary="#5f5f87",
    accent="#005f87",
    foreground="#262626",
    background="#eeeeee",
    surface="#e4e4e4",
    panel="#dadada",
    success="#005f00",
    warning="#875f00",
    error="#af0000",
    dark=False,
)

DARK = Theme(
    name="quizapp-dark",
    primary="#87afd7",
    secondary="#afafd7",
    accent="#87afd7",
    foreground="#dadada",
    background="#1c1c1c",
    surface="#262626",
    panel="#303030",
    success="#87af87",
    warning="#d7af5f",
    error="#d78787",
    dark=True,
)
