"""Where the real program is born quickly: one process has loaded and tried it, and forks a child for every command
line.

Loading and compiling take most of two seconds of every start, and none of it touches the shop. The child is a process
of its own that runs the command line to its end, or is killed by SIGKILL like any other.

Started by `program.Nursery`; it talks by lines of JSON: an order comes in, the child's exit code goes out.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from tests.compiling import compile_once
from tests.kills.practising import a_day

LOADED = (
    "alembic.command",
    "cryptography.hazmat.primitives.ciphers.aead",
    "httpx",
    "keyring.backends.fail",
    "phonenumbers",
    "storemanager.backups.keeping",
    "storemanager.backups.restoring",
    "storemanager.channels.woocommerce",
    "storemanager.cli",
    "storemanager.database.upgrade",
    "storemanager.importexport",
    "storemanager.sync.connections",
    "storemanager.sync.drift",
    "storemanager.sync.engine",
    "storemanager.sync.lead",
)
"""What the command line loads by and by; loading it here leaves the children nothing but their work."""


def main() -> None:
    for name in LOADED:
        importlib.import_module(name)
    compile_once()
    with tempfile.TemporaryDirectory() as folder:
        a_day(Path(folder))
    assert threading.active_count() == 1, "a fork copies no other thread, but the locks it holds"
    gc.collect()
    gc.freeze()  # the children share what is here, and look for their own garbage only
    _say({"loaded": len(sys.modules)})
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            _live(order)
        _say({"exit": _ending(child, order["kill_after"])})


def _ending(child: int, kill_after: float | None) -> int:
    """The exit code of the child, killed without clean-up of any kind if it still runs after this many seconds."""
    ended, status = 0, 0
    if kill_after is not None:
        latest = time.monotonic() + kill_after
        while not ended and time.monotonic() < latest:
            time.sleep(0.001)
            ended, status = os.waitpid(child, os.WNOHANG)
        if not ended:
            os.kill(child, signal.SIGKILL)  # not waited for yet, so the number is still the child's
    if not ended:
        _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _live(order: dict[str, Any]) -> None:
    """The child: the command line, as the shell would start it."""
    for number, (path, flags) in enumerate(
        ((order["stdin"], os.O_RDONLY), (order["stdout"], os.O_WRONLY), (order["stderr"], os.O_WRONLY))
    ):
        file = os.open(path, flags | os.O_CREAT, 0o600)
        os.dup2(file, number)
        os.close(file)
    os.environ.update(order["environment"])
    sys.argv = ["storemanager", *order["words"]]
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(each, "r" if each == 0 else "w", closefd=False) for each in range(3))
    code = 3
    try:
        from storemanager.cli import main as command_line

        command_line()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)  # the parent's own endings are not the child's to run


def _say(words: dict[str, int]) -> None:
    print(json.dumps(words), flush=True)


if __name__ == "__main__":
    main()
