"""Translating pages: segments, drafts, machine proposals, and their way through review."""
