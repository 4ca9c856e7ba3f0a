"""A director may call rows and departments in Russian; a library's facts know these names."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

_RAISE = "UPDATE libraries SET version = version + 1"


def upgrade() -> None:
    op.create_table(
        "russian_names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("library_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("russian", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["library_id"], ["libraries.id"], name=op.f("fk_russian_names_library_id_libraries")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_russian_names")),
    )
    op.create_index(op.f("ix_russian_names_library_id"), "russian_names", ["library_id"])
    if op.get_bind().dialect.name != "sqlite":
        op.execute(
            "CREATE TRIGGER russian_names_raises AFTER INSERT OR DELETE OR UPDATE ON russian_names "
            "FOR EACH ROW EXECUTE FUNCTION raise_library_version()"
        )
        return
    for change, row in (("INSERT", "NEW"), ("DELETE", "OLD"), ("UPDATE", "NEW")):
        op.execute(
            f"CREATE TRIGGER russian_names_{change.lower()}_raises AFTER {change} ON russian_names "
            f"BEGIN {_RAISE} WHERE id = {row}.library_id; END"
        )


def downgrade() -> None:
    op.drop_table("russian_names")
