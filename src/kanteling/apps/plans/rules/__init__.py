"""Goals, actions, rungs and following up: pure rules."""
