"""Turns a folder of sourced YAML health facts into a checked, searchable static site."""

__version__ = "0.1.0"
