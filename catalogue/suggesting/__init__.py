"""Suggestions: from what somebody proposes to the change it becomes."""
