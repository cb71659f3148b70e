"""Counts of tries (log-in, codes of letters), shared by all processes: what Django's database cache needs."""

from django.db import migrations

SQL = """
create unlogged table platform_cache (cache_key varchar(255) primary key, value text not null, expires timestamptz not null);
create index platform_cache_expires on platform_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("platform", "0001_ground")]
    operations = [migrations.RunSQL(SQL, "drop table platform_cache")]
