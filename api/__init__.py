"""The HTTP door: parse, act, shape. No rule, no query."""
