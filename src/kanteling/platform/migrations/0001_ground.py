"""The journal, the memory of posted forms, and the functions by which policies know who acts."""

import django.db.models.functions.datetime
from django.db import migrations, models

import kanteling.foundation.ids

CONTEXT = """
create schema if not exists kanteling;
create function kanteling.person() returns uuid language sql stable parallel safe
  return nullif(current_setting('kanteling.person', true), '')::uuid;
create function kanteling.municipality() returns uuid language sql stable parallel safe
  return nullif(current_setting('kanteling.municipality', true), '')::uuid;
create function kanteling.has_role(code text) returns boolean language sql stable parallel safe
  return code = any(coalesce(nullif(current_setting('kanteling.roles', true), '')::text[], '{}'));
create function kanteling.moment() returns timestamptz language sql stable parallel safe
  return coalesce(nullif(current_setting('kanteling.now', true), '')::timestamptz, statement_timestamp());
"""

JOURNAL = """
create table platform_journal (
  id uuid not null, municipality_id uuid not null, at timestamptz not null,
  person_id uuid not null, hand_id uuid not null, hand_called varchar(200) not null,
  circle_id uuid, about_id uuid, what varchar(80) not null, subject_id uuid, detail varchar(200) not null,
  channel varchar(8) not null, why varchar(300) not null, read_only boolean not null, refused boolean not null,
  primary key (id, at)
) partition by range (at);
create index journal_circle on platform_journal (circle_id, at desc);
create index journal_about on platform_journal (about_id, at desc) where about_id is not null;
create table platform_journal_rest partition of platform_journal default;

create function kanteling.journal_is_for_ever() returns trigger language plpgsql as $$
begin raise exception 'the journal cannot be altered'; end $$;
create trigger for_ever before update or delete on platform_journal
  for each row execute function kanteling.journal_is_for_ever();
create trigger for_ever_whole before truncate on platform_journal
  for each statement execute function kanteling.journal_is_for_ever();
create trigger for_ever_part before truncate on platform_journal_rest
  for each statement execute function kanteling.journal_is_for_ever();

create function kanteling.make_journal_months(first date, many integer) returns void language plpgsql as $$
declare day date;
begin
  for step in 0 .. many - 1 loop
    day := (date_trunc('month', first) + make_interval(months => step))::date;
    execute format('create table if not exists %I partition of platform_journal for values from (%L) to (%L)',
      'platform_journal_' || to_char(day, 'YYYY_MM'), day, (day + interval '1 month')::date);
    execute format('create or replace trigger for_ever_part before truncate on %I
      for each statement execute function kanteling.journal_is_for_ever()',
      'platform_journal_' || to_char(day, 'YYYY_MM'));
  end loop;
end $$;
select kanteling.make_journal_months('2026-01-01', 48);
"""


class Migration(migrations.Migration):
    initial = True
    operations = [
        migrations.RunSQL(CONTEXT, migrations.RunSQL.noop),
        migrations.RunSQL(JOURNAL, migrations.RunSQL.noop),
        migrations.CreateModel(
            name="JournalEntry",
            fields=[("id", models.UUIDField(default=kanteling.foundation.ids.new_id, primary_key=True))],
            options={"db_table": "platform_journal", "managed": False},
        ),
        migrations.CreateModel(
            name="Once",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kanteling.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("municipality_id", models.UUIDField(editable=False)),
                ("person_id", models.UUIDField()),
                ("token", models.UUIDField()),
                ("went_to", models.CharField(default="", max_length=500)),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "db_table": "platform_once",
                "constraints": [
                    models.UniqueConstraint(fields=("municipality_id", "person_id", "token"), name="posted_once")
                ],
            },
        ),
    ]
