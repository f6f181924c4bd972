"""Everything that changes the store, one action a file: it checks, acts and leaves its audit line."""
