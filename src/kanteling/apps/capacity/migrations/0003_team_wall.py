"""Whose team it is, and who is asked, known by the database: a row for another team is refused by the policy itself.

``in_team`` stands since 0002. A what-if's batches and stops name no team, and an answer names only its question: these
look through the row they name.
"""

from django.db import migrations

SQL = """
create function kanteling.in_what_if(which uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select exists (select from capacity_whatif w where w.id = which and w.municipality_id = kanteling.municipality()
    and kanteling.in_team(w.team_id))
$$;
create function kanteling.room_asked(which uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select exists (select from capacity_ask a where a.id = which and a.municipality_id = kanteling.municipality()
    and ((a.asked_of = 'leader' and kanteling.has_role('team_leader'))
      or (a.asked_of = 'municipality' and kanteling.has_role('policy'))))
$$;
"""
DOWN = "drop function kanteling.room_asked(uuid); drop function kanteling.in_what_if(uuid);"


class Migration(migrations.Migration):
    dependencies = [("capacity", "0002_totals")]
    operations = [migrations.RunSQL(SQL, DOWN)]
