"""How Alembic reaches our database: over the connection that `storage.migrate` has already prepared."""

from alembic import context

import storage.tables  # noqa: F401  (so that the metadata knows every table)
from storage.base import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
