"""Pages of the conversation: parse, one query or command, answer."""
