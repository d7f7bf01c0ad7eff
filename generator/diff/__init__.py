"""What changed for a reader between two versions of a content: facts, their sources, their reviews, and the
results of flows.
"""
