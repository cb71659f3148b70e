"""Let entries be found by what people really say (platform/search)."""

from django.db import migrations

from kanteling.platform.search import installation, removal

TABLE = "social_map_entry"


class Migration(migrations.Migration):
    dependencies = [("social_map", "0002_who_writes")]
    operations = [migrations.RunSQL(installation(TABLE), removal(TABLE))]
