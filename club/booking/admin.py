"""How the télécentres are used, in the CMS. Imported by `club.wagtail_hooks`."""
