"""Begins a site on another subject in a repository of its own, and keeps its workflows and forms up to
date.
"""
