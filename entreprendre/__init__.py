"""Businesses to take over: adverts of the villages, and the confidential dossiers behind some."""
