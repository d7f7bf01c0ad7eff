"""The YAML that authors write."""
