"""The clock's door: sweeps computed from state, as shallow as the other doors."""
