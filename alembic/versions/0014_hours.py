"""hours"""

import sqlalchemy as sa

import core.db
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "centre_hours",
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("week", sa.JSON(), nullable=False),
        sa.Column("changed_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centres.id"], name=op.f("fk_centre_hours_centre_id")
        ),
        sa.PrimaryKeyConstraint("centre_id", name=op.f("pk_centre_hours")),
    )
    op.create_table(
        "desk_settings",
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("most_cases", sa.Integer(), nullable=True),
        sa.Column("holds_out_of_hours", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("guideline_days", sa.Integer(), server_default=sa.text("7"), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centres.id"], name=op.f("fk_desk_settings_centre_id")
        ),
        sa.PrimaryKeyConstraint("centre_id", name=op.f("pk_desk_settings")),
    )
    op.create_table(
        "role_card_lines",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("side", sa.String(length=8), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centres.id"], name=op.f("fk_role_card_lines_centre_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_card_lines")),
    )
    with op.batch_alter_table("role_card_lines", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_role_card_lines_centre_id"), ["centre_id"], unique=False
        )

    op.create_table(
        "rota_spans",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.String(length=3), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("begins", sa.String(length=5), nullable=False),
        sa.Column("ends", sa.String(length=5), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centres.id"], name=op.f("fk_rota_spans_centre_id")
        ),
        sa.ForeignKeyConstraint(["worker_id"], ["people.id"], name=op.f("fk_rota_spans_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rota_spans")),
    )
    with op.batch_alter_table("rota_spans", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rota_spans_centre_id"), ["centre_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_rota_spans_worker_id"), ["worker_id"], unique=False)

    op.create_table(
        "stand_ins",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("stand_in_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("until", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("asked_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(length=3), nullable=True),
        sa.Column("ended_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["centre_id"], ["centres.id"], name=op.f("fk_stand_ins_centre_id")),
        sa.ForeignKeyConstraint(
            ["stand_in_id"], ["people.id"], name=op.f("fk_stand_ins_stand_in_id")
        ),
        sa.ForeignKeyConstraint(["worker_id"], ["people.id"], name=op.f("fk_stand_ins_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stand_ins")),
    )
    with op.batch_alter_table("stand_ins", schema=None) as batch_op:
        batch_op.create_index("ix_stand_ins_centre_id_until", ["centre_id", "until"], unique=False)
        batch_op.create_index(batch_op.f("ix_stand_ins_stand_in_id"), ["stand_in_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_stand_ins_worker_id"), ["worker_id"], unique=False)

    op.create_table(
        "guideline_versions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("said_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("earliest_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("room_id", sa.Uuid(), nullable=True),
        sa.Column("in_force_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("dropped_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centres.id"], name=op.f("fk_guideline_versions_centre_id")
        ),
        sa.ForeignKeyConstraint(
            ["made_by"], ["people.id"], name=op.f("fk_guideline_versions_made_by")
        ),
        sa.ForeignKeyConstraint(
            ["room_id"], ["rooms.id"], name=op.f("fk_guideline_versions_room_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guideline_versions")),
    )
    with op.batch_alter_table("guideline_versions", schema=None) as batch_op:
        batch_op.create_index(
            "ix_guideline_versions_centre_id_in_force_at",
            ["centre_id", "in_force_at"],
            unique=False,
        )
        batch_op.create_index(
            "uq_guideline_versions_draft",
            ["centre_id"],
            unique=True,
            sqlite_where=sa.text("in_force_at IS NULL AND dropped_at IS NULL"),
            postgresql_where=sa.text("in_force_at IS NULL AND dropped_at IS NULL"),
        )

    op.create_table(
        "stand_in_news",
        sa.Column("stand_in_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("told_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_stand_in_news_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["stand_in_id"], ["stand_ins.id"], name=op.f("fk_stand_in_news_stand_in_id")
        ),
        sa.PrimaryKeyConstraint("stand_in_id", "person_id", name=op.f("pk_stand_in_news")),
    )
    with op.batch_alter_table("stand_in_news", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stand_in_news_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("stand_in_news", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stand_in_news_person_id"))

    op.drop_table("stand_in_news")
    with op.batch_alter_table("guideline_versions", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_guideline_versions_draft",
            sqlite_where=sa.text("in_force_at IS NULL AND dropped_at IS NULL"),
            postgresql_where=sa.text("in_force_at IS NULL AND dropped_at IS NULL"),
        )
        batch_op.drop_index("ix_guideline_versions_centre_id_in_force_at")

    op.drop_table("guideline_versions")
    with op.batch_alter_table("stand_ins", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stand_ins_worker_id"))
        batch_op.drop_index(batch_op.f("ix_stand_ins_stand_in_id"))
        batch_op.drop_index("ix_stand_ins_centre_id_until")

    op.drop_table("stand_ins")
    with op.batch_alter_table("rota_spans", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rota_spans_worker_id"))
        batch_op.drop_index(batch_op.f("ix_rota_spans_centre_id"))

    op.drop_table("rota_spans")
    with op.batch_alter_table("role_card_lines", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_role_card_lines_centre_id"))

    op.drop_table("role_card_lines")
    op.drop_table("desk_settings")
    op.drop_table("centre_hours")
