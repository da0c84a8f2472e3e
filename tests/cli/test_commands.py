"""The command line, as a script or a timetable uses it: exit codes, one JSON document, and sentences."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from storemanager.cli import app
from storemanager.practice.server import PracticeServer
from storemanager.practice.woocommerce import Key, PracticeShop
from storemanager.practice.woocommerce.auth import Keys

Command = Callable[..., Result]


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """`storemanager --shop … WORDS`; `fine` is the exit code that must come."""
    runner = CliRunner()

    def run(*words: str, given: str = "", fine: int = 0, language: str = "en") -> Result:
        done = runner.invoke(app, ["--shop", str(tmp_path / "shop"), "--language", language, *words], input=given)
        assert done.exit_code == fine, f"{words}: {done.exit_code}\n{done.stdout}\n{done.stderr}\n{done.exception!r}"
        return done

    return run


def document(done: Result) -> Any:
    """Standard output must be one JSON document and nothing else."""
    return json.loads(done.stdout)


@pytest.fixture
def shop(command: Command) -> Command:
    command("init", "--name", "Mộc Nhiên")
    return command


@pytest.fixture
def website() -> Iterator[PracticeServer]:
    pretend = PracticeShop()
    for sku, price, stock in (("MUG-RED", "90000", 7), ("MUG-BLUE", "95000", 3)):
        body = {"name": sku.title(), "sku": sku, "regular_price": price, "manage_stock": True, "stock_quantity": stock}
        pretend.add_product(body)
    with PracticeServer(pretend) as server:
        yield server


def products(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(["Mã hàng,Tên hàng,Giá bán,Tồn kho", *rows]), encoding="utf-8-sig")
    return path


def connect(command: Command, website: PracticeServer, **more: Any) -> Result:
    secrets = {"consumer_key": website.consumer_key, "consumer_secret": website.consumer_secret}
    words = ("channel", "add", "woocommerce", "--name", "Website", "--address", website.url, "--live", "--json")
    return command(*words, given=json.dumps(secrets), **more)


def test_a_shop_is_made_once(command: Command) -> None:
    made = document(command("init", "--name", "Gốm Lan", "--currency", "usd", "--language", "en", "--json"))
    assert (made["shop"], made["currency"]) == ("Gốm Lan", "USD")
    again = document(command("init", "--name", "Other", "--json", fine=3))
    assert "already" in again["error"]["message"]


@pytest.mark.parametrize(
    "words",
    [
        ("--name", " "),
        ("--name", "X", "--currency", "ĐỒNG"),
        ("--name", "X", "--language", "fr"),
        ("--name", "X", "--timezone", "Hanoi"),
    ],
)
def test_a_shop_with_nonsense_in_it_is_not_made(command: Command, tmp_path: Path, words: tuple[str, ...]) -> None:
    command("init", *words, fine=2)
    assert not (tmp_path / "shop" / "shop.db").exists()


def test_without_a_shop_every_command_says_so(command: Command) -> None:
    said = document(command("orders", "list", "--json", fine=3))
    assert "no shop" in said["error"]["message"]
    assert "init" in said["error"]["advice"]


def test_a_product_file_comes_in_and_goes_out_unchanged(shop: Command, tmp_path: Path) -> None:
    file = products(tmp_path / "in.csv", "A-1,Áo thun,120000,5", "A-2,Nón lá,45000,0")
    said = document(shop("import", "products", str(file), "--json"))
    assert (said["format"], said["new"], said["wrong"], said["imported"]) == ("vietnamese", 2, 0, True)
    assert document(shop("stock", "show", "A-1", "--json"))["on_hand"] == 5
    out = tmp_path / "out.xlsx"
    assert document(shop("export", "products", str(out), "--json"))["rows"] == 2
    again = document(shop("import", "products", str(out), "--json"))
    assert (again["format"], again["new"], again["changed"]) == ("own", 0, 0)


def test_a_dry_run_changes_nothing(shop: Command, tmp_path: Path) -> None:
    file = products(tmp_path / "in.csv", "A-1,Áo thun,120000,5")
    assert document(shop("import", "products", str(file), "--dry-run", "--json"))["imported"] is False
    shop("stock", "show", "A-1", fine=3)


@pytest.mark.parametrize(("language", "words"), [("en", "is not a number"), ("vi", "không phải")])
def test_a_wrong_row_keeps_the_whole_file_out_and_is_named_in_both_languages(
    shop: Command, tmp_path: Path, language: str, words: str
) -> None:
    file = products(tmp_path / "in.csv", "A-1,Áo thun,120000,5", "A-2,Nón lá,bốn lăm,1")
    said = document(shop("import", "products", str(file), "--json", fine=3, language=language))
    [wrong] = [problem for problem in said["problems"] if problem["severity"] == "error"]
    assert (wrong["row"], wrong["column"]) == (3, "Giá bán")
    assert words in wrong["text"]
    shop("stock", "show", "A-1", fine=3)


def test_the_good_rows_can_be_taken_and_the_wrong_ones_saved(shop: Command, tmp_path: Path) -> None:
    file = products(tmp_path / "in.csv", "A-1,Áo thun,120000,5", "A-2,Nón lá,bốn lăm,1")
    bad = tmp_path / "bad.csv"
    shop("import", "products", str(file), "--only-good", "--bad-rows", str(bad), fine=1)
    assert document(shop("stock", "show", "A-1", "--json"))["available"] == 5
    assert "A-2" in bad.read_text(encoding="utf-8-sig")


def test_an_unknown_format_is_wrong_use_and_a_missing_file_a_failure(shop: Command, tmp_path: Path) -> None:
    file = products(tmp_path / "in.csv", "A-1,Áo thun,120000,5")
    shop("import", "products", str(file), "--format", "tiktok", fine=2)
    shop("import", "products", str(tmp_path / "nowhere.csv"), fine=3)
    shop("import", "shoes", str(file), fine=2)
    shop("export", "products", str(tmp_path / "out.pdf"), fine=2)


def test_stock_is_set_with_a_reason_and_received(shop: Command, tmp_path: Path) -> None:
    shop("import", "products", str(products(tmp_path / "in.csv", "A-1,Áo thun,120000,5")))
    assert document(shop("stock", "set", "A-1", "3", "--reason", "hai cái rách", "--json"))["available"] == 3
    assert document(shop("stock", "receive", "A-1", "4", "--json"))["available"] == 7
    shop("stock", "set", "A-1", "3", "--reason", " ", fine=2)
    shop("stock", "set", "A-1", "many", "--reason", "x", fine=2)
    assert "hai cái rách" in shop("stock", "show", "A-1").stdout
    assert document(shop("check", "--json"))["ok"] is True


def test_what_a_channel_needs_is_told_by_the_channel(shop: Command) -> None:
    assert {"key": "woocommerce", "title": "WooCommerce"} in document(shop("channel", "kinds", "--json"))["kinds"]
    fields = document(shop("channel", "fields", "woocommerce", "--json"))["fields"]
    assert {field["key"] for field in fields if field["secret"]} == {"consumer_key", "consumer_secret"}
    shop("channel", "fields", "myspace", fine=2)


def test_secrets_never_go_on_the_command_line(shop: Command, website: PracticeServer) -> None:
    words = ("channel", "add", "woocommerce", "--name", "W", "--address", website.url)
    said = shop(*words, "--set", "consumer_secret=cs_visible", fine=2)
    assert "cs_visible" not in said.output
    assert "STOREMANAGER_SECRET_CONSUMER_SECRET" in said.stderr
    shop(*words, "--set", "colour=red", fine=2)
    shop(*words, given="not json", fine=2)
    shop(*words, given='{"password": "x"}', fine=2)
    assert document(shop("channel", "list", "--json"))["accounts"] == []


def test_a_missing_or_wrong_key_is_told_and_nothing_is_saved(shop: Command, website: PracticeServer) -> None:
    words = ("channel", "add", "woocommerce", "--name", "W", "--address", website.url, "--json")
    shop(*words, fine=3)
    wrong = {"consumer_key": website.consumer_key, "consumer_secret": "cs_" + "0" * 40}
    said = document(shop(*words, given=json.dumps(wrong), fine=3))
    assert said["error"]["advice"]
    assert "0000" not in json.dumps(said)
    assert document(shop("channel", "list", "--json"))["accounts"] == []


def test_secrets_may_come_from_the_environment(
    shop: Command, website: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STOREMANAGER_SECRET_CONSUMER_KEY", website.consumer_key)
    monkeypatch.setenv("STOREMANAGER_SECRET_CONSUMER_SECRET", website.consumer_secret)
    shop("channel", "add", "woocommerce", "--name", "W", "--address", website.url)
    shop("channel", "check", "W")


def test_an_account_gets_its_keys_again_on_a_computer_that_does_not_have_them(
    shop: Command, website: PracticeServer
) -> None:
    connect(shop, website)
    assert isinstance(website.shop, PracticeShop)
    website.shop.keys = Keys([Key("ck_" + "1" * 40, "cs_" + "2" * 40)])
    shop("sync", fine=3)
    wrong = {"consumer_key": "ck_" + "1" * 40, "consumer_secret": "cs_" + "3" * 40}
    shop("channel", "sign-in", "Website", given=json.dumps(wrong), fine=3)
    right = {"consumer_key": "ck_" + "1" * 40, "consumer_secret": "cs_" + "2" * 40}
    shop("channel", "sign-in", "Website", given=json.dumps(right))
    shop("sync")
    [row] = document(shop("channel", "list", "--json"))["accounts"]
    assert (row["state"], row["name"]) == ("active", "Website")
    shop("channel", "sign-in", "Nobody", given=json.dumps(right), fine=3)


def test_the_way_of_an_order_from_website_to_parcel(shop: Command, website: PracticeServer) -> None:
    connect(shop, website)
    assert document(shop("channel", "adopt", "Website", "--json"))["products"] == 2
    pretend = website.shop
    assert isinstance(pretend, PracticeShop)
    remote = pretend.buy("MUG-RED", 2)
    run = document(shop("sync", "--json"))["accounts"][0]
    assert run["state"] == "done"
    stock = document(shop("stock", "show", "MUG-RED", "--json"))
    assert (stock["on_hand"], stock["reserved"], stock["available"]) == (7, 2, 5)
    assert pretend.stock_of("MUG-RED") == 5
    [order] = document(shop("orders", "list", "--json"))["orders"]
    assert (order["remote_number"], order["total"]) == (str(remote.id), int(remote.total))
    shop("orders", "ship", order["number"], "--tracking", "VN123456789")
    shop("sync", "--channel", "Website")
    assert pretend.orders[remote.id].status == "completed"
    assert any("VN123456789" in note.text for note in pretend.orders[remote.id].notes)
    assert document(shop("stock", "show", "MUG-RED", "--json"))["on_hand"] == 5
    website.requests.reset()
    shop("sync")
    assert website.requests.count("POST") + website.requests.count("PUT") == 0
    assert document(shop("attention", "list", "--json"))["attention"] == []


def test_drift_on_a_listing_is_shown_and_not_repaired_by_looking(shop: Command, website: PracticeServer) -> None:
    connect(shop, website)
    shop("channel", "adopt", "Website")
    shop("sync")
    pretend = website.shop
    assert isinstance(pretend, PracticeShop)
    assert document(shop("check", "--channels", "--json"))["drift"] == []
    pretend.set_stock("MUG-BLUE", 50)
    [drift] = document(shop("check", "--channels", "--json", fine=1))["drift"]
    assert (drift["sku"], drift["wanted"], drift["shown"]) == ("MUG-BLUE", 3, 50)
    assert pretend.stock_of("MUG-BLUE") == 50


def test_an_account_is_removed_and_its_orders_stay(shop: Command, website: PracticeServer) -> None:
    connect(shop, website)
    shop("channel", "adopt", "Website")
    pretend = website.shop
    assert isinstance(pretend, PracticeShop)
    pretend.buy("MUG-RED")
    shop("sync")
    shop("channel", "remove", "Website")
    assert document(shop("channel", "list", "--json"))["accounts"] == []
    assert len(document(shop("orders", "list", "--json"))["orders"]) == 1
    shop("channel", "remove", "Website", fine=3)


def test_a_channel_that_is_away_fails_the_sync_and_says_what_it_means(
    shop: Command, website: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storemanager.channels.http.TRIES", 1)  # how long it is waited for is tried elsewhere
    connect(shop, website)
    website.close()
    run = document(shop("sync", "--json", fine=3))["accounts"][0]
    assert run["problem"]
    assert run["advice"]


def test_a_vietnamese_shop_speaks_vietnamese(command: Command) -> None:
    command("init", "--name", "Mộc Nhiên", language="vi")
    assert "Không" in command("attention", "list", language="vi").stdout
