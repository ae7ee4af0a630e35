"""The demo’s content: each room’s in a module of its own, put together by `load_demo`."""
