"""Asking cards in other forms than turning them over."""
