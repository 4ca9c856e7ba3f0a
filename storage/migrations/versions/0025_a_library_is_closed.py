"""A library may be closed: nobody works in it and nobody is reminded, and everything that was reported stays."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_RAISES = "UPDATE libraries SET version = version + 1 WHERE id = NEW.id"


def upgrade() -> None:
    op.add_column("libraries", sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))
    _watch("name, timezone, closed_at")


def downgrade() -> None:
    _watch("name, timezone")
    op.drop_column("libraries", "closed_at")


def _watch(columns: str) -> None:
    """Raise the version of a library's facts whenever one of these columns of its own row changes."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER libraries_update_raises")
        op.execute(
            f"CREATE TRIGGER libraries_update_raises AFTER UPDATE OF {columns} ON libraries BEGIN {_RAISES}; END"
        )
    else:
        op.execute("DROP TRIGGER libraries_raises ON libraries")
        op.execute(
            f"CREATE TRIGGER libraries_raises AFTER UPDATE OF {columns} ON libraries "
            "FOR EACH ROW EXECUTE FUNCTION raise_own_version()"
        )
