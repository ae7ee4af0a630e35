"""Work outside the request: mails as rows sent by the worker, tasks with a lease, the schedule."""
