"""Who was asked to a table and did not say yes yet, reads the invitation and nothing else.

What a chair brings opens when its holder came in: a colleague, or someone known by an address, was given it with the
invitation and could read the plan before saying yes. What was open before the invitation stays open. The index holds
only chairs that wait, so asking for them costs next to nothing. A chair that is taken opens what it brings at once, also for
whoever brought along which circles were open.
"""

from django.db import migrations

SQL = """
create index seats_that_wait on people_seat (person_id, circle_id, invited_at)
  where came_at is null and left_at is null;
create or replace function kanteling.granted_circles(what text) returns uuid[] language plpgsql stable parallel safe
  security definer set search_path = public, pg_temp as $$
declare me uuid := kanteling.person(); here uuid := kanteling.municipality(); now_ timestamptz := kanteling.moment();
  helped boolean := kanteling.helping();
begin
  return array(select g.circle_id from people_grant g where g.person_id = me and g.part = what and g.ended_at is null
    and g.municipality_id = here and g.since <= now_ and (g.until is null or g.until > now_)
    and (not helped or g.circle_id in (select id from people_circle where resident_id = me))
    and not exists (select from people_seat s where s.person_id = me and s.circle_id = g.circle_id
      and s.came_at is null and s.left_at is null and s.invited_at <= g.since));
end $$;
create or replace function kanteling.who(which uuid, helped boolean default false) returns jsonb language plpgsql
  stable security definer set search_path = public, pg_temp as $$
declare now_ timestamptz := kanteling.moment();
begin
  return (select jsonb_build_object('person', p.id, 'municipality', p.municipality_id, 'called', p.called,
    'roles', (select coalesce(jsonb_agg(distinct r.role), '[]') from people_rolegiven r where r.person_id = p.id
      and not helped and r.since <= now_ and (r.until is null or r.until > now_)),
    'grants', (select coalesce(jsonb_agg(jsonb_build_array(g.circle_id, g.part, g.why)), '[]') from people_grant g
      where g.person_id = p.id and g.ended_at is null and g.since <= now_ and (g.until is null or g.until > now_)
      and not exists (select from people_seat s where s.person_id = p.id and s.circle_id = g.circle_id
        and s.came_at is null and s.left_at is null and s.invited_at <= g.since)
      and (not helped or g.circle_id in (select id from people_circle c where c.resident_id = p.id))),
    'asked', (select coalesce(jsonb_agg(jsonb_build_array(c.id, c.called) order by s.invited_at), '[]')
      from people_seat s join people_circle c on c.id = s.circle_id where s.person_id = p.id and not helped
      and s.came_at is null and s.left_at is null and c.closed_at is null))
  from people_person p where p.id = which);
end $$;
create trigger seats_changed after insert or update on people_seat
  for each statement execute function kanteling.grants_changed();
create function kanteling.asked(which uuid) returns jsonb language sql stable security definer
  set search_path = public, pg_temp as $$
  select jsonb_build_object('person', s.person_id, 'circle', c.id, 'called', s.called, 'relation', s.relation,
    'kind', s.kind, 'why', s.why, 'resident', c.called, 'asker', coalesce(
      (select a.called from people_seat a where a.circle_id = c.id and a.person_id = s.invited_by_id
       order by a.left_at is null desc, a.invited_at limit 1), c.called), 'user', null, 'strong', true)
  from people_seat s join people_circle c on c.id = s.circle_id
  where s.circle_id = which and s.person_id = kanteling.person() and not kanteling.helping()
    and s.came_at is null and s.left_at is null and c.closed_at is null
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0003_circles_once")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
