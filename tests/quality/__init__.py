"""How good the generated cards are: pages with the terms a teacher would blank, and figures that compare."""
