"""One screen a file. Each is drawn from the state of the workspace and holds none of its own."""
