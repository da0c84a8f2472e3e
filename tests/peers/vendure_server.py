"""Vendure as a process of its own: installed once from its lock file, started on a loopback port, ended with the
test."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

import httpx
import pytest

HOME = Path(__file__).parent / "vendure"
INSTALL_SECONDS = 600


class VendureServer:
    """`admin` asks as the shop's owner, `shop` as a shopper with a basket of their own."""

    def __init__(self) -> None:
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[str] | None = None
        self._token = ""

    def __enter__(self) -> VendureServer:
        _install()
        self._process = subprocess.Popen(
            ["node", "server.mjs", str(self.port)],
            cwd=HOME,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "VENDURE_DISABLE_TELEMETRY": "true"},
        )
        assert self._process.stdout is not None
        for line in self._process.stdout:  # it ends when the process does
            if line.startswith("{"):
                assert json.loads(line)["ready"]
                return self
        raise AssertionError("Vendure ended before it answered")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return
        process.stdin.close()  # it ends with its input
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()

    def admin(self, query: str, **variables: Any) -> Any:
        if not self._token:
            self._token = "-"
            login = 'mutation { login(username: "superadmin", password: "superadmin") { __typename } }'
            self._ask("admin-api", login, {})
        data, _ = self._ask("admin-api", query, variables, self._token)
        return data

    def shopper(self) -> Shopper:
        return Shopper(self)

    def _ask(self, api: str, query: str, variables: dict[str, Any], token: str = "") -> tuple[Any, str]:
        headers = {"Authorization": f"Bearer {token}"} if token not in ("", "-") else {}
        reply = httpx.post(
            f"{self.url}/{api}", json={"query": query, "variables": variables}, headers=headers, timeout=60
        )
        said = reply.json()
        assert not said.get("errors"), said["errors"]
        given = reply.headers.get("vendure-auth-token", token)
        if api == "admin-api":
            self._token = given
        return said["data"], given

    def ask_shop(self, query: str, variables: dict[str, Any], token: str) -> tuple[Any, str]:
        return self._ask("shop-api", query, variables, token)


class Shopper:
    """One visitor. `fill` and `pay` are apart, because between them others may pay for the same goods."""

    def __init__(self, server: VendureServer) -> None:
        self._server = server
        self._token = ""

    def _ask(self, query: str, **variables: Any) -> Any:
        data, self._token = self._server.ask_shop(query, variables, self._token)
        return data

    def fill(self, variant_id: str, quantity: int, number: int) -> bool:
        """Put it into the basket and fill in the form; False when the shop says there is not enough."""
        said = self._ask(
            "mutation($id: ID!, $n: Int!) { addItemToOrder(productVariantId: $id, quantity: $n) { __typename } }",
            id=variant_id,
            n=quantity,
        )
        if said["addItemToOrder"]["__typename"] != "Order":
            return False
        self._ask(
            "mutation($c: CreateCustomerInput!, $a: CreateAddressInput!) {"
            " setCustomerForOrder(input: $c) { __typename } setOrderShippingAddress(input: $a) { __typename } }",
            c={"firstName": "Lan", "lastName": f"Nguyễn {number}", "emailAddress": f"lan{number}@shop.example"},
            a={"fullName": f"Nguyễn Lan {number}", "streetLine1": "1 Hàng Gai", "city": "Hà Nội", "countryCode": "VN"},
        )
        methods = self._ask("{ eligibleShippingMethods { id } }")["eligibleShippingMethods"]
        self._ask(
            "mutation($id: [ID!]!) { setOrderShippingMethod(shippingMethodId: $id) { __typename } }",
            id=[methods[0]["id"]],
        )
        said = self._ask('mutation { transitionOrderToState(state: "ArrangingPayment") { __typename } }')
        return bool(said["transitionOrderToState"]["__typename"] == "Order")

    def pay(self) -> bool:
        said = self._ask(
            'mutation { addPaymentToOrder(input: {method: "pay", metadata: {}}) { __typename ... on Order { state } } }'
        )
        return bool(said["addPaymentToOrder"]["__typename"] == "Order")


def _install() -> None:
    """Exactly the locked versions, once."""
    stamp = HOME / "node_modules" / ".locked"
    lock = (HOME / "package-lock.json").read_text(encoding="utf-8")
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == lock:
        return
    npm = shutil.which("npm") or "npm"
    done = subprocess.run(
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        cwd=HOME, capture_output=True, text=True, timeout=INSTALL_SECONDS, check=False,
    )  # fmt: skip
    if done.returncode:
        pytest.skip(f"Vendure could not be installed from the network: {done.stderr[-300:]}")
    stamp.write_text(lock, encoding="utf-8")


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
