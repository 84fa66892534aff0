"""The figures: one module per figure; `python -m bench NAME` runs it."""
