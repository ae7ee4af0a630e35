"""Work outside the request: mails as rows sent by the worker, tasks with a lease, the schedule.

What is promised, and what is not:

* A mail is a row of the transaction that causes it: both are kept, or neither. It is sent *at
  least once*: a worker that dies between the server's "250 OK" and its own commit leaves a row
  that is sent again, with the same Message-ID, once its lease has run out.
* A task runs *at least once*. A worker holds it by a lease that it renews while the task runs;
  when the worker is killed, another takes the task after the lease has run out. Two workers
  do not run one task at the same time, as long as each can renew its lease: one that is frozen
  or cut off from the database for longer than the lease loses it, and what it then returns is
  thrown away. So a task must be safe to run again: `post_letter(key=…)`, ``get_or_create``,
  "set to" rather than "add to".
* A scheduled job runs once in each of its slots; again only when it failed or was killed.
"""
