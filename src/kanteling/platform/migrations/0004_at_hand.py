"""The circle at hand: the one whose page is asked. A policy tries it before it reads the whole list of open circles.

Reading a list of a hundred circles takes 0.03 ms for each table of each statement, and most pages are about one circle.
Kept beside the lists, filled in by `kanteling.enter` only when that circle is on the list, and forgotten with them.
"""

from django.db import migrations

SQL = """
create function kanteling.at_hand(what text) returns uuid language sql stable parallel safe
  return nullif(current_setting('kanteling.at_hand_' || what, true), '')::uuid;
create or replace function kanteling.forget_circles() returns void language sql volatile
  begin atomic select set_config('kanteling.circles_' || part, '', true), set_config('kanteling.at_hand_' || part, '', true)
    from unnest(kanteling.parts()) part; end;
"""
BACK = """
create or replace function kanteling.forget_circles() returns void language sql volatile
  begin atomic select set_config('kanteling.circles_' || part, '', true) from unnest(kanteling.parts()) part; end;
drop function kanteling.at_hand(text);
"""


class Migration(migrations.Migration):
    dependencies = [("platform", "0003_parts")]
    operations = [migrations.RunSQL(SQL, BACK)]
