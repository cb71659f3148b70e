"""Counting what nobody may read one by one: how many chose a figure, and how many spoke up."""

from django.db import migrations

COUNTING = """
create function kanteling.matters(area text) returns table (indicator text, people bigint) language sql stable
  security definer set search_path = public, pg_temp as $$
  select indicator::text, count(*) from neighbourhood_choice
  where municipality_id = kanteling.municipality() and code = area and ended_at is null group by indicator
$$;
create function kanteling.spoke_up(since timestamptz, until timestamptz) returns table (code text, people bigint)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not kanteling.has_role('functional_manager') then return; end if;
  return query select found.code::text, count(distinct found.person_id) from (
    select c.code, c.person_id from neighbourhood_choice c
      where c.municipality_id = kanteling.municipality() and c.at >= since and c.at < until
    union all
    select r.code, r.person_id from neighbourhood_remark r
      where r.municipality_id = kanteling.municipality() and r.at >= since and r.at < until) found
  group by found.code;
end $$;
"""
AWAY = "drop function kanteling.matters(text); drop function kanteling.spoke_up(timestamptz, timestamptz);"


class Migration(migrations.Migration):
    dependencies = [("neighbourhood", "0004_profile"), ("people", "0002_who"), ("platform", "0001_ground")]
    operations = [migrations.RunSQL(COUNTING, AWAY)]
