"""Where rows of an import wait within their transaction, and the municipality's own CBS code.

PostgreSQL refuses COPY into a table with row-level security, so rows are copied here first and then inserted through
the wall in one statement, which also leaves out what already stood there.
"""

from django.db import migrations

ARRIVING = """
create unlogged table neighbourhood_arriving_area (
  code varchar(10) not null, name varchar(100) not null, level varchar(12) not null, parent_code varchar(10) not null,
  municipality_code varchar(6) not null, lon double precision, lat double precision, outline text not null
);
create unlogged table neighbourhood_arriving_figure (
  code varchar(10) not null, indicator varchar(40) not null, number numeric(19, 6), gap varchar(8) not null
);
create function kanteling.municipality_code() returns text language sql stable
  return (select code::text from public.people_municipality where id = kanteling.municipality());
"""
AWAY = """
drop function kanteling.municipality_code();
drop table neighbourhood_arriving_area, neighbourhood_arriving_figure;
"""


class Migration(migrations.Migration):
    dependencies = [("neighbourhood", "0001_initial"), ("people", "0001_initial"), ("platform", "0001_ground")]
    operations = [migrations.RunSQL(ARRIVING, AWAY)]
