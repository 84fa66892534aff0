"""help requests"""

import sqlalchemy as sa

import core.db
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "help_requests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("time", sa.String(length=5), nullable=True),
        sa.Column("zone", sa.String(length=40), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("starts_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ends_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ticked", sa.JSON(), nullable=False),
        sa.Column("audience", sa.String(length=8), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("with_worker", sa.Boolean(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("closed_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("ended_how", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centres.id"], name=op.f("fk_help_requests_centre_id")
        ),
        sa.ForeignKeyConstraint(["group_id"], ["rooms.id"], name=op.f("fk_help_requests_group_id")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["people.id"], name=op.f("fk_help_requests_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_requests")),
    )
    with op.batch_alter_table("help_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_help_requests_centre_id"), ["centre_id"], unique=False)
        batch_op.create_index("ix_help_requests_ends_at", ["ends_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_help_requests_group_id"), ["group_id"], unique=False)
        batch_op.create_index(
            "ix_help_requests_open",
            ["starts_at", "id"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.create_index(
            "ix_help_requests_owner_id_created_at", ["owner_id", "created_at"], unique=False
        )

    op.create_table(
        "help_news",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("of", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["about_id"], ["people.id"], name=op.f("fk_help_news_about_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_help_news_person_id")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["help_requests.id"], name=op.f("fk_help_news_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_news")),
        sa.UniqueConstraint(
            "request_id",
            "person_id",
            "kind",
            "about_id",
            "of",
            name=op.f("uq_help_news_request_id_person_id_kind_about_id_of"),
        ),
    )
    with op.batch_alter_table("help_news", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_help_news_about_id"), ["about_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_help_news_person_id"), ["person_id"], unique=False)

    op.create_table(
        "help_offers",
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("chosen_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("let_go_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("stepped_back_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_help_offers_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["help_requests.id"], name=op.f("fk_help_offers_request_id")
        ),
        sa.PrimaryKeyConstraint("request_id", "person_id", name=op.f("pk_help_offers")),
    )
    with op.batch_alter_table("help_offers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_help_offers_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("help_offers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_help_offers_person_id"))

    op.drop_table("help_offers")
    with op.batch_alter_table("help_news", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_help_news_person_id"))
        batch_op.drop_index(batch_op.f("ix_help_news_about_id"))

    op.drop_table("help_news")
    with op.batch_alter_table("help_requests", schema=None) as batch_op:
        batch_op.drop_index("ix_help_requests_owner_id_created_at")
        batch_op.drop_index(
            "ix_help_requests_open",
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_help_requests_group_id"))
        batch_op.drop_index("ix_help_requests_ends_at")
        batch_op.drop_index(batch_op.f("ix_help_requests_centre_id"))

    op.drop_table("help_requests")
