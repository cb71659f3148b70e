"""Totals of a team, and nothing of one person: the only way by which hours of others can be read.

A week counts from the Wednesday after it, with what was said until then, so that nobody sees a total change by one
colleague. Less than four colleagues: nothing. A kind in which one or two had hours joins another in ``rest``; never
one kind alone, or it would follow from the total. Source: rules/numbers.py (SMALL_TEAM, SMALL_CELL).
"""

from django.db import migrations

SQL = """
create function kanteling.in_team(which uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select not kanteling.helping() and exists (select from capacity_membership m where m.team_id = which
    and m.person_id = kanteling.person() and m.municipality_id = kanteling.municipality()
    and (m.until is null or m.until > (kanteling.moment() at time zone 'Europe/Amsterdam')::date))
$$;
create function kanteling.team_hours(which uuid, first date, last date)
  returns table (week date, kind text, minutes bigint, people bigint) language sql stable security definer
  set search_path = public, pg_temp as $$
  with said as (
    select distinct on (s.week, s.person_id) s.* from capacity_weeksaid s
    where kanteling.in_team(which) and s.team_id = which and s.municipality_id = kanteling.municipality()
      and s.week between first and last
      and s.said_at < (s.week + 9)::timestamp at time zone 'Europe/Amsterdam'
      and kanteling.moment() >= (s.week + 9)::timestamp at time zone 'Europe/Amsterdam'
    order by s.week, s.person_id, s.said_at desc, s.id desc
  ), enough as (
    select said.week, count(*) as many from said group by said.week having count(*) >= 4
  ), cells as (
    select said.week, k.kind, sum(k.minutes) as minutes, count(*) filter (where k.minutes > 0) as people, enough.many
    from said join enough using (week) cross join lateral (values
      ('individual', said.individual), ('crisis', said.crisis), ('outreach', said.outreach),
      ('collective', said.collective), ('consultation', said.consultation),
      ('administration', said.administration), ('learning', said.learning)) k (kind, minutes)
    group by said.week, k.kind, enough.many
  ), ranked as (
    select cells.*, row_number() over (partition by cells.week, cells.people > 0 order by cells.people, cells.kind) as place,
      count(*) filter (where cells.people between 1 and 2) over (partition by cells.week) as small
    from cells
  )
  select r.week, case when r.people > 0 and (r.people < 3 or (r.small = 1 and r.place = 2)) then 'rest' else r.kind end,
    sum(r.minutes)::bigint, max(r.many)::bigint
  from ranked r group by 1, 2
$$;
create function kanteling.team_room(which uuid, monday date) returns jsonb language sql stable security definer
  set search_path = public, pg_temp as $$
  with there as (
    select m.person_id, m.minutes from capacity_membership m where kanteling.in_team(which) and m.team_id = which
      and m.municipality_id = kanteling.municipality() and m.minutes > 0
      and m.since <= monday + 6 and (m.until is null or m.until > monday)
  ), off as (
    select t.person_id, least(count(distinct day.day), 5) as days from there
    join capacity_timeoff t using (person_id)
    cross join lateral generate_series(greatest(t.first, monday), least(t.last, monday + 4), interval '1 day') day (day)
    group by t.person_id
  )
  select case when count(*) >= 4 then jsonb_build_object('people', count(*),
    'minutes', round(sum(there.minutes * (1 - coalesce(off.days, 0) / 5.0)))) end
  from there left join off using (person_id)
$$;
create function kanteling.team_load(which uuid) returns jsonb language sql stable security definer
  set search_path = public, pg_temp as $$
  with latest as (
    select distinct on (w.person_id, w.circle_id) w.person_id, w.weight from capacity_weighing w
    join capacity_membership m on m.person_id = w.person_id and m.team_id = which and m.minutes > 0
      and m.municipality_id = kanteling.municipality()
      and (m.until is null or m.until > (kanteling.moment() at time zone 'Europe/Amsterdam')::date)
    where kanteling.in_team(which) order by w.person_id, w.circle_id, w.at desc
  ), each as (
    select l.person_id, sum(case l.weight when 'light' then 0.5 when 'heavy' then 2 else 1 end) as weighed,
      (select m.minutes from capacity_membership m where m.person_id = l.person_id and m.team_id = which
       order by m.since desc limit 1) as minutes
    from latest l group by l.person_id
  )
  select case when count(*) >= 4 then jsonb_build_object('people', count(*),
    'weighed', sum(weighed), 'minutes', sum(minutes)) end from each
$$;
"""
DOWN = """drop function kanteling.team_load(uuid); drop function kanteling.team_room(uuid, date);
drop function kanteling.team_hours(uuid, date, date); drop function kanteling.in_team(uuid);"""


class Migration(migrations.Migration):
    dependencies = [("capacity", "0001_initial"), ("people", "0002_who"), ("platform", "0001_ground")]
    operations = [migrations.RunSQL(SQL, DOWN)]
