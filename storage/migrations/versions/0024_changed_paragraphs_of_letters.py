"""Paragraphs of the letter to the province that a director has written otherwise, each beside what it stands for."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "letter_paragraphs",
        sa.Column("library_id", sa.Integer(), nullable=False),
        sa.Column("span", sa.String(length=24), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_letter_paragraphs_by_people")),
        sa.ForeignKeyConstraint(
            ["library_id"], ["libraries.id"], name=op.f("fk_letter_paragraphs_library_id_libraries")
        ),
        sa.PrimaryKeyConstraint("library_id", "span", "key", name=op.f("pk_letter_paragraphs")),
    )


def downgrade() -> None:
    op.drop_table("letter_paragraphs")
