"""What can be read in matching."""
