"""Pure rules of programmes, assignments and what they bring about."""
