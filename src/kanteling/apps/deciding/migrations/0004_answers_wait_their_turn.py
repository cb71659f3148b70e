"""What is said waits its turn in the database too: an answer and an adoption of the same instant see each other.

The commands hold the proposal (`platform.db.hold`), and so does whoever adds an adoption. An answer that was put in
by bare SQL held nothing: an objection could slip in between the check and the commit of an adoption. Now every answer
takes the same lock, and none is added to what stands already: that asks for a new proposal.
"""

from django.db import migrations

SQL = """
create function kanteling.said_in_turn() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(new.proposal_id::text, 0));
  if exists (select from deciding_adoption where proposal_id = new.proposal_id) then
    raise exception 'this proposal stands already' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger said_in_turn before insert on deciding_answer for each row execute function kanteling.said_in_turn();
"""


class Migration(migrations.Migration):
    dependencies = [("deciding", "0003_only_what_everyone_lets")]
    operations = [
        migrations.RunSQL(
            SQL, "drop trigger said_in_turn on deciding_answer; drop function kanteling.said_in_turn()"
        )
    ]
