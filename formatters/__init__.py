"""Values in; words, pictures and files out."""
