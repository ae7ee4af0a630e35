"""Registering for a meeting: places, the waiting list, letters.

`acts` changes registrations, each act under the lock of its meeting; `turns` says who has a place
and who comes next; `letters` writes to people, `screens` are what they see without the CMS.
"""
