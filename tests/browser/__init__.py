"""Chromium driven like a phone. Everything of Playwright happens in one thread of its own: see stage.py."""
