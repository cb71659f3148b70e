"""Kanteling: the platform on which a neighbourhood tilts its social care."""
