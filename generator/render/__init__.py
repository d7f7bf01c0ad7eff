"""Stage 3, render: content in, staged pages out. Pure: no file is read or written here but the templates."""
