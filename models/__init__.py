"""The nouns: tables, what comes in, what goes out, and the events of each feature."""
