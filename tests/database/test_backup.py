"""Backups: made while the shop sells, proven before they are trusted, and never half."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from storemanager.database import Book, backup, backup_copy, backup_file, backup_problems
from storemanager.database.backup_manifest import Facts
from storemanager.domain.backups import BackupKind
from tests.makers import NOON, a_customer, a_shop, a_variant

DAILY, HANOI = BackupKind.DAILY, ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def shop(book: Book, tmp_path: Path) -> Path:
    """The folder of a shop that sells tea."""
    with book.write() as session:
        a_shop(session, "Mộc Nhiên")
        a_variant(session, "TEA", on_hand=7)
        a_customer(session)
    return tmp_path / "shop"


@pytest.fixture
def little_room(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A disk on which no file can grow beyond 100 kB: what is written fails half-way."""
    resource = pytest.importorskip("resource", reason="Windows has no such limit")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def files(shop: Path) -> list[str]:
    """Everything in the folder of backups, also what is hidden."""
    folder = shop / backup.FOLDER
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*")) if folder.exists() else []


def restored(path: Path, folder: Path, password: str | None = None) -> sqlite3.Connection:
    folder.mkdir()
    backup_file.extract(path, folder, password=password)
    return sqlite3.connect(folder / backup_file.BOOK)


def sku(connection: sqlite3.Connection) -> list[str]:
    found = [row[0] for row in connection.execute("SELECT sku FROM variant ORDER BY sku")]
    connection.close()
    return found


def test_f65_a_backup_holds_the_whole_book_and_says_what_is_in_it(shop: Path, tmp_path: Path) -> None:
    made = backup.make(shop, DAILY, NOON)
    assert made.path == shop / "backups" / "20261122-050000-daily.storebackup"
    assert files(shop) == [made.path.name]
    facts = backup_file.manifest_of(made.path).facts
    assert (facts.shop_name, facts.count("product"), facts.count("customer")) == ("Mộc Nhiên", 1, 1)
    assert sku(restored(made.path, tmp_path / "new")) == ["TEA"]
    if os.name != "nt":
        assert made.path.stat().st_mode & 0o077 == 0
        assert made.path.parent.stat().st_mode & 0o077 == 0


def test_f65_a_sale_in_the_middle_of_a_backup_neither_waits_nor_spoils_it(
    shop: Path, book: Book, tmp_path: Path
) -> None:
    sold: list[int] = []

    def sell(_done: int, _total: int) -> None:
        with book.write() as session:
            a_variant(session, f"NEW-{len(sold)}")
        sold.append(1)

    facts = backup_copy.snapshot(shop / "shop.db", tmp_path / "copy.db", sell)
    assert sold
    assert backup_copy.differences(tmp_path / "copy.db", facts) == []
    assert facts.count("variant") == 1


def test_a_backup_is_made_even_when_something_is_written_at_every_step(
    shop: Path, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_copy, "PAGES_A_STEP", 1)
    steps: list[int] = []

    def write(done: int, _total: int) -> None:
        steps.append(done)
        if len(steps) < 60:
            with book.write() as session:
                a_customer(session)

    made = backup.make(shop, DAILY, NOON, step=write)
    assert made.manifest.facts.count("customer") == 1
    with book.read() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM customer").scalar() == 60


def test_f65_what_does_not_pass_its_trial_is_kept_apart_and_the_others_stay(shop: Path) -> None:
    good = backup.make(shop, DAILY, NOON)
    later = NOON + timedelta(days=1)
    with pytest.raises(backup_problems.BackupNotTrustedError, match="TEA has 8 instead of 7") as told:
        backup.make(shop, DAILY, later, prove=lambda _book: ["TEA has 8 instead of 7"])
    assert told.value.path.parent.name == "not-trusted"
    assert backup.listed(shop / "backups") == [good.path]
    assert backup.rotate(shop / "backups", HANOI) == []


def test_f65_a_copy_with_other_rows_than_the_book_is_found_out(shop: Path) -> None:
    def forgetful(copy: Path, step: backup_file.Step) -> Facts:
        facts = backup_copy.snapshot(shop / "shop.db", copy, step)
        with sqlite3.connect(copy) as connection:
            connection.execute("DELETE FROM customer_identity")
        connection.close()
        return facts

    with pytest.raises(backup_problems.BackupNotTrustedError, match="customer_identity: 0 rows instead of 1"):
        backup.make(shop, DAILY, NOON, take=forgetful)


def test_f65_a_damaged_book_gives_no_good_backup(shop: Path, book: Book) -> None:
    book.close()
    with (shop / "shop.db").open("r+b") as file:
        file.seek(4096 * 3)
        file.write(os.urandom(4096 * 20))
    with pytest.raises(backup_problems.BackupError):
        backup.make(shop, DAILY, NOON)
    assert backup.listed(shop / "backups") == []


def test_f61_on_a_full_disk_nothing_half_is_left_and_the_words_are_plain(shop: Path, little_room: None) -> None:
    with pytest.raises(backup_problems.BackupNotMadeError, match="could not be made"):
        backup.make(shop, DAILY, NOON)
    assert files(shop) == []


def test_f61_too_little_room_is_said_before_anything_is_written(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(shop)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=3_000_000))
    with pytest.raises(backup_problems.BackupNotMadeError, match=r"not enough room .* 3 MB are free"):
        backup.make(shop, DAILY, NOON)
    assert files(shop) == []


def test_stopping_a_backup_leaves_nothing_behind(shop: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done >= 40:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backup.make(shop, DAILY, NOON, step=stop)
    assert files(shop) == []


@pytest.mark.skipif("sys.platform == 'win32'", reason="there is no SIGKILL on Windows")
def test_f60_what_a_killed_backup_left_is_no_backup_and_is_cleared_by_the_next(shop: Path) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path; from datetime import datetime, UTC\n"
        "from storemanager.database import backup; from storemanager.domain.backups import BackupKind\n"
        "def step(done, total):\n"
        "    if done >= 70: os.kill(os.getpid(), signal.SIGKILL)\n"
        "backup.make(Path(sys.argv[1]), BackupKind.DAILY, datetime.now(UTC), step=step)\n"
    )
    assert subprocess.run([sys.executable, "-c", program, str(shop)], check=False).returncode == -9
    assert len(files(shop)) >= 2
    assert backup.listed(shop / "backups") == []
    made = backup.make(shop, DAILY, NOON)
    assert files(shop) == [made.path.name]


def test_old_backups_go_and_what_is_not_ours_stays(shop: Path) -> None:
    first = backup.make(shop, DAILY, NOON - timedelta(days=600))
    folder = first.path.parent
    for days in range(500):
        shutil.copy(first.path, folder / f"{NOON - timedelta(days=days):%Y%m%d-%H%M%S}-daily.storebackup")
    for hours in range(12):
        shutil.copy(first.path, folder / f"{NOON - timedelta(hours=hours):%Y%m%d-%H%M%S}-before-update.storebackup")
    (folder / "my own notes.txt").write_text("keep")
    backup.rotate(folder, HANOI)
    kinds = [path.name.split("-", 2)[2] for path in backup.listed(folder)]
    assert kinds.count("before-update.storebackup") == 3
    assert 12 <= kinds.count("daily.storebackup") <= 23
    assert (folder / "my own notes.txt").exists()


def test_f62_a_clock_set_back_lets_no_new_backup_go_for_older_ones(shop: Path) -> None:
    first = backup.make(shop, DAILY, NOON - timedelta(days=600))
    folder = first.path.parent
    for days in range(450):
        shutil.copy(first.path, folder / f"{NOON - timedelta(days=days):%Y%m%d-%H%M%S}-daily.storebackup")
    for hours in range(10):
        shutil.copy(first.path, folder / f"{NOON - timedelta(hours=hours):%Y%m%d-%H%M%S}-by-hand.storebackup")
    wrong = NOON - timedelta(days=4000)
    made = [backup.make(shop, kind, wrong).path for kind in (DAILY, BackupKind.BY_HAND)]
    backup.rotate(folder, HANOI, now=wrong)
    assert all(path.exists() for path in made)
    kinds = [path.name.split("-", 2)[2] for path in backup.listed(folder)]
    assert (kinds.count("by-hand.storebackup"), kinds.count("daily.storebackup") <= 24) == (11, True)


def test_a_backup_that_another_program_holds_open_is_left_for_the_next_time(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = backup.make(shop, BackupKind.BEFORE_UPDATE, NOON - timedelta(days=600))
    folder = first.path.parent
    for hours in range(6):
        shutil.copy(first.path, folder / f"{NOON - timedelta(hours=hours):%Y%m%d-%H%M%S}-before-update.storebackup")
    remove = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path == first.path:
            raise PermissionError(13, "used by another process", str(path))
        remove(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    gone = backup.rotate(folder, HANOI)
    assert first.path.exists()
    assert (len(gone), len(backup.listed(folder))) == (3, 4)


def test_the_whole_shop_is_in_one_file_that_only_the_password_opens(shop: Path, tmp_path: Path) -> None:
    (shop / "window.ini").write_text("theme=dark")
    (shop / "pictures").mkdir()
    (shop / "pictures" / "tea.jpg").write_bytes(b"picture of tea")
    made = backup.make(
        shop, BackupKind.BY_HAND, NOON, file=tmp_path / "shop.storebackup", whole=True, password="trà sen"
    )
    assert backup_file.is_sealed(made.path)
    raw = made.path.read_bytes()
    assert b"picture of tea" not in raw
    assert b"Nhi" not in raw
    for missing in (None, ""):
        with pytest.raises(backup_problems.BackupPasswordError, match="locked"):
            backup_file.extract(made.path, tmp_path, password=missing)
    with pytest.raises(backup_problems.BackupPasswordError, match="does not open"):
        backup_file.extract(made.path, tmp_path, password="tra sen")


def test_pictures_and_the_look_of_the_window_go_with_the_whole_shop(shop: Path, tmp_path: Path) -> None:
    (shop / "window.ini").write_text("theme=dark")
    (shop / "pictures").mkdir()
    (shop / "pictures" / "tea.jpg").write_bytes(b"picture of tea")
    made = backup.make(shop, BackupKind.BY_HAND, NOON, file=tmp_path / "shop.storebackup", whole=True)
    assert sku(restored(made.path, tmp_path / "new")) == ["TEA"]
    assert (tmp_path / "new" / "picture-000001").read_bytes() == b"picture of tea"
    assert (tmp_path / "new" / "window.ini").read_text() == "theme=dark"


def test_secrets_of_channels_are_in_no_backup(shop: Path, tmp_path: Path) -> None:
    (shop / "secrets.json").write_text("sealed")
    made = backup.make(shop, BackupKind.BY_HAND, NOON, whole=True)
    with zipfile.ZipFile(made.path) as archive:
        assert set(archive.namelist()) == {"book.db", "manifest.json"}


# --- Files that are not what they seem ---


def changed(made: Path, target: Path, **parts: bytes) -> Path:
    """The same zip with other content."""
    with zipfile.ZipFile(made) as read, zipfile.ZipFile(target, "w") as write:
        for name in read.namelist():
            write.writestr(name, parts.pop(name, read.read(name)))
    return target


def manifest_with(made: Path, **values: object) -> bytes:
    with zipfile.ZipFile(made) as archive:
        return json.dumps({**json.loads(archive.read("manifest.json")), **values}).encode()


def test_a_backup_with_one_byte_changed_is_refused_wherever_it_is(shop: Path, tmp_path: Path) -> None:
    made = backup.make(shop, DAILY, NOON)
    whole = made.path.read_bytes()
    bad = tmp_path / "bad.storebackup"
    step = max(1, len(whole) // 40)
    harmless = 0
    for place in range(0, len(whole), step):
        bad.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        target = tmp_path / f"to-{place}"
        target.mkdir()
        try:
            backup_file.extract(bad, target)
        except backup_problems.BackupError:
            continue
        harmless += 1  # a byte of a date in the zip's own list
        assert (target / "book.db").read_bytes() == sound(made.path, tmp_path)
    assert harmless < 5


def sound(path: Path, tmp_path: Path) -> bytes:
    folder = tmp_path / "sound"
    if not folder.exists():
        folder.mkdir()
        backup_file.extract(path, folder)
    return (folder / "book.db").read_bytes()


@pytest.mark.parametrize("length", [0, 1, 16, 500, -1])
def test_a_file_cut_short_or_of_another_kind_is_refused_in_words(shop: Path, tmp_path: Path, length: int) -> None:
    whole = backup.make(shop, DAILY, NOON).path.read_bytes()
    bad = tmp_path / "bad.storebackup"
    bad.write_bytes(whole[:length])
    with pytest.raises(backup_problems.BackupDamagedError, match=r"bad\.storebackup is damaged"):
        backup_file.extract(bad, tmp_path)


def test_a_name_with_a_path_in_it_never_leaves_the_folder(shop: Path, tmp_path: Path) -> None:
    made = backup.make(shop, DAILY, NOON).path
    evil = b"stolen"
    part = {"name": "../evil.txt", "size": len(evil), "sha256": "", "original": ""}
    bad = tmp_path / "bad.storebackup"
    with zipfile.ZipFile(bad, "w") as archive:
        archive.writestr("manifest.json", manifest_with(made, parts=[part]))
        archive.writestr("../evil.txt", evil)
    folder = tmp_path / "inner"
    folder.mkdir()
    with pytest.raises(backup_problems.BackupDamagedError):
        backup_file.extract(bad, folder)
    assert not (tmp_path / "evil.txt").exists()
    assert list(folder.iterdir()) == []


def test_a_backup_of_a_later_form_is_refused_as_newer_and_not_as_damaged(shop: Path, tmp_path: Path) -> None:
    made = backup.make(shop, DAILY, NOON).path
    later = changed(made, tmp_path / "later.storebackup", **{"manifest.json": manifest_with(made, format=99)})
    with pytest.raises(backup_problems.BackupNewerError, match="newer version"):
        backup_file.manifest_of(later)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a disk that is always full")
@pytest.mark.usefixtures("quick_lock")
def test_f61_a_full_disk_is_not_taken_for_a_damaged_backup(shop: Path, tmp_path: Path) -> None:
    made = backup.make(shop, BackupKind.BY_HAND, NOON, file=tmp_path / "x.storebackup", whole=True, password="trà sen")
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "inner.zip").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        backup_file.extract(made.path, folder, password="trà sen")


def test_a_file_that_would_unpack_to_more_than_the_disk_holds_is_refused_before(shop: Path, tmp_path: Path) -> None:
    made = backup.make(shop, DAILY, NOON)
    bomb = tmp_path / "bomb.storebackup"
    with zipfile.ZipFile(made.path) as source, zipfile.ZipFile(bomb, "w") as target:
        target.writestr(backup_file.BOOK, source.read(backup_file.BOOK))
        manifest = json.loads(source.read("manifest.json"))
        manifest["parts"][0]["size"] = 10**18
        target.writestr("manifest.json", json.dumps(manifest))
    folder = tmp_path / "work"
    folder.mkdir()
    with pytest.raises(OSError, match="No space left"):
        backup_file.extract(bomb, folder)
    assert list(folder.iterdir()) == []


def test_a_file_whose_first_page_is_a_bomb_is_no_backup(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.storebackup"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", b" " * 50_000_000)
    with pytest.raises(backup_problems.BackupDamagedError) as told:
        backup_file.manifest_of(bomb)
    assert "larger" in str(told.value.__cause__)
