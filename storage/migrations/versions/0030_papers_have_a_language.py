"""A paper is ordered in a language, and paragraphs of a letter are written otherwise in one; so far all were Uzbek in
Latin letters."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

_KEY = "pk_letter_paragraphs"


def _language() -> sa.Column[str]:
    return sa.Column("language", sa.String(8), nullable=False, server_default="uz")


def upgrade() -> None:
    op.add_column("paper_orders", _language())
    with op.batch_alter_table("letter_paragraphs") as paragraphs:
        paragraphs.add_column(_language())
        paragraphs.drop_constraint(op.f(_KEY), type_="primary")
        paragraphs.create_primary_key(op.f(_KEY), ["library_id", "span", "key", "language"])


def downgrade() -> None:
    op.execute("DELETE FROM letter_paragraphs WHERE language <> 'uz'")
    with op.batch_alter_table("letter_paragraphs") as paragraphs:
        paragraphs.drop_constraint(op.f(_KEY), type_="primary")
        paragraphs.drop_column("language")
        paragraphs.create_primary_key(op.f(_KEY), ["library_id", "span", "key"])
    op.drop_column("paper_orders", "language")
