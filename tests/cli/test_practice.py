"""`practice`: the three practice channels and a filled shop with one command, and the same shop the next time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from storemanager.cli import app, practice
from storemanager.practice.street import KINDS
from storemanager.sync import demo


def test_one_command_fills_a_shop_from_three_channels_and_the_next_one_finds_them_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "WEEKS", 0)
    monkeypatch.setattr(demo, "FIRST_COMERS", 1)
    synced: list[Any] = []

    def meanwhile(_street: object) -> None:
        """Somebody syncs from another terminal."""
        done = CliRunner().invoke(app, ["--shop", str(tmp_path / "shop"), "sync", "--json"])
        synced.append(json.loads(done.stdout))

    monkeypatch.setattr(practice, "_wait", meanwhile)
    words = ["--shop", str(tmp_path / "shop"), "practice", "--no-shoppers", "--products", "6", "--json"]
    told = []
    for _ in range(2):
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 0, (done.stdout, done.stderr, done.exception)
        told.append(json.loads(done.stdout)["channels"])
    first, second = told
    assert [each["kind"] for each in first] == list(KINDS)
    assert [each["account_id"] for each in first] == [each["account_id"] for each in second]
    assert [each["url"] for each in first] != [each["url"] for each in second]
    for run in synced:
        assert [account["state"] for account in run["accounts"]] == ["done"] * 3, run
