"""Pretend channels on this computer: to try the program out, and to test it against.

Each practice channel is a small HTTP server on loopback that behaves like the real one, down to its races and
its oddities, with shoppers who buy and faults that can be switched on. Plumbing shared by all of them is in
`http.py`, `front.py`, `server.py` and `faults.py`; what one kind of shop does is in a folder of its own.
"""
