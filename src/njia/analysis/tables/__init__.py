"""One question a module: each has a `QUESTION` with its columns and its Ibis expression."""
