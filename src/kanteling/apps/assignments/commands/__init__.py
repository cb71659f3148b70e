"""Changing programmes, assignments and steps: one function, one transaction, one line in the journal."""
