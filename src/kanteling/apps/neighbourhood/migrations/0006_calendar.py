"""Own counts come from the calendar only: the database counts whole quarters that are over, and nothing in between.

Someone who may count from any moment to any other can count one person: the difference between two of those. How many
chose a figure was counted live; now it is how many stood by it when a quarter ended.
"""

from django.db import migrations

CALENDAR = """
drop function kanteling.matters(text);
drop function kanteling.spoke_up(timestamptz, timestamptz);
create function kanteling.quarter_after(start date) returns timestamptz language plpgsql stable
  set search_path = public, pg_temp as $$
declare until timestamptz := (start + interval '3 months')::timestamp at time zone 'Europe/Amsterdam';
begin
  if not kanteling.has_role('functional_manager') or date_trunc('quarter', start)::date <> start
      or until > kanteling.moment() then
    raise exception 'only whole quarters that are over are counted' using errcode = 'insufficient_privilege';
  end if;
  return until;
end $$;
create function kanteling.told(start date) returns table (code text, people bigint) language plpgsql stable
  security definer set search_path = public, pg_temp as $$
declare until timestamptz := kanteling.quarter_after(start);
begin
  return query select r.code::text, count(distinct r.person_id) from neighbourhood_remark r
    where r.municipality_id = kanteling.municipality() and r.at < until
    and r.at >= start::timestamp at time zone 'Europe/Amsterdam' group by r.code;
end $$;
create function kanteling.chosen(start date) returns table (indicator text, code text, people bigint)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare until timestamptz := kanteling.quarter_after(start);
begin
  return query select c.indicator::text, c.code::text, count(distinct c.person_id) from neighbourhood_choice c
    where c.municipality_id = kanteling.municipality() and c.at < until
    and (c.ended_at is null or c.ended_at >= until) group by c.indicator, c.code;
end $$;
"""
AWAY = """
drop function kanteling.chosen(date); drop function kanteling.told(date); drop function kanteling.quarter_after(date);
create function kanteling.matters(area text) returns table (indicator text, people bigint) language sql stable
  security definer set search_path = public, pg_temp as $$
  select indicator::text, count(*) from neighbourhood_choice
  where municipality_id = kanteling.municipality() and code = area and ended_at is null group by indicator
$$;
create function kanteling.spoke_up(since timestamptz, until timestamptz) returns table (code text, people bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select null::text, null::bigint where false
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("neighbourhood", "0005_counting")]
    operations = [migrations.RunSQL(CALENDAR, AWAY)]
