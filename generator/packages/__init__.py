"""Third-party packages that the site uses."""
