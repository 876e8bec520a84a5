"""The audit: drafts by hand for each check, one that it finds and one that it must leave alone."""
