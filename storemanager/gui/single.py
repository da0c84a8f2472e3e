"""One window per shop: a second start shows the first (F66)."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 500


def _name(shop: Path) -> str:
    """Each shop folder has a door of its own; two shops may be open at once."""
    return "storemanager-" + hashlib.sha256(str(shop).encode()).hexdigest()[:24]


def wake_the_other(shop: Path) -> bool:
    """True when this shop is open already; the other window then comes to the front."""
    socket = QLocalSocket()
    socket.connectToServer(_name(shop))
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.write(b"show")
    socket.waitForBytesWritten(WAIT_MS)
    socket.disconnectFromServer()
    return True


class Door(QObject):
    """Listens for a second start of the same shop."""

    knocked = Signal()

    def __init__(self, shop: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(shop))  # what a crash left behind; nobody answered there
        self.open = self._server.listen(_name(shop))
        self._server.newConnection.connect(self._answer)

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.knocked.emit()
