"""Forms, proposals and the weekly issue on GitHub."""
