"""One human being, one person; and several of them behind one address.

`also_me` gives a chair that nobody took yet to who acts now, when that is who holds the code and the person written
down with it cannot log in: two letters made two persons of one. It is the only way in which a row gets another holder
(`Wall.moves`), and it changes nothing that anyone took. `sharing` names everyone known by an address, for who just
proved that it is theirs.
"""

from django.db import migrations

SQL = """
create function kanteling.also_me(hash text) returns uuid language plpgsql volatile security definer
  set search_path = public, pg_temp as $$
declare me uuid := kanteling.person(); here uuid := kanteling.municipality(); i people_invitation;
begin
  if me is null or kanteling.helping() then return null; end if;
  select * into i from people_invitation where code_hash = hash and municipality_id = here and used_at is null
    and until > kanteling.moment() and person_id <> me;
  if i.id is null or exists (select from people_account where person_id = i.person_id)
    or not exists (select from people_seat where id = i.seat_id and came_at is null and left_at is null)
    or exists (select from people_seat where circle_id = i.circle_id and person_id = me and left_at is null)
    or exists (select from people_grant where circle_id = i.circle_id and person_id = me and ended_at is null) then
    return null;
  end if;
  update people_seat set person_id = me where id = i.seat_id;
  update people_grant set person_id = me where circle_id = i.circle_id and person_id = i.person_id and ended_at is null;
  update people_invitation set person_id = me where id = i.id;
  return i.seat_id;
end $$;
create function kanteling.sharing(address text, within uuid default null) returns jsonb language sql stable
  security definer set search_path = public, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_array(p.id, p.called, exists (select from mfa_authenticator f
      where f.user_id = a.user_id) or exists (select from auth_user u where u.id = a.user_id
      and u.password not like '!%')) order by p.called, p.id), '[]')
  from people_person p left join people_account a on a.person_id = p.id
  where p.email <> '' and lower(p.email) = lower(address) and (within is null or p.municipality_id = within)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0004_arrival"), ("account", "0001_initial"), ("mfa", "0001_initial")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
