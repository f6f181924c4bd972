"""The portal: the store of what was received and decided, and the actions that change it."""
