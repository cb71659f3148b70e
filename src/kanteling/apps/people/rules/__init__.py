"""Who sits in a circle and what a grant opens: pure rules."""
