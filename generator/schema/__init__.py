"""The one schema: what a fact of each kind may say. Everything else about fields is derived from these
models.
"""
