"""thanks"""

import sqlalchemy as sa

import core.db
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "thank_you_notes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("from_id", sa.Uuid(), nullable=True),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.String(length=8), nullable=False),
        sa.Column("for_id", sa.Uuid(), nullable=True),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("line", sa.String(length=12), nullable=True),
        sa.Column("card", sa.String(length=12), nullable=True),
        sa.Column("at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("taken_back_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("put_away_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("show_wished_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("show_asked_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("show_agreed_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("show_refused_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["from_id"], ["people.id"], name=op.f("fk_thank_you_notes_from_id")
        ),
        sa.ForeignKeyConstraint(["to_id"], ["people.id"], name=op.f("fk_thank_you_notes_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thank_you_notes")),
    )
    with op.batch_alter_table("thank_you_notes", schema=None) as batch_op:
        batch_op.create_index(
            "ix_thank_you_notes_from_id_at_id", ["from_id", "at", "id"], unique=False
        )
        batch_op.create_index(
            "ix_thank_you_notes_taken_back",
            ["taken_back_at"],
            unique=False,
            sqlite_where=sa.text("taken_back_at IS NOT NULL"),
            postgresql_where=sa.text("taken_back_at IS NOT NULL"),
        )
        batch_op.create_index("ix_thank_you_notes_to_id_at_id", ["to_id", "at", "id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("thank_you_notes", schema=None) as batch_op:
        batch_op.drop_index("ix_thank_you_notes_to_id_at_id")
        batch_op.drop_index(
            "ix_thank_you_notes_taken_back",
            sqlite_where=sa.text("taken_back_at IS NOT NULL"),
            postgresql_where=sa.text("taken_back_at IS NOT NULL"),
        )
        batch_op.drop_index("ix_thank_you_notes_from_id_at_id")

    op.drop_table("thank_you_notes")
