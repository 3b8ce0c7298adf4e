"""What Alembic runs: the migrations, inside the transaction that the caller has begun."""

from alembic import context

from domain.persistence.database import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
