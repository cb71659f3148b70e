"""Parse, ask, answer."""
