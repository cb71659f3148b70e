"""What comes next for someone, and whose move it is: pure rules."""
