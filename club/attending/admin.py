"""The meetings, who comes, and proposed themes in the CMS. Imported by `club.wagtail_hooks`."""
