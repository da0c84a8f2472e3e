"""Who packs what: a parcel that lies on one packing table is not given to another."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from storemanager.domain.columns import UtcDateTime


class PackingClaim(SQLModel, table=True):
    """An order that lies on a packing table now. `station` is that table, `place` how people know it. Old ones count
    for nothing: somebody went home."""

    __tablename__ = "packing_claim"

    order_id: int = Field(primary_key=True, foreign_key="orders.id", ondelete="CASCADE")
    station: str
    place: str = ""
    claimed_at: datetime = Field(sa_type=UtcDateTime)
