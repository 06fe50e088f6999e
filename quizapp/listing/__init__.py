"""What the commands print: as text for people, as JSON for scripts. Every text is safe for a terminal."""
