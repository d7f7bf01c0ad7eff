"""Stage 6, finish: proves that the finished pages are fit to publish, and adds what the whole site needs."""
