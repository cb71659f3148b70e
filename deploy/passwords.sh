#!/bin/sh
# Runs once, when the database is made: gives the two roles the passwords of deploy/.env.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres -d kanteling -v owner="$OWNER_PASSWORD" -v app="$APP_PASSWORD" <<'SQL'
alter role kanteling_owner password :'owner';
alter role kanteling_app password :'app';
SQL
