"""A library's facts know which papers were made, so that a correction does not have to look for them: whatever changes
that raises their version."""

from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

_RAISE = "UPDATE libraries SET version = version + 1"
_MADE = "paper_orders"
_TOLD = ("handed_in", "outdated_papers")


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.execute(
            f"CREATE TRIGGER {_MADE}_raises AFTER INSERT OR UPDATE OF state ON {_MADE} "
            "FOR EACH ROW WHEN (NEW.state = 'made') EXECUTE FUNCTION raise_library_version()"
        )
        for table in _TOLD:
            op.execute(
                f"CREATE TRIGGER {table}_raises AFTER INSERT OR DELETE OR UPDATE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION raise_library_version()"
            )
        return
    for change in ("INSERT", "UPDATE OF state"):
        op.execute(
            f"CREATE TRIGGER {_MADE}_{change[:6].lower()}_raises AFTER {change} ON {_MADE} WHEN NEW.state = 'made' "
            f"BEGIN {_RAISE} WHERE id = NEW.library_id; END"
        )
    for table in _TOLD:
        for change, row in (("INSERT", "NEW"), ("DELETE", "OLD"), ("UPDATE", "NEW")):
            op.execute(
                f"CREATE TRIGGER {table}_{change.lower()}_raises AFTER {change} ON {table} "
                f"BEGIN {_RAISE} WHERE id = {row}.library_id; END"
            )


def downgrade() -> None:
    for table in (_MADE, *_TOLD):
        if op.get_bind().dialect.name == "sqlite":
            for change in ("insert", "delete", "update"):
                op.execute(f"DROP TRIGGER IF EXISTS {table}_{change}_raises")
        else:
            op.execute(f"DROP TRIGGER IF EXISTS {table}_raises ON {table}")
