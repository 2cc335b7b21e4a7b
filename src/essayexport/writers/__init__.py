"""Tree and page style to bytes, one writer for each format."""
