"""The screens of dossiers: for whom one was opened, and in the CMS."""
