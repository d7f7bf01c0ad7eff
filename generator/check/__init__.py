"""Every rule over every fact."""
