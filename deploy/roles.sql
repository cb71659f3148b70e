-- Once, as superuser, on a new server; then set passwords: \password kanteling_owner, \password kanteling_app
create role kanteling_owner login nosuperuser nocreatedb nocreaterole nobypassrls;
create role kanteling_app login nosuperuser nocreatedb nocreaterole nobypassrls;
create database kanteling owner kanteling_owner template template0 encoding 'UTF8';
revoke all on database kanteling from public;
grant connect on database kanteling to kanteling_owner, kanteling_app;
\connect kanteling
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gist;
alter schema public owner to kanteling_owner;
revoke all on schema public from public;
grant usage on schema public to kanteling_app;
