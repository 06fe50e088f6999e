"""Values and arithmetic. Nothing here knows a file, a clock, a screen, a database or a network."""
