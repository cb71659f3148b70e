"""One file per few households. Everyone in them is invented."""
