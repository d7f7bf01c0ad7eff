"""YAML: the only folder that knows which library reads and writes it."""
