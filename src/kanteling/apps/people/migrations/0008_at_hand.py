"""Who enters may say which circle the asked page is about; policies try that one first (platform 0004)."""

from django.db import migrations

SQL = """
drop function kanteling.enter(integer, uuid);
create function kanteling.enter(login integer, principal uuid, near uuid default null) returns jsonb language plpgsql
  volatile security definer set search_path = public, pg_temp as $$
declare found_ jsonb := kanteling.enter_alone(login, principal);
begin
  if found_ is null then return null; end if;
  perform set_config('kanteling.circles_' || part, '{' || coalesce(circles, '') || '}', true),
      set_config('kanteling.at_hand_' || part, case when here then near::text else '' end, true)
    from unnest(kanteling.parts()) part left join (
      select pair ->> 1 as opens, string_agg(pair ->> 0, ',') as circles, bool_or(pair ->> 0 = near::text) as here
      from jsonb_array_elements(found_ -> 'grants') pair group by 1) granted on opens = part;
  return found_;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0007_whose_mandate"), ("platform", "0004_at_hand")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
