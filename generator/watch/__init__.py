"""Looks after a published site: addresses of others that are gone, and reviews that are due."""
