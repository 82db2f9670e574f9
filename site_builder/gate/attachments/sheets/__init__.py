"""Spreadsheets of every kind: what their cells hold, and what of it is kept from view."""
