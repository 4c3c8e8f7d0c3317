"""Why something was changed is kept however long it is: the history had room for 100 letters."""

from django.db import migrations, models

MODELS = (
    "adoption",
    "assessment",
    "facet",
    "focusarea",
    "integration",
    "map",
    "mapcategory",
    "mapentry",
    "mapregion",
    "project",
    "projectlink",
    "relation",
    "release",
    "review",
    "stage",
    "stagechange",
    "stewardship",
    "tag",
    "usecase",
    "usecaseneed",
)


class Migration(migrations.Migration):
    """Give the reason of every history the room it needs."""

    dependencies = (("catalogue", "0011_publish_on"),)

    operations = tuple(
        migrations.AlterField(
            model_name=f"historical{model}",
            name="history_change_reason",
            field=models.TextField(null=True),
        )
        for model in MODELS
    )
