"""Concept files on disk: the only door to YAML. Its modules load yaml and pydantic only when a file is parsed."""
