"""Findings -> pages and charts. Writes; decides nothing."""
