"""What can be read of the room of a team."""
