"""Proposals of a machine translator, and the glossary that they keep to."""
