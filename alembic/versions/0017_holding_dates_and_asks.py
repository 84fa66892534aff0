"""holding dates and asks"""

import sqlalchemy as sa

import core.db
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

TABLES = ("activity_dates", "asks")
HELD = "ix_activity_dates_held"


def upgrade() -> None:
    for table in TABLES:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(
                sa.Column("held_until", core.db.UtcDateTime(timezone=True), nullable=True)
            )
    kept = sa.text("held_until IS NOT NULL")
    op.create_index(
        HELD, "activity_dates", ["activity_id"], sqlite_where=kept, postgresql_where=kept
    )


def downgrade() -> None:
    op.drop_index(HELD, table_name="activity_dates")
    for table in reversed(TABLES):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column("held_until")
