"""The commands, one file each. They print; nothing below them does."""
