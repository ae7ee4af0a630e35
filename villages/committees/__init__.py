"""A welcome committee that runs itself: its head invites and removes people, members leave."""
