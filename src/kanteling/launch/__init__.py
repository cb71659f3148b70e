"""Starts Kanteling and stops it again: private PostgreSQL, web, worker and live. Knows no Django."""
