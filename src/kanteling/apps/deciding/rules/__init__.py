"""Who decides, and when a proposal stands: pure rules."""
