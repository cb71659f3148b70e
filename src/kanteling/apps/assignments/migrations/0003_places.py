"""A place that was taken on the map is evidence too: the plan does not have to say again what the map knows."""

from django.db import migrations

_HEAD = """
create or replace function kanteling.only_done() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (select from assignments_step s join plans_tick t on t.action_id = s.action_id
      where s.id = new.step_id and s.circle_id = new.circle_id and t.circle_id = new.circle_id
      and t.id = new.tick_id and t.day = new.day and t.undone_at is null)"""
_PLACE = """
    and not exists (select from assignments_step s join plans_action a on a.id = s.action_id and a.circle_id = s.circle_id
      join matching_chosen c on c.proposal_id = a.proposal_id and c.circle_id = s.circle_id and c.freed_at is null
      join social_map_placetaken p on p.id = c.taken_id
      where s.id = new.step_id and s.circle_id = new.circle_id and c.id = new.tick_id
      and (p.taken_at at time zone 'Europe/Amsterdam')::date = new.day)"""
_FOOT = """ then
    raise exception 'evidence is what the plan says is done' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("assignments", "0002_counting"),
        ("matching", "0002_board"),
        ("plans", "0001_initial"),
        ("social_map", "0001_initial"),
    ]
    operations = [migrations.RunSQL(_HEAD + _PLACE + _FOOT, _HEAD + _FOOT)]
