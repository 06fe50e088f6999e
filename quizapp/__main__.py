"""`python -m quizapp`."""

from quizapp.cli import main

main(prog_name="quizapp")
