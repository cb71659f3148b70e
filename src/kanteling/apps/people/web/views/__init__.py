"""The pages of people: parse, one query or command, answer."""
