"""Reading programmes, assignments and steps: an actor in, a frozen page out."""
