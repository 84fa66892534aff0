"""The people of tests/boundaries: one open group, a worker, and the clock in the test's hand."""

from tests.boundaries.conftest import circle

__all__ = ["circle"]
