"""Writing files and working on every core."""
