"""Cards as other plain-text tools write them, read into notes: one module a format. Nothing here writes a file."""
