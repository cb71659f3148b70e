"""A proposal stands only when nobody objects and nobody is silent: checked by the database itself, for every way in.

The same rule as `rules/standing.py` and `frames/rules/crossing.py`, said once more in SQL; a test with random rounds
holds the two against each other. The function runs with the rights of whoever inserts, so the wall counts for it too.
It waits its turn with the lock of `platform.db.hold`, so that an answer of the same instant is counted.
"""

from django.db import migrations

SQL = """
create function kanteling.why_not_standing(which uuid, text_ uuid, within uuid) returns text language plpgsql stable
  set search_path = public, pg_temp as $$
declare p deciding_proposal; owner_ uuid; number_ integer; against boolean; waits boolean;
  day_ date := (kanteling.moment() at time zone 'Europe/Amsterdam')::date;
begin
  select * into p from deciding_proposal where id = which and circle_id = within;
  select resident_id into owner_ from people_circle where id = p.circle_id;
  if p.id is null or owner_ is null then return 'unknown'; end if;
  select number into number_ from deciding_version where id = text_ and proposal_id = which;
  if number_ is null or number_ < (select max(v.number) from deciding_version v where v.proposal_id = which) then
    return 'another version';
  end if;
  if exists (select from deciding_withdrawal w where w.proposal_id = which) then return 'withdrawn'; end if;
  with decides as (
    select owner_ as person
    union select s.person_id from people_seat s where s.circle_id = p.circle_id
      and s.kind in ('resident', 'involved') and s.came_at is not null and s.left_at is null
  ), said as (
    select distinct on (a.person_id) a.person_id as person, a.answer from deciding_answer a
    where a.proposal_id = which and a.version_id = text_ order by a.person_id, a.at desc, a.id desc
  ), heard as (
    select d.person, coalesce(own.answer, through.answer) as answer from decides d
    left join said own on own.person = d.person
    left join deciding_voice g on g.proposal_id = which and g.by_id = d.person and g.ended_at is null
      and g.holder_id in (select person from decides)
    left join said through on through.person = g.holder_id
  )
  select bool_or(coalesce(h.answer = 'object', false)),
    bool_or(case when h.person = owner_ then coalesce(h.answer = 'stand_aside', true)
      else h.answer is null and not exists (select from deciding_continuedwithout c
        where c.proposal_id = which and c.version_id = text_ and c.person_id = h.person) end)
  into against, waits from heard h;
  if against then return 'objected'; end if;
  if waits then return 'silent'; end if;
  if exists (select from deciding_crossing x join frames_frameversion f on f.id = x.frame_version_id
    where x.proposal_id = which and x.version_id = text_ and f.made_at <= p.at
      and f.since <= (p.at at time zone 'Europe/Amsterdam')::date
      and not exists (select from deciding_crossingstep t where t.crossing_id = x.id and t.kind = 'withdrawn')
      and not coalesce((select (t.at at time zone 'Europe/Amsterdam')::date <= day_
          and (t.until is null or day_ <= t.until) from deciding_crossingstep t
        where t.crossing_id = x.id and t.kind = 'room_given' order by t.at desc, t.id desc limit 1), false)
      and (f.weight = 'hard' or not coalesce((select t.text ~ '[^[:space:]]' from deciding_crossingstep t
        where t.crossing_id = x.id and t.kind = 'reasoned' order by t.at desc, t.id desc limit 1), false))) then
    return 'framed';
  end if;
  return '';
end $$;
create function kanteling.only_what_everyone_lets() returns trigger language plpgsql
  set search_path = public, pg_temp as $$
declare why text;
begin
  perform pg_advisory_xact_lock(hashtextextended(new.proposal_id::text, 0));
  why := kanteling.why_not_standing(new.proposal_id, new.version_id, new.circle_id);
  if why <> '' then
    raise exception 'a proposal stands only when everyone who decides lets it (%)', why
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger stands before insert on deciding_adoption for each row
  execute function kanteling.only_what_everyone_lets();
"""

BACK = """
drop trigger stands on deciding_adoption;
drop function kanteling.only_what_everyone_lets(); drop function kanteling.why_not_standing(uuid, uuid, uuid);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("deciding", "0002_closed"),
        ("frames", "0001_initial"),
        ("people", "0002_who"),
    ]
    operations = [migrations.RunSQL(SQL, BACK)]
