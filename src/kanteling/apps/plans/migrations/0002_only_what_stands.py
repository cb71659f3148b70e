"""Nothing is in the plan that not everyone agrees with: checked by the database itself, for every way in.

A goal, an action, an agreement, a start or an ending goes in only when its proposal was adopted, in the same circle,
and with the very content that everyone went along with. The only other ending is that of the doer, who may always
lay a task down. The functions run with the rights of whoever inserts, so the wall counts for them too.
"""

from django.db import migrations

SQL = """
create function kanteling.adopted_content(which uuid, within uuid, what text) returns jsonb language sql stable
  set search_path = public, pg_temp as $$
  select v.content from deciding_adoption a join deciding_proposal p on p.id = a.proposal_id
  join deciding_version v on v.id = a.version_id and v.proposal_id = a.proposal_id
  where a.proposal_id = which and p.circle_id = within and (what = '' or p.kind = what)
$$;
create function kanteling.only_what_stands() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare stands jsonb := kanteling.adopted_content(new.proposal_id, new.circle_id, tg_argv[0]);
  field text; mine jsonb := to_jsonb(new);
begin
  if stands is null then
    raise exception 'nothing is in the plan that not everyone agrees with' using errcode = 'insufficient_privilege';
  end if;
  if tg_table_name = 'plans_action' and not exists (select from plans_goal g
      where g.id = (mine ->> 'goal_id')::uuid and g.circle_id = new.circle_id) then
    raise exception 'an action belongs to a goal of its circle' using errcode = 'insufficient_privilege';
  end if;
  foreach field in array string_to_array(coalesce(tg_argv[1], ''), ',') loop
    if coalesce(mine ->> split_part(field, '=', 1), '') is distinct from
       coalesce(stands ->> split_part(field, '=', 2), '') then
      raise exception 'the plan says what was agreed, not something else (%)', field
        using errcode = 'insufficient_privilege';
    end if;
  end loop;
  return new;
end $$;
create function kanteling.only_what_ended() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare stands jsonb;
begin
  if new.action_id is not null and not exists (select from plans_action a
      where a.id = new.action_id and a.goal_id = new.goal_id and a.circle_id = new.circle_id) then
    raise exception 'an ending belongs to the action and the goal of its circle' using errcode = 'insufficient_privilege';
  end if;
  if new.proposal_id is null then
    if new.action_id is not null and exists (select from plans_action a
        where a.id = new.action_id and a.person_id = new.person_id) then
      return new;
    end if;
    raise exception 'what was agreed together ends together' using errcode = 'insufficient_privilege';
  end if;
  stands := kanteling.adopted_content(new.proposal_id, new.circle_id, '');
  if stands is not null and coalesce(new.action_id, new.goal_id)::text in (stands ->> 'item', stands ->> 'instead_of')
  then return new; end if;
  raise exception 'what was agreed together ends together' using errcode = 'insufficient_privilege';
end $$;
create trigger stands before insert on plans_start for each row
  execute function kanteling.only_what_stands('', '');
create trigger stands before insert on plans_goal for each row
  execute function kanteling.only_what_stands('goal', 'words=words,notice=notice');
create trigger stands before insert on plans_action for each row
  execute function kanteling.only_what_stands('action',
    'goal_id=goal,who=who,person_id=person,what=what,when_words=when,rung=rung,closer_by=closer_by,informal=informal');
create trigger stands before insert on plans_agreement for each row
  execute function kanteling.only_what_stands('agreement', 'evaluation=evaluation,otherwise=otherwise');
create trigger stands before insert on plans_ended for each row execute function kanteling.only_what_ended();
"""

BACK = """
drop trigger stands on plans_start; drop trigger stands on plans_goal; drop trigger stands on plans_action;
drop trigger stands on plans_agreement; drop trigger stands on plans_ended;
drop function kanteling.only_what_ended(); drop function kanteling.only_what_stands();
drop function kanteling.adopted_content(uuid, uuid, text);
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial"), ("deciding", "0001_initial")]
    operations = [migrations.RunSQL(SQL, BACK)]
