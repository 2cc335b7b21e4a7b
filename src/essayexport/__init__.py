"""One essay in Markdown, exported as PDF, Word, HTML and text."""
