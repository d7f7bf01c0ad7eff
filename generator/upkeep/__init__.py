"""What needs work, and whether outside addresses still answer."""
