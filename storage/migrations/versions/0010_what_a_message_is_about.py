"""Messages know what they are about: those that the bot said, and those that were typed."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("about", sa.String(255), nullable=True))
    op.create_index("ix_outbox_message", "outbox", ["chat_id", "message_id"])
    op.add_column("typed_messages", sa.Column("about", sa.String(255), nullable=True))


def downgrade() -> None:
    op.drop_column("typed_messages", "about")
    op.drop_index("ix_outbox_message", "outbox")
    op.drop_column("outbox", "about")
