"""What a transaction remembers of whose circles are open, and how it forgets that.

Kept in settings local to the transaction, as the person and the roles are; `kanteling.enter` fills them in.
"""

from django.db import migrations

SQL = """
create function kanteling.parts() returns text[] language sql immutable parallel safe
  return array['own', 'plan', 'story', 'decide', 'inform', 'guide', 'frame'];
create function kanteling.forget_circles() returns void language sql volatile
  begin atomic select set_config('kanteling.circles_' || part, '', true) from unnest(kanteling.parts()) part; end;
"""


class Migration(migrations.Migration):
    dependencies = [("platform", "0002_tries")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
