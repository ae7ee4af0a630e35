"""Members who never logged in: the CCI sees who they are, and asks them in again."""
