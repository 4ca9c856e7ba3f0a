"""A library may have forms of its province, which are filled in as papers are made."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "own_forms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("library_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("marks", sa.Integer(), nullable=False),
        sa.Column("offered", sa.JSON(), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uploaded_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["library_id"], ["libraries.id"], name=op.f("fk_own_forms_library_id_libraries")),
        sa.ForeignKeyConstraint(["uploaded_by"], ["people.id"], name=op.f("fk_own_forms_uploaded_by_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_forms")),
    )
    op.create_index("ix_own_forms_library", "own_forms", ["library_id", "id"])


def downgrade() -> None:
    op.drop_index("ix_own_forms_library", table_name="own_forms")
    op.drop_table("own_forms")
