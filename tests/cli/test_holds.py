"""An account that is read-only, from the command line: a copied shop, and one the owner stopped."""

import json
import shutil
from pathlib import Path

import pytest

from storemanager.practice.server import PracticeServer
from tests.cli.test_commands import Command, command, document, english_again, shop, website

__all__ = ["command", "english_again", "shop", "website"]


@pytest.fixture
def connected(shop: Command, website: PracticeServer) -> Command:
    secrets = {"consumer_key": website.consumer_key, "consumer_secret": website.consumer_secret}
    words = ("channel", "add", "woocommerce", "--name", "Web", "--address", website.url)
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
