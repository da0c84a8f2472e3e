"""An account that is read-only, from the command line: a copied shop, and one the owner stopped."""

import json
import shutil
from pathlib import Path

import pytest

from storemanager.practice.server import PracticeServer
from storemanager.practice.woocommerce import PracticeShop
from tests.cli.test_commands import Command, command, document, shop, website

__all__ = ["command", "shop", "website"]


@pytest.fixture
def connected(shop: Command, website: PracticeServer) -> Command:
    secrets = {"consumer_key": website.consumer_key, "consumer_secret": website.consumer_secret}
    words = ("channel", "add", "woocommerce", "--name", "Web", "--address", website.url, "--live")
    shop(*words, given=json.dumps(secrets))
    shop("channel", "adopt", "Web")
    shop("sync")
    return shop


def test_f66_a_copy_of_the_shop_writes_nothing_before_it_is_given_the_lead(connected: Command, tmp_path: Path) -> None:
    shutil.copytree(tmp_path / "shop", tmp_path / "second")
    second = ("--shop", str(tmp_path / "second"))
    [row] = document(connected(*second, "channel", "list", "--json"))["accounts"]
    assert row["read_only"] == "copied"
    connected(*second, "channel", "release", "Web", "--yes", fine=3)  # nobody has read what is there
    done = connected(*second, "sync", fine=1)
    assert "Nothing was sent" in done.stdout
    seen = document(connected(*second, "channel", "release", "Web", "--json", fine=1))
    assert (seen["read_only"], seen["stock"], seen["listings"]) == ("copied", 0, 2)
    connected(*second, "channel", "release", "Web", "--yes")
    connected(*second, "sync")
    [first] = document(connected("channel", "list", "--json"))["accounts"]
    assert first["read_only"] is None


def test_an_account_is_stopped_and_let_go_from_the_command_line(connected: Command, website: PracticeServer) -> None:
    connected("channel", "hold", "Web")
    website.requests.reset()
    connected("stock", "set", "MUG-RED", "12", "--reason", "found more")
    connected("sync", fine=1)
    assert website.requests.count("POST") + website.requests.count("PUT") == 0
    done = connected("channel", "release", "Web", fine=1)
    assert "1 stock number and 0 prices would change" in done.stdout
    connected("channel", "release", "Web", "--yes")
    connected("sync")
    assert "0 stock numbers" in connected("channel", "release", "Web").stdout


@pytest.fixture
def new_account(shop: Command, website: PracticeServer) -> Command:
    """Connected as the command does it by itself."""
    secrets = {"consumer_key": website.consumer_key, "consumer_secret": website.consumer_secret}
    shop("channel", "add", "woocommerce", "--name", "Web", "--address", website.url, given=json.dumps(secrets))
    return shop


def test_a_new_account_is_sent_nothing_before_somebody_has_seen_what_would_change(
    new_account: Command, website: PracticeServer
) -> None:
    new_account("channel", "release", "Web", "--yes", fine=3)  # nobody has read what is there
    website.requests.reset()
    new_account("channel", "adopt", "Web")
    new_account("stock", "set", "MUG-RED", "12", "--reason", "counted")
    done = new_account("sync", fine=1)
    assert "only read" in done.stdout
    assert website.requests.count("POST") + website.requests.count("PUT") == 0
    seen = document(new_account("channel", "release", "Web", "--json", fine=1))
    assert (seen["live"], seen["stock"], seen["prices"]) == (False, 1, 0)
    assert document(new_account("channel", "release", "Web", "--yes", "--json"))["live"] is True
    assert document(new_account("sync", "--json"))["only_read"] == []
    pretend = website.shop
    assert isinstance(pretend, PracticeShop)
    assert pretend.stock_of("MUG-RED") == 12
