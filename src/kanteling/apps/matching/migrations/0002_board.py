"""How the board and a first meeting are read without knowing whose they are.

These functions read the key tables as owner. They leave out the person; `other_sides` leaves out how to reach the other
until both said yes. A meeting is only a meeting between who asked and whose notice it is: a row that somebody made up
pairs with nothing.
"""

from django.db import migrations

SQL = """
create function kanteling.board() returns table (id uuid, kind text, called text, title text, words text,
  windows jsonb, languages text[], near text, lat float8, lon float8, ride boolean, seats int, goes_to text,
  to_lat float8, to_lon float8, placed_at timestamptz, mine boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select n.id, n.kind, n.called, n.title, n.words, n.windows, n.languages::text[], n.near, n.lat, n.lon, n.ride,
    n.seats, n.goes_to, n.to_lat, n.to_lon, n.placed_at, n.person_id = kanteling.person()
  from matching_notice n
  where kanteling.person() is not null and n.municipality_id = kanteling.municipality()
    and n.kind in ('offer', 'request') and n.withdrawn_at is null
    and not exists (select from matching_removal r where r.notice_id = n.id)
$$;
create function kanteling.open_questions() returns table (id uuid, kind text, title text, words text, windows jsonb,
  languages text[], near text, lat float8, lon float8, placed_at timestamptz, called text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select n.id, n.kind, n.title, n.words, n.windows, n.languages::text[], n.near, n.lat, n.lon, n.placed_at,
    case when n.kind = 'request' then n.called else '' end
  from matching_notice n
  where kanteling.has_role('team_member') and n.municipality_id = kanteling.municipality()
    and n.kind in ('request', 'question') and n.withdrawn_at is null
    and not exists (select from matching_removal r where r.notice_id = n.id)
$$;
create function kanteling.other_sides() returns table (ask uuid, notice uuid, i_own boolean, kind text, title text,
  called text, words text, place_id uuid, place text, when_words text, brings boolean, at timestamptz,
  yes_at timestamptz, no_at timestamptz, left_at timestamptz, told_at timestamptz, real_ boolean, thanks text,
  contact text)
  language sql stable security definer set search_path = public, pg_temp as $$
  with me as (select kanteling.person() as id, kanteling.municipality() as town), pairs as (
    select n as notice, a as asks, o as owns
    from matching_side a
    join matching_notice n on n.id = a.notice_id
    left join matching_side o on o.ask = a.id and o.kind = 'owns' and o.person_id = n.person_id
    where a.kind = 'asks' and a.ask = a.id and a.person_id <> n.person_id
      and a.municipality_id = (select town from me)
      and (n.person_id = (select id from me) or a.person_id = (select id from me))
  ), agreed as (
    select *, coalesce((asks).yes_at is not null and (asks).left_at is null and (owns).yes_at is not null
      and (owns).no_at is null and (owns).left_at is null, false) as both_yes
    from pairs
  )
  select (asks).id, (notice).id, true, (notice).kind::text, (notice).title::text, (asks).called::text, (asks).words,
    (asks).place_id, (asks).place::text, (asks).when_words::text, (asks).brings, (asks).at, (asks).yes_at,
    (asks).no_at, (asks).left_at, (asks).told_at, (asks).real, (asks).thanks,
    case when both_yes then (asks).contact::text else '' end
  from agreed where (notice).person_id = (select id from me)
  union all
  select (asks).id, (notice).id, false, (notice).kind::text, (notice).title::text,
    coalesce(nullif((owns).called, ''), (notice).called)::text, coalesce((owns).words, ''), (asks).place_id,
    (asks).place::text, (asks).when_words::text, (asks).brings, (asks).at, (owns).yes_at, (owns).no_at,
    (owns).left_at, (owns).told_at, (owns).real, coalesce((owns).thanks, ''),
    case when both_yes then (owns).contact::text else '' end
  from agreed where (asks).person_id = (select id from me)
$$;
"""
UNDO = """
drop function kanteling.other_sides();
drop function kanteling.open_questions();
drop function kanteling.board();
"""


class Migration(migrations.Migration):
    dependencies = [("matching", "0001_initial"), ("people", "0002_who")]
    operations = [migrations.RunSQL(SQL, UNDO)]
