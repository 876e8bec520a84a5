"""Editions of guidance, and what changed between them: to the paragraph, the duty and the term."""
