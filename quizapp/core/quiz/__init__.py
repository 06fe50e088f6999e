"""Asking: typed answers and, later, questions made from cards."""
