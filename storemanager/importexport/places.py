"""Stockrooms by the name a file gives them; one the book does not know yet is made."""

from __future__ import annotations

from sqlmodel import Session, select

from storemanager.domain.stock import Location
from storemanager.importexport.notes import Note, created


class Places:
    """Location name -> id during one import; "" is the default stockroom."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._ids: dict[str, int] = {}
        for location in session.exec(select(Location)):
            assert location.id is not None
            self._ids[location.name] = location.id
            if location.is_default:
                self._ids[""] = location.id
        self.notes: list[Note] = []

    def id_of(self, name: str) -> int:
        if name not in self._ids:
            location = Location(name=name)
            self._session.add(location)
            self._session.flush()
            assert location.id is not None
            self._ids[name] = location.id
            self.notes.append(created("location", location.id))
        return self._ids[name]
