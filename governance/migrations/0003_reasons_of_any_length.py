"""Why something was changed is kept however long it is: the history had room for 100 letters."""

from django.db import migrations, models

MODELS = (
    "affiliationlimit",
    "body",
    "criterion",
    "election",
    "formername",
    "keptdata",
    "membership",
    "organization",
    "person",
    "principle",
    "reportingline",
    "resolution",
    "seatclass",
    "seatcount",
    "term",
)


class Migration(migrations.Migration):
    """Give the reason of every history the room it needs."""

    dependencies = (("governance", "0002_kept_data"),)

    operations = tuple(
        migrations.AlterField(
            model_name=f"historical{model}",
            name="history_change_reason",
            field=models.TextField(null=True),
        )
        for model in MODELS
    )
