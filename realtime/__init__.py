"""The live door and the wire out: commands in, events out, and the bell between processes."""
