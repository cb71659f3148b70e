"""The functions by which the wall knows who stands where. They read the key tables as owner, and nothing else.

A helper who acts for someone (``kanteling.hand`` differs from ``kanteling.person``) stands only in that person's own
circle: what other circles gave that person was not given to the helper. Nor do roles travel with a mandate.

`circles` and `who` are plpgsql because a session then plans them once. In plain SQL they are planned anew for each
table of each statement: 0.17 ms against 0.01 ms, ten to thirty times per page (docs/speed.md).
"""

from django.db import migrations

SQL = """
create function kanteling.helping() returns boolean language sql stable parallel safe
  return coalesce(nullif(current_setting('kanteling.hand', true), '')::uuid <> kanteling.person(), false);
create function kanteling.circles(what text) returns uuid[] language plpgsql stable parallel safe security definer
  set search_path = public, pg_temp as $$
declare me uuid := kanteling.person(); here uuid := kanteling.municipality(); now_ timestamptz := kanteling.moment();
begin
  if kanteling.helping() then
    return array(select circle_id from people_grant where person_id = me and part = what and ended_at is null
      and municipality_id = here and since <= now_ and (until is null or until > now_)
      and circle_id in (select id from people_circle where resident_id = me));
  end if;
  return array(select circle_id from people_grant where person_id = me and part = what and ended_at is null
    and municipality_id = here and since <= now_ and (until is null or until > now_));
end $$;
create function kanteling.opening(which uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select exists (select from people_circle where id = which and opened_by_id = kanteling.person()
    and opened_in = transaction_timestamp())
$$;
create function kanteling.unmanaged() returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select not exists (select from people_rolegiven where municipality_id = kanteling.municipality()
    and role = 'functional_manager')
$$;
create function kanteling.who(which uuid, helped boolean default false) returns jsonb language plpgsql stable
  security definer set search_path = public, pg_temp as $$
declare now_ timestamptz := kanteling.moment();
begin
  return (select jsonb_build_object('person', p.id, 'municipality', p.municipality_id, 'called', p.called,
    'roles', (select coalesce(jsonb_agg(distinct r.role), '[]') from people_rolegiven r where r.person_id = p.id
      and not helped and r.since <= now_ and (r.until is null or r.until > now_)),
    'grants', (select coalesce(jsonb_agg(jsonb_build_array(g.circle_id, g.part, g.why)), '[]') from people_grant g
      where g.person_id = p.id and g.ended_at is null and g.since <= now_ and (g.until is null or g.until > now_)
      and (not helped or g.circle_id in (select id from people_circle c where c.resident_id = p.id))))
  from people_person p where p.id = which);
end $$;
create function kanteling.enter(login integer, principal uuid) returns jsonb language plpgsql volatile
  security definer set search_path = public, pg_temp as $$
declare hand people_person; acts_for uuid; result jsonb;
begin
  select p.* into hand from people_account a join people_person p on p.id = a.person_id where a.user_id = login;
  if hand.id is null then return null; end if;
  select m.principal_id into acts_for from people_mandate m where m.helper_id = hand.id
    and m.principal_id = principal and m.ended_at is null and m.since <= kanteling.moment()
    and (m.until is null or m.until > kanteling.moment());
  result := kanteling.who(coalesce(acts_for, hand.id), acts_for is not null)
    || jsonb_build_object('hand', hand.id, 'hand_called', hand.called, 'helps', (
      select coalesce(jsonb_agg(jsonb_build_array(m.principal_id, m.principal_called)), '[]') from people_mandate m
      where m.helper_id = hand.id and m.ended_at is null and m.since <= kanteling.moment()
      and (m.until is null or m.until > kanteling.moment())));
  perform set_config('kanteling.municipality', result ->> 'municipality', true),
    set_config('kanteling.person', result ->> 'person', true),
    set_config('kanteling.hand', result ->> 'hand', true),
    set_config('kanteling.roles', coalesce((select '{' || string_agg(role, ',') || '}'
      from jsonb_array_elements_text(result -> 'roles') role), '{}'), true);
  return result;
end $$;
create function kanteling.invited(hash text) returns jsonb language sql stable security definer
  set search_path = public, pg_temp as $$
  select jsonb_build_object('person', i.person_id, 'municipality', i.municipality_id, 'circle', i.circle_id,
    'seat', i.seat_id, 'called', s.called, 'relation', s.relation, 'kind', s.kind, 'why', s.why,
    'resident', c.called, 'asker', coalesce(
      (select a.called from people_seat a where a.circle_id = c.id and a.person_id = s.invited_by_id
       order by a.left_at is null desc, a.invited_at limit 1), c.called),
    'until', i.until, 'user', a.user_id, 'strong', exists (select from account_emailaddress e
      where e.user_id = a.user_id and e.verified) or exists (select from mfa_authenticator f
      where f.user_id = a.user_id) or exists (select from auth_user u where u.id = a.user_id
      and u.password not like '!%'))
  from people_invitation i join people_seat s on s.id = i.seat_id join people_circle c on c.id = i.circle_id
  left join people_account a on a.person_id = i.person_id
  where i.code_hash = hash and i.used_at is null and i.until > kanteling.moment() and s.left_at is null
$$;
create function kanteling.has_login(which uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select exists (select from people_account where person_id = which and municipality_id = kanteling.municipality())
$$;
create function kanteling.account_for(address text, within uuid default null) returns jsonb language sql stable
  security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('person', p.id, 'municipality', p.municipality_id, 'user', a.user_id)
  from people_person p left join people_account a on a.person_id = p.id
  where p.email <> '' and lower(p.email) = lower(address) and (within is null or p.municipality_id = within)
  order by exists (select from account_emailaddress e where e.user_id = a.user_id and e.verified
    and lower(e.email) = lower(address)) desc, a.user_id, p.id limit 1
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("platform", "0001_ground"),
        ("account", "0001_initial"),
        ("mfa", "0001_initial"),
    ]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
