"""From the content to the published folder, and what a build keeps so that the next one has less to do."""
