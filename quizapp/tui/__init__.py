"""The terminal app: screens that draw what the workspace knows and press its buttons."""
