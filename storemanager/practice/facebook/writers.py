"""People who write to the Page at random, the same way for the same seed: they ask, order, send their address."""

import random
from datetime import timedelta

from storemanager.practice.facebook.graph import PracticeGraph
from storemanager.practice.facebook.records import Person, Platform, Thread
from storemanager.practice.people import Person as Somebody
from storemanager.practice.people import person

PEOPLE_KEPT = 50
ASKING = (
    "shop ơi {title} còn không ạ?",
    "{sku} giá bao nhiêu vậy shop?",
    "Cho mình xem thêm hình {title} với",
    "Bao lâu thì giao tới {city} ạ?",
)
ORDERING = (
    "cho em {quantity} {title} nhé, ship {street}, {area}, {city}. Sđt {phone}",
    "lấy {quantity} cái {sku} nha. {name}, {phone}, {street}, {area}, {city}",
    "Em chốt {quantity} {sku}. Đc: {street} {area} {city} - {phone}",
)
ANSWERS = ("Dạ shop chào mình ạ", "Dạ còn ạ, mình lấy mấy cái ạ?", "Dạ để shop kiểm tra rồi báo mình nhé")
CHATTING = ("cảm ơn shop", "dạ ok", "Có freeship không shop?", "để em suy nghĩ thêm ạ")


def people_wrote(graph: PracticeGraph, seed: int, *, messages: int = 40, hours: int = 60) -> None:
    """What was written in the last hours, answered mostly: the Page as an owner would find it."""
    dice, writers = random.Random(seed), Writers(graph, seed)
    began = graph.now() - timedelta(hours=hours)
    for number in range(messages):
        thread = writers.step()
        at = began + timedelta(hours=hours) * (number + dice.random()) / messages
        thread.messages[-1].at = at
        if dice.random() < 0.6:
            graph.answers(thread.person, dice.choice(ANSWERS)).messages[-1].at = at + timedelta(seconds=90)


class Writers:
    """Everybody who writes to one Page. `step` is one message of somebody."""

    def __init__(self, graph: PracticeGraph, seed: int = 0) -> None:
        self.graph = graph
        self._dice = random.Random(seed)
        self._people: list[tuple[Person, Somebody]] = []

    def step(self) -> Thread:
        """One message."""
        who, life = self._somebody()
        chance = self._dice.random()
        words = ASKING if chance < 0.45 else ORDERING if chance < 0.8 else CHATTING
        return self.graph.writes(who, self._dice.choice(words).format(**self._words(life)))

    def _words(self, life: Somebody) -> dict[str, object]:
        with self.graph.locked():
            items = [self.graph.items[key] for key in sorted(self.graph.items)]
        item = self._dice.choice(items) if items else None
        return {
            "title": item.data.get("title", "") if item else "áo",
            "sku": item.retailer_id if item else "AO-1",
            "quantity": self._dice.randint(1, 3),
            "name": f"{life.first_name} {life.last_name}",
            "phone": life.phone,
            "street": life.address_1,
            "area": life.address_2,
            "city": life.city,
        }

    def _somebody(self) -> tuple[Person, Somebody]:
        if self._people and self._dice.random() < 0.6:
            return self._dice.choice(self._people)
        life = person(self._dice)
        number = 6_700_000_000 + self._dice.randint(0, 99_999_999)
        platform = Platform.INSTAGRAM if self._dice.random() < 0.3 else Platform.MESSENGER
        name = f"{life.last_name} {life.first_name}"
        self._people.append((Person(str(number), name, platform, life.email.split("@")[0]), life))
        del self._people[:-PEOPLE_KEPT]
        return self._people[-1]
