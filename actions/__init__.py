"""The verbs: everything a person or the clock can do, reading included."""
