"""The queue of judged findings that wait for approval, as quick with 100.000 findings as with 1.000."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_index(
        "ix_findings_waiting",
        "findings",
        ["status", "urgency", "id"],
        sqlite_where=sa.text("approved_by IS NULL"),
        postgresql_where=sa.text("approved_by IS NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_findings_waiting", "findings")
