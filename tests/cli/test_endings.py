"""How a call ends when it was not understood, when the system refuses, and when the program itself is wrong."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storemanager import cli
from storemanager.cli import shop as shop_commands
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from storemanager.practice.woocommerce import Key, PracticeShop
from storemanager.practice.woocommerce.auth import Keys

Ending = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ending(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ending:
    """The whole program with these words: (exit code, standard output, standard error)."""

    def call(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["storemanager", "--shop", str(tmp_path / "shop"), *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return call


@pytest.mark.parametrize(
    "words",
    [
        ("init", "--json"),
        ("stock", "set", "A", "x", "--reason", "r", "--json"),
        ("bogus", "--json"),
        ("check", "-x"),
    ],
)
def test_wrong_words_end_with_2_and_a_document_when_one_was_asked_for(ending: Ending, words: tuple[str, ...]) -> None:
    code, out, err = ending(*words)
    assert code == 2
    assert "Usage" in err
    if words[-1] == "--json":
        assert json.loads(out)["error"]["message"]
    else:
        assert out == ""


def test_help_and_a_step_that_went_well_end_with_0(ending: Ending) -> None:
    assert ending("--help")[0] == 0
    code, out, _ = ending("init", "--name", "Mộc", "--json")
    assert (code, json.loads(out)["shop"]) == (0, "Mộc")
    assert ending("check")[0] == 0


def test_a_folder_that_cannot_be_made_is_a_sentence_in_both_languages(ending: Ending, tmp_path: Path) -> None:
    (tmp_path / "shop").write_text("in the way")
    code, out, _ = ending("init", "--name", "A", "--json")
    assert code == 3
    assert json.loads(out)["error"]["message"].endswith("cannot be made: a file of this name is there.")
    code, _, err = ending("--language", "vi", "init", "--name", "A")
    assert code == 3
    assert "Không tạo được thư mục" in err


def test_a_mistake_of_the_program_is_never_taken_for_done(ending: Ending, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_words: Any, **_more: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(shop_commands, "make_shop", broken)
    code, out, err = ending("init", "--name", "A", "--json")
    assert code == 3
    assert "ZeroDivisionError" in json.loads(out)["error"]["message"]
    assert "Traceback" in err


def test_a_sync_ends_with_1_while_too_much_is_sold_or_an_act_still_waits(
    ending: Ending, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend = PracticeShop()
    pretend.add_product(
        {"name": "Cốc", "sku": "MUG", "regular_price": "90000", "manage_stock": True, "stock_quantity": 3}
    )
    monkeypatch.setattr("storemanager.channels.http.TRIES", 1)  # how long it is waited for is tried elsewhere
    with PracticeServer(pretend) as website:
        monkeypatch.setenv("STOREMANAGER_PASSPHRASE", "x")
        monkeypatch.setenv("STOREMANAGER_SECRET_CONSUMER_KEY", website.consumer_key)
        monkeypatch.setenv("STOREMANAGER_SECRET_CONSUMER_SECRET", website.consumer_secret)
        assert ending("init", "--name", "Mộc")[0] == 0
        assert ending("channel", "add", "woocommerce", "--name", "Web", "--address", website.url, "--live")[0] == 0
        assert ending("channel", "adopt", "Web")[0] == 0
        assert ending("sync")[0] == 0
        pretend.buy("MUG", 3, "cod")
        assert ending("stock", "set", "MUG", "1", "--reason", "two broke")[0] == 0
        code, out, _ = ending("sync", "--json")
        assert (code, json.loads(out)["needs_attention"]) == (1, 1)
        assert "attention list" in ending("--language", "vi", "sync")[1]
        row = json.loads(ending("--language", "en", "attention", "list", "--json")[1])["attention"][0]
        assert row["title"] == "Cốc (MUG): 2 more sold than there are."
        assert ending("stock", "receive", "MUG", "5")[0] == 0
        assert ending("sync")[0] == 0
        number = json.loads(ending("orders", "list", "--json")[1])["orders"][0]["number"]
        assert ending("orders", "ship", number, "--tracking", "VN1")[0] == 0
        website.faults.add(Rule(Fault.BEFORE_500, method="POST|PUT"))
        code, out, _ = ending("sync", "--json")  # it could not be told to the website: it still waits, and that is said
        assert (code, json.loads(out)["waiting"]) == (1, 1)
        website.faults.clear()
        code, out, _ = ending("sync", "--json")  # whoever asks for a sync does not wait for our own patience
        assert (code, json.loads(out)["waiting"]) == (0, 0)


def test_an_account_whose_key_may_only_read_is_connected_with_a_warning(
    ending: Ending, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend = PracticeShop()
    pretend.keys = Keys([Key("ck_reader", "cs_reader", "read")])
    with PracticeServer(pretend) as website:
        monkeypatch.setenv("STOREMANAGER_SECRET_CONSUMER_KEY", "ck_reader")
        monkeypatch.setenv("STOREMANAGER_SECRET_CONSUMER_SECRET", "cs_reader")
        assert ending("init", "--name", "Mộc")[0] == 0
        code, out, _ = ending("channel", "add", "woocommerce", "--name", "Web", "--address", website.url, "--json")
    made = json.loads(out)
    assert (code, made["can_write"], len(made["warnings"])) == (1, False, 1)
