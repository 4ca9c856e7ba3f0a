"""What changes rarely in a library gets a version number that every change of it raises, whoever makes it; and the
public days off become rows, because working them out costs a serving process more than keeping them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

WATCHED = {
    "departments": (),
    "people": ("library_id", "telegram_id", "name", "role", "language", "active"),
    "memberships": (),
    "leaves": (),
    "library_settings": (),
    "days_off": (),
    "plans": (),
    "plan_rows": (),
    "plan_figures": (),
    "reporters": (),
}
"""Table → the columns whose change counts; none named: any."""
_RAISE = "UPDATE libraries SET version = version + 1"
_FOR_ALL = "public_days"
"""Its rows are every library's."""
_OF_LIBRARY = "name, timezone"
"""What of a library's own row is one of its facts."""


def upgrade() -> None:
    with op.batch_alter_table("libraries") as libraries:
        libraries.add_column(sa.Column("version", sa.Integer, nullable=False, server_default="1"))
    with op.batch_alter_table("days_off") as days_off:
        days_off.add_column(sa.Column("working", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_table(
        _FOR_ALL,
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("working", sa.Boolean, nullable=False),
        sa.Column("estimated", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_public_days")),
    )
    if op.get_bind().dialect.name == "sqlite":
        _watch_on_sqlite()
    else:
        _watch_on_postgresql()


def _watch_on_sqlite() -> None:
    for table, columns in WATCHED.items():
        of = f" OF {', '.join(columns)}" if columns else ""
        for change, rows in (("INSERT", "NEW"), ("DELETE", "OLD"), (f"UPDATE{of}", "OLD, NEW")):
            which = ", ".join(f"{row.strip()}.library_id" for row in rows.split(","))
            op.execute(
                f"CREATE TRIGGER {table}_{change[:6].lower()}_raises AFTER {change} ON {table} "
                f"BEGIN {_RAISE} WHERE id IN ({which}); END"
            )
    op.execute(
        f"CREATE TRIGGER libraries_update_raises AFTER UPDATE OF {_OF_LIBRARY} ON libraries "
        f"BEGIN {_RAISE} WHERE id = NEW.id; END"
    )
    for change in ("INSERT", "DELETE", "UPDATE"):
        name = f"{_FOR_ALL}_{change.lower()}_raises"
        op.execute(f"CREATE TRIGGER {name} AFTER {change} ON {_FOR_ALL} BEGIN {_RAISE}; END")


def _watch_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION raise_library_version() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP <> 'DELETE' THEN {_RAISE} WHERE id = NEW.library_id; END IF; "
        f"IF TG_OP = 'DELETE' THEN {_RAISE} WHERE id = OLD.library_id; "
        "ELSIF TG_OP = 'UPDATE' AND OLD.library_id <> NEW.library_id THEN "
        f"{_RAISE} WHERE id = OLD.library_id; END IF; RETURN NULL; END $$"
    )
    op.execute(
        "CREATE FUNCTION raise_every_library_version() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"{_RAISE}; RETURN NULL; END $$"
    )
    for table, columns in WATCHED.items():
        of = f" OF {', '.join(columns)}" if columns else ""
        op.execute(
            f"CREATE TRIGGER {table}_raises AFTER INSERT OR DELETE OR UPDATE{of} ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION raise_library_version()"
        )
    op.execute(
        "CREATE FUNCTION raise_own_version() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"{_RAISE} WHERE id = NEW.id; RETURN NULL; END $$"
    )
    op.execute(
        f"CREATE TRIGGER libraries_raises AFTER UPDATE OF {_OF_LIBRARY} ON libraries "
        "FOR EACH ROW EXECUTE FUNCTION raise_own_version()"
    )
    op.execute(
        f"CREATE TRIGGER {_FOR_ALL}_raises AFTER INSERT OR DELETE OR UPDATE ON {_FOR_ALL} "
        "FOR EACH STATEMENT EXECUTE FUNCTION raise_every_library_version()"
    )


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table in (*WATCHED, "libraries", _FOR_ALL):
            for change in ("insert", "delete", "update"):
                op.execute(f"DROP TRIGGER IF EXISTS {table}_{change}_raises")
    else:
        for table in (*WATCHED, "libraries", _FOR_ALL):
            op.execute(f"DROP TRIGGER IF EXISTS {table}_raises ON {table}")
        op.execute("DROP FUNCTION raise_library_version()")
        op.execute("DROP FUNCTION raise_own_version()")
        op.execute("DROP FUNCTION raise_every_library_version()")
    op.drop_table(_FOR_ALL)
    with op.batch_alter_table("days_off") as days_off:
        days_off.drop_column("working")
    with op.batch_alter_table("libraries") as libraries:
        libraries.drop_column("version")
