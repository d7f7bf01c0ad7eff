"""The site as its author sees it while writing."""
