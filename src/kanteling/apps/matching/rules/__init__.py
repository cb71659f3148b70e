"""What decides in giving, asking and matching: pure functions over frozen facts."""
