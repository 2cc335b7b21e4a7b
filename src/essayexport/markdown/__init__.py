"""Markdown to the tree: markdown-it and its plugins parse, one file of ours for each syntax that they lack."""
