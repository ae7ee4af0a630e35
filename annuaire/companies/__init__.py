"""For companies that look for a skill: choosing members, sending them one request, relayed."""
