"""Needs attention: everything that waits for a decision, each with the button that solves it."""
