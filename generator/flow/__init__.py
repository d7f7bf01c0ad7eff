"""Flows: from the screens that an author writes to one graph of states, its proof, its cases and its
drawing.
"""
