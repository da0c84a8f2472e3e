"""Who holds an account: one program at a time (F66). A holder that is known to be dead is not waited for."""

from __future__ import annotations

import os
import socket
import sys
from datetime import datetime
from uuid import uuid4

from sqlmodel import Session

from storemanager.services import accounts
from storemanager.sync.desk import LEASE


def new_holder() -> str:
    """A name for this engine that also says where it runs: machine, process, and one of its own."""
    return f"{socket.gethostname()}|{os.getpid()}|{uuid4().hex}"


def take(session: Session, account_id: int, holder: str, *, now: datetime) -> bool:
    """Take the lease if it is free, over, or held by a process of this machine that is not there any more (F60)."""
    current = accounts.lease_holder(session, account_id)
    if current is not None and current != holder and is_dead(current):
        accounts.release_lease(session, account_id, current)
    return accounts.take_lease(session, account_id, holder, until=now + LEASE, now=now)


def is_dead(holder: str) -> bool:
    """Sure to be dead: of this machine, and no such process. In doubt the lease runs out by itself in two minutes."""
    machine, _, rest = holder.partition("|")
    process = rest.partition("|")[0]
    if sys.platform == "win32" or machine != socket.gethostname() or not process.isdecimal():
        return False  # on Windows, asking for a process by signal 0 would end it
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
