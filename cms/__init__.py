"""The project (settings, addresses) and the kernel that every page type shares."""
