"""Where things lie on this computer: the shop's folder, the program's own resources."""

import os
import sys
from pathlib import Path

APPLICATION = "StoreManager"
BOOK_FILE = "shop.db"


def resources() -> Path:
    """The folder with icons, fonts, tokens and translations; in a bundle and a wheel it lies inside the package."""
    bundled = Path(__file__).parent / "resources"
    return bundled if bundled.is_dir() else Path(__file__).parent.parent / "resources"


def default_shop() -> Path:
    """The owner's shop folder when none is named: the system's folder for application data."""
    import platformdirs

    return Path(platformdirs.user_data_dir(APPLICATION, appauthor=False)) / "shop"


def own_folder() -> Path:
    """What belongs to this user on this computer and to no shop, so that it is not copied with one."""
    named = os.environ.get("STOREMANAGER_CONFIG")
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_config_dir(APPLICATION, appauthor=False))


def private_folder(folder: Path) -> Path:
    """Make `folder` if it is missing, readable by its owner alone where the system knows such a thing."""
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform != "win32":  # on Windows the user's profile is private already
        os.chmod(folder, 0o700)
    return folder
