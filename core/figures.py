"""Figures for whoever watches the house: counted in each process, added up over all of them."""

from prometheus_client import Counter, Gauge

LINES = Gauge("sunroom_live_lines", "Phones connected now", multiprocess_mode="livesum")
ACTS = Counter("sunroom_acts", "Acts committed, or refused by a rule")
LOST = Counter("sunroom_commits_failed", "Transactions that could not be committed")
