"""The functions by which the walls of the map know who writes: who keeps, who runs, who holds the secret of a letter.

A helper who acts for someone keeps no organisation for them: that was not given to the helper.
"""

from django.db import migrations

SQL = """
create function kanteling.keeps(which uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select which is not null and not kanteling.helping() and exists (select from social_map_keeper
    where organisation_id = which and person_id = kanteling.person() and municipality_id = kanteling.municipality()
    and since <= kanteling.moment() and (until is null or until > kanteling.moment()))
$$;
create function kanteling.joined(which uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select exists (select from social_map_joinedwho where joined_id = which and person_id = kanteling.person()
    and municipality_id = kanteling.municipality())
$$;
create function kanteling.runs(which uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select which is not null and exists (select from social_map_joined j join social_map_joinedwho w
    on w.joined_id = j.id where j.entry_id = which and (j.joins = 'runs'
      or exists (select from social_map_corunner c where c.joined_id = j.id and c.entry_id = which
      and c.municipality_id = j.municipality_id)) and w.person_id = kanteling.person()
    and j.municipality_id = kanteling.municipality() and w.municipality_id = j.municipality_id
    and (j.until is null or j.until > kanteling.moment()))
$$;
create function kanteling.owns_entry(which uuid) returns boolean language sql stable as $$
  select exists (select from public.social_map_entry where id = which and owner_id = kanteling.person())
$$;
create function kanteling.secret() returns text language sql stable as $$
  select nullif(current_setting('kanteling.secret', true), '')
$$;
create function kanteling.by_link(which uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select which is not null and kanteling.secret() is not null and exists (select from social_map_confirmationasked
    where entry_id = which and code_hash = kanteling.secret() and municipality_id = kanteling.municipality()
    and answered_at is null and until > kanteling.moment())
$$;
create function kanteling.by_code(which uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select which is not null and kanteling.secret() is not null and exists (select from social_map_claim
    where organisation_id = which and person_id = kanteling.person() and code_hash = kanteling.secret()
    and municipality_id = kanteling.municipality() and until > kanteling.moment())
$$;
create function kanteling.holds_place(which uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select exists (select from social_map_placeholder where taken_id = which and person_id = kanteling.person()
    and municipality_id = kanteling.municipality())
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("social_map", "0001_initial"), ("people", "0002_who")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
