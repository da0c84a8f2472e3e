"""Where a book must not lie: in a folder that another program copies away while it is open, or on a network drive,
where locks do not hold. Both have ruined books (F61)."""

import sys
from pathlib import Path, PurePath

from storemanager.database.problems import BookPlaceError
from storemanager.texts import translate

_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
    "mega": "MEGA",
    "box sync": "Box",
}
_NETWORK_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "davfs", "fuse.davfs2"}
_REMOTE_DRIVE = 4  # DRIVE_REMOTE of Windows' GetDriveType


def refuse_unsafe(folder: Path) -> None:
    """Raises BookPlaceError when a book in `folder` would not be safe."""
    service = synced_by(folder)
    if service:
        raise BookPlaceError(
            translate("book", "The folder {folder} is kept in step by {service}, which can ruin an open book.")(
                folder=str(folder), service=service
            ),
            translate("book", "Choose a folder on this computer only, and let {service} have the backups instead.")(
                service=service
            ),
        )
    if on_network(folder):
        raise BookPlaceError(
            translate("book", "The folder {folder} is on another computer; a book file is not safe over a network.")(
                folder=str(folder)
            ),
            translate("book", "Choose a folder on this computer. For several tills, use a PostgreSQL server."),
        )


def synced_by(folder: PurePath) -> str | None:
    """The service that copies `folder` away, by the names such folders have."""
    for part in folder.parts:
        name = part.casefold()
        for mark, service in _SYNCED.items():
            if name == mark or name.startswith((f"{mark} -", f"{mark} (", f"{mark}-")):
                return service
    return None


def on_network(folder: Path) -> bool:
    """Whether `folder` lies on another computer, as far as the system tells."""
    text = str(folder)
    if text.startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.resolve().anchor) == _REMOTE_DRIVE)
    mounts = Path("/proc/self/mounts")
    return mounts.exists() and _file_system(folder, mounts.read_text("utf-8", "replace")) in _NETWORK_FILE_SYSTEMS


def _file_system(folder: Path, mounts: str) -> str:
    """The kind of file system `folder` is on, by the longest mount point above it."""
    resolved = folder.absolute()
    best, kind = -1, ""
    for line in mounts.splitlines():
        _, point, system, *_ = line.split(" ")
        place = Path(point.replace("\\040", " "))
        if resolved.is_relative_to(place) and len(place.parts) > best:
            best, kind = len(place.parts), system
    return kind
