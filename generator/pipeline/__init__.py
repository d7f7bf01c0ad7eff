"""The whole line from the content to the published folder, and what it keeps so that the next build has less to do."""
