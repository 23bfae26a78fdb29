"""Carries text out of the terminal, and tells what is known about where it went."""
