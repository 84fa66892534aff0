"""The may and must: facts in, verdict out. No await, no input or output."""
