"""The `njia` command."""
