"""Three things that the database sees to itself, whatever way a row comes in.

1. A version stands only when all four parties went along and nobody objects.
2. A step counts only with the yes of whose plan it is (or said aloud, with who heard it), and when the plan says it is done.
3. How many steps there are leaves the wall of the circles only as the published series of `rules/disclosure.py`. The
   function has the rights of the owner on the rows of yes and evidence, and gives numbers, no rows.
"""

from django.db import migrations

SQL = """
create function kanteling.only_agreed() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare parties integer; objections integer;
begin
  select count(distinct party) filter (where said = 'go_along'), count(*) filter (where said = 'object')
    into parties, objections from (
      select distinct on (party, coalesce(person_id::text, lower(called))) party, said from assignments_answer
      where version_id = new.version_id order by party, coalesce(person_id::text, lower(called)), at desc) last;
  if parties < 4 or objections > 0 then
    raise exception 'an assignment stands when all four parties go along' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger only_agreed before insert on assignments_stood for each row execute function kanteling.only_agreed();

create function kanteling.only_own_yes() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (select from assignments_step s join people_circle c on c.id = s.circle_id
      where s.id = new.step_id and s.circle_id = new.circle_id and s.assignment_id = new.assignment_id
      and s.person_id = new.person_id and c.resident_id = new.person_id) then
    raise exception 'only whose step it is says yes' using errcode = 'insufficient_privilege';
  end if;
  if new.person_id <> kanteling.person() and new.heard_by = '' then
    raise exception 'a yes that nobody heard is no yes' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger only_own_yes before insert on assignments_yes for each row execute function kanteling.only_own_yes();

create function kanteling.only_done() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (select from assignments_step s join plans_tick t on t.action_id = s.action_id
      where s.id = new.step_id and s.circle_id = new.circle_id and t.circle_id = new.circle_id
      and t.id = new.tick_id and t.day = new.day and t.undone_at is null) then
    raise exception 'evidence is what the plan says is done' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger only_done before insert on assignments_evidence for each row execute function kanteling.only_done();

create function kanteling.assignment_series(which uuid[])
  returns table (assignment uuid, day date, shown integer) language plpgsql stable security definer
  set search_path = public, pg_temp as $$
declare here uuid := kanteling.municipality(); many integer; base integer; edge timestamptz;
  today date := (kanteling.moment() at time zone 'Europe/Amsterdam')::date;
begin
  for assignment, day in select a.id,
      (date_trunc('month', a.made_at at time zone 'Europe/Amsterdam') + interval '1 month')::date
      from assignments_assignment a where a.id = any(which) and a.municipality_id = here order by a.id loop
    base := null;
    while day <= today loop
      edge := day::timestamp at time zone 'Europe/Amsterdam';
      select count(distinct y.person_id) into many from assignments_yes y
        where y.assignment_id = assignment and y.municipality_id = here
        and y.at < edge and (y.ended_at is null or y.ended_at >= edge)
        and exists (select from assignments_evidence e where e.step_id = y.step_id and e.municipality_id = here
          and e.at < edge and (e.undone_at is null or e.undone_at >= edge));
      if many < 10 then base := null;
      elsif base is null or abs(many - base) >= 10 then base := many;
      end if;
      shown := base / 5 * 5;
      return next;
      day := (day + interval '1 month')::date;
    end loop;
  end loop;
end $$;
"""

BACK = """
drop function kanteling.assignment_series(uuid[]);
drop trigger only_done on assignments_evidence; drop function kanteling.only_done();
drop trigger only_own_yes on assignments_yes; drop function kanteling.only_own_yes();
drop trigger only_agreed on assignments_stood; drop function kanteling.only_agreed();
"""


class Migration(migrations.Migration):
    dependencies = [("assignments", "0001_initial"), ("plans", "0001_initial"), ("people", "0002_who")]
    operations = [migrations.RunSQL(SQL, BACK)]
