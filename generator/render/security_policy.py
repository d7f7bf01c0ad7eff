"""What stands in the Content-Security-Policy of a page until its scripts are known."""

from __future__ import annotations

CSP_MARK = "csp-hashes-here"
"""Written by overrides/main.html and by redirects; the finishing pass puts the hashes of the page's inline scripts in its place."""
