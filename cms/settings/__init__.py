"""Settings, read from the environment.

``defaults`` holds what is the same everywhere; ``demo``, ``production`` and ``test``
each say what differs. A missing variable stops the start with what to do about it.
"""
