"""The facts of a site, their addresses and their signatures."""
