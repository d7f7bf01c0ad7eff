"""Reads the files of a content folder into facts."""
