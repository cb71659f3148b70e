"""How the wall knows that a door is closed. Reads the two tables of closed time as owner, and nothing else."""

from django.db import migrations

SQL = """
create function kanteling.closed(which uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select exists (select from deciding_closedtime c where c.circle_id = which and c.at <= kanteling.moment()
    and (c.ended_at is null or c.ended_at > kanteling.moment())
    and greatest(c.until, (select max(e.until) from deciding_extension e where e.closed_time_id = c.id))
      > kanteling.moment())
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("deciding", "0001_initial"), ("people", "0002_who")]
    operations = [migrations.RunSQL(SQL, "drop function kanteling.closed(uuid)")]
