"""How migrations run: on the connection they are handed, with every table known."""

from sqlmodel import SQLModel

import models.access_log
import models.circles
import models.disclosure
import models.events
import models.my_data
import models.pictures
import models.sign_in  # noqa: F401  (knowing its tables is the purpose)
from alembic import context

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
