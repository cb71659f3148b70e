"""What the municipality says beforehand, and what happens at a crossing: pure rules."""
