"""Pictures of the time before descriptions were asked for."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.factories.media import picture as upload

BEFORE, AFTER = [("media", "0001_initial")], [("media", "0003_described_or_ornament")]


def migrate(targets):
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps


@pytest.fixture
def before(transactional_db):
    yield migrate(BEFORE).get_model("media", "SiteImage")
    migrate(MigrationExecutor(connection).loader.graph.leaf_nodes())


def test_who_was_silent_becomes_an_ornament_and_all_get_their_colour(before):
    def add(**fields):
        stored = before._meta.get_field("file").storage.save("original_images/x.png", upload())
        return before.objects.create(width=64, height=48, file=stored, **fields).pk

    described = add(title="La place", description="La place un soir de marché.")
    silent, blank = add(title="x"), add(title="x", description=" ")
    lost = add(title="x", description="Perdue.")
    image = before.objects.get(pk=lost)
    image.file.storage.delete(image.file.name)

    after = migrate(AFTER).get_model("media", "SiteImage").objects

    ornaments = after.filter(is_decorative=True)
    assert set(ornaments.values_list("pk", "description")) == {(silent, ""), (blank, "")}
    assert after.get(pk=described).colour == "#d69e2e"
    assert after.get(pk=described).description == "La place un soir de marché."
    assert after.get(pk=lost).colour == ""
