"""Words that are nearly what was typed: PostgreSQL compares them by their trigrams (`pg_trgm`).

Other databases, and a PostgreSQL that may not or cannot have the extension, find words as they
are typed and nothing else; nobody is told, for nothing is wrong.
"""

import logging

from django.db import DatabaseError, connections, transaction

from annuaire.models import ListedMember

#: How alike two words are (0 to 1): one letter left out of a word of ten is 0.54.
THRESHOLD = 0.5
INDEX = "annuaire_listed_words"
log = logging.getLogger(__name__)


def knows_near_words(using: str) -> bool:
    """Whether this database can tell words that are nearly the same."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        # the threshold is the connection's: what compares with the help of the index reads it
        cursor.execute(
            "SELECT set_config('pg_trgm.word_similarity_threshold', %s, false)"
            " FROM pg_extension WHERE extname = 'pg_trgm'",
            [str(THRESHOLD)],
        )
        return cursor.fetchone() is not None


def learn_near_words(using: str) -> None:
    """Create the extension and the index of the words where they are not there yet.

    A refusal changes nothing and stops nothing. An administrator of the database can create the
    extension (``CREATE EXTENSION pg_trgm``); the next ``migrate`` then adds the index.
    """
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    table = connection.ops.quote_name(ListedMember._meta.db_table)
    try:
        with transaction.atomic(using=using), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            cursor.execute(
                f"CREATE INDEX IF NOT EXISTS {INDEX} ON {table} USING gin (words gin_trgm_ops)"
            )
    except DatabaseError as refusal:
        log.info("Mistyped words are not searched for: %s", refusal)
