"""What someone writes down for another is only about the resident of that circle, and never makes the writer a helper.

The wall says who may write; this says about whom, so that also bare SQL of a process guide opens no other door.
"""

from django.db import migrations

SQL = """
create function kanteling.mandate_on_paper() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.written_by_id is null then
    return new;
  end if;
  if new.paper = '' or new.seen_by = '' or new.written_by_id in (new.helper_id, new.principal_id)
    or not exists (select from people_circle where id = new.circle_id and resident_id = new.principal_id)
    or not exists (select from people_seat where circle_id = new.circle_id and person_id = new.helper_id
      and kind = 'involved' and came_at is not null and left_at is null)
    or exists (select from people_rolegiven where person_id = new.helper_id and since <= kanteling.moment()
      and (until is null or until > kanteling.moment())) then
    raise exception 'a mandate on paper is of this resident, for somebody of this circle'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger mandate_on_paper before insert on people_mandate for each row
  execute function kanteling.mandate_on_paper();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0006_paper_mandate")]
    operations = [
        migrations.RunSQL(
            SQL, "drop trigger mandate_on_paper on people_mandate; drop function kanteling.mandate_on_paper()"
        )
    ]
