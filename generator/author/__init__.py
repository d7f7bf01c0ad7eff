"""What authors get besides the check: guides, forms, new files, tidying, signing, and what needs work."""
