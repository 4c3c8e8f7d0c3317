"""The search index in a fraction of the room: numbers for words, one row for all words of a key.

The tables are made anew, empty. Whatever was in the index is marked, so that the next change brings
all of it back; `manage.py prepare` and `manage.py reindex` do so at once.
"""

import django.db.models.functions.text
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import catalogue.models.search
import governance.ordering

AT_ONCE = 5_000


def mark_all(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Note every entry as one that has to be indexed."""
    using = schema_editor.connection.alias
    entries = apps.get_model("catalogue", "SearchEntry").objects.using(using)
    changes = apps.get_model("catalogue", "SearchChange")
    keys = entries.values_list("kind", "object_id").iterator(chunk_size=AT_ONCE)
    marks = [changes(kind=str(kind), object_id=object_id) for kind, object_id in keys]
    changes.objects.using(using).bulk_create(marks, batch_size=AT_ONCE)


def make_postings_dense(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the primary key of the postings, still empty, their table: SQLite would keep two."""
    if schema_editor.connection.vendor != "sqlite":
        return
    table = apps.get_model("catalogue", "SearchPosting")._meta.db_table
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = %s", [table])
        [statement] = cursor.fetchone()
    schema_editor.execute(f"DROP TABLE {schema_editor.quote_name(table)}")
    schema_editor.execute(f"{statement} WITHOUT ROWID", params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0006_revision"),
    ]

    operations = [
        migrations.RunPython(mark_all, migrations.RunPython.noop),
        migrations.DeleteModel(name="SearchEntry"),
        migrations.DeleteModel(name="SearchKey"),
        migrations.DeleteModel(name="SearchPosting"),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "kind",
                        "object_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("object_id", models.BigIntegerField()),
                ("kind", catalogue.models.search.KindField()),
                ("slug", governance.ordering.PlainSlugField(db_index=False, max_length=80)),
                (
                    "scope",
                    governance.ordering.PlainSlugField(blank=True, db_index=False, max_length=80),
                ),
                ("name", models.CharField(max_length=200)),
                ("detail", models.TextField(blank=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("texts", models.JSONField(default=dict)),
            ],
            options={
                "verbose_name": "search entry",
                "verbose_name_plural": "search entries",
            },
        ),
        migrations.CreateModel(
            name="SearchKey",
            fields=[
                (
                    "id",
                    catalogue.models.search.DigestField(primary_key=True, serialize=False),
                ),
                ("words", models.TextField()),
            ],
            options={
                "verbose_name": "search key",
                "verbose_name_plural": "search keys",
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                (
                    "id",
                    catalogue.models.search.DigestField(primary_key=True, serialize=False),
                ),
                ("word", catalogue.models.search.PlainField(max_length=60)),
            ],
            options={
                "verbose_name": "search word",
                "verbose_name_plural": "search words",
                "indexes": [
                    models.Index(
                        django.db.models.functions.text.Substr("word", 1, size),
                        django.db.models.functions.text.Length("word"),
                        "word",
                        name=f"search_word_begins_{size}",
                    )
                    for size in (1, 3)
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchPosting",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "word",
                        "kind",
                        "lightness",
                        "object_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("word", catalogue.models.search.DigestField()),
                ("object_id", models.BigIntegerField()),
                ("kind", catalogue.models.search.KindField()),
                ("lightness", models.SmallIntegerField()),
                (
                    "field",
                    models.SmallIntegerField(
                        choices=[
                            (1, "name"),
                            (2, "address"),
                            (3, "abbreviation"),
                            (4, "former name"),
                            (5, "on the map as"),
                            (6, "role"),
                            (7, "category"),
                            (8, "tag"),
                            (9, "summary"),
                            (10, "description"),
                        ]
                    ),
                ),
                ("whole", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name": "search posting",
                "verbose_name_plural": "search postings",
            },
        ),
        migrations.RunPython(make_postings_dense, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="searchposting",
            index=models.Index(
                fields=["object_id", "kind", "word", "lightness", "field", "whole"],
                name="search_posting_entry",
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, mark_all),
    ]
