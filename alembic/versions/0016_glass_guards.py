"""proof"""

from alembic import op
from models.glass_guards import guards, unguarded

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

TABLES = ("glass_delays", "glasses")


def upgrade() -> None:
    for table in TABLES:
        for statement in guards(table, op.get_bind().dialect.name):
            op.execute(statement)


def downgrade() -> None:
    for table in TABLES:
        for statement in unguarded(table, op.get_bind().dialect.name):
            op.execute(statement)
