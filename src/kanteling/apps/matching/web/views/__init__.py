"""Pages of giving, asking and searching: parse, call, answer."""
