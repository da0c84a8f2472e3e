"""Sets up everything on a fresh machine and starts the program, or passes the tests. Standard library only.

    python3 packaging/run.py              set up, then open the window
    python3 packaging/run.py test [...]   set up, then every check and the tests (further words go to pytest)
    python3 packaging/run.py command ...  set up, then the program without a window
    python3 packaging/run.py lock         choose the versions of all dependencies anew (for developers)

On Windows the first word is `py` instead of `python3`. What is missing of the system's own libraries is installed on
Debian and Ubuntu (as root or through sudo); elsewhere they come with the system. Everything else goes into `.venv`.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = {"start": "packaging/lock.txt", "test": "packaging/lock-test.txt"}
OLDEST = (3, 11)

# What Qt opens at run time and a bare Debian or Ubuntu lacks: library -> package.
OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libX11-xcb.so.1": "libx11-xcb1",
}


def main(words: list[str]) -> int:
    if sys.version_info < OLDEST:
        say(f"Store Manager needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {sys.version.split()[0]}.")
        return 1
    task = words[0] if words and words[0] in {"test", "command", "lock"} else "start"
    rest = words[1:] if words and words[0] == task else words
    system_libraries(window=task == "start" and has_screen())
    if task == "lock":
        return lock()
    environment("test" if task == "test" else "start")
    if task == "test":
        return test(rest)
    module = "storemanager.opening" if task == "start" else "storemanager"
    return subprocess.run([PYTHON, "-m", module, *rest], cwd=os.getcwd(), check=False).returncode


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


# --- The system ---


def has_screen() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def system_libraries(*, window: bool) -> None:
    """Install what is missing on Debian and Ubuntu, or print the line to run and stop."""
    if not sys.platform.startswith("linux"):
        return
    wanted = {**OFFSCREEN, **(WINDOW if window else {})}
    need = [package for library, package in wanted.items() if not loads(library)]
    if not can_make_environments():
        need.append("python3-venv")
    if not need:
        return
    if shutil.which("apt-get") is None:
        say(
            f"Missing on this system (names of Debian packages): {' '.join(need)}. Please install them and start again."
        )
        raise SystemExit(1)
    if os.geteuid() != 0 and shutil.which("sudo") is None:
        say("Please run this once as the administrator, then start again:")
        say(f"  apt-get update && apt-get install -y --no-install-recommends {' '.join(need)}")
        raise SystemExit(1)
    say(f"Installing {', '.join(need)} …")
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*sudo, "apt-get", "-qq", "update"], check=True, env=quiet)
    install = ["apt-get", "-qq", "install", "-y", "--no-install-recommends", *need]
    subprocess.run([*sudo, *install], check=True, env=quiet, stdout=subprocess.DEVNULL)


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def can_make_environments() -> bool:
    """Debian splits ensurepip off into python3-venv."""
    try:
        import ensurepip
        import venv
    except ImportError:
        return False
    return bool(ensurepip and venv)


# --- The environment ---


def environment(purpose: str) -> None:
    """Make `.venv` with exactly the locked versions; nothing is done when that was done before."""
    stamp = VENV / ".set-up"
    done = dict(line.split(" ", 1) for line in stamp.read_text().splitlines()) if stamp.is_file() else {}
    wanted = fingerprint(purpose)
    if PYTHON.exists() and done.get(purpose) == wanted:
        return
    if not PYTHON.exists() or done.get("python") != sys.version.split()[0]:
        if Path(sys.prefix).resolve() == VENV.resolve():
            say("This would make .venv anew, from which you have started Python. Please use the system's Python.")
            raise SystemExit(1)
        shutil.rmtree(VENV, ignore_errors=True)
        done = {}
        say("Making .venv …")
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    say("Installing the locked versions of all dependencies …")
    pip("install", "-r", ROOT / LOCKS[purpose])
    pip("install", "--no-deps", "--no-build-isolation", "-e", ROOT)
    done |= {"python": sys.version.split()[0], purpose: wanted}
    if purpose == "test":  # the tests' environment holds the program's whole
        done["start"] = fingerprint("start")
    stamp.write_text("".join(f"{name} {value}\n" for name, value in done.items()))


def fingerprint(purpose: str) -> str:
    """Changes whenever what is installed would change."""
    files = ("pyproject.toml", LOCKS[purpose], "packaging/run.py")
    parts = [sys.version, *((ROOT / name).read_text(encoding="utf-8") for name in files)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def pip(*words: str | Path) -> None:
    quiet = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    subprocess.run([PYTHON, "-m", "pip", "-q", *words], check=True, env=quiet)


# --- The tasks ---


def test(words: Sequence[str]) -> int:
    """Every check, then the tests; with further words only pytest, with these words."""
    checks: list[list[str]] = (
        []
        if words
        else [
            ["ruff", "check", "."],
            ["ruff", "format", "--check", "."],
            ["mypy"],
            ["lint-imports"],
        ]
    )
    scripts = PYTHON.parent
    for check in checks:
        say(f"$ {' '.join(check)}")
        if subprocess.run([scripts / check[0], *check[1:]], cwd=ROOT, check=False).returncode:
            return 1
    # Some tests wait for a disk, a timer or a process: one worker more than there are cores keeps these busy.
    workers = ["-n", str(min((os.cpu_count() or 1) + 1, 4))]
    # Some tests start the program a hundred times: it is translated into bytecode once, whatever the machine prefers.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    say("$ pytest")
    return subprocess.run([PYTHON, "-m", "pytest", *(words or workers)], cwd=ROOT, env=kept, check=False).returncode


def lock() -> int:
    """Resolve pyproject.toml anew for every system at once; needs the resolver `uv`, installed into .venv."""
    environment("test")
    pip("install", "uv")
    common = [
        "pip",
        "compile",
        "--quiet",
        "--universal",
        "--generate-hashes",
        "--no-header",
        "--upgrade",
        "--python-version",
        "3.11",
        "pyproject.toml",
    ]
    for purpose, extra in (("start", "build"), ("test", "dev")):
        words = [*common, "--extra", extra, "--output-file", LOCKS[purpose]]
        if subprocess.run([PYTHON.parent / "uv", *words], cwd=ROOT, check=False).returncode:
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
