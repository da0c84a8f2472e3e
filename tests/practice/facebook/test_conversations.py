"""People write, the Page answers: within its windows, and only what may be read is read."""

from __future__ import annotations

from typing import Any

from storemanager.practice.facebook import Person, Platform, PracticeGraph, Writers
from storemanager.practice.facebook.settings import HUMAN_AGENT
from tests.practice.facebook.conftest import LAN, Api, a_minute
from tests.practice.woocommerce.conftest import Hands

FIELDS = "id,updated_time,snippet,unread_count,participants,messages.limit(20){id,created_time,from,message}"
HOA = Person("17000112233", "Hoa", Platform.INSTAGRAM, username="hoa.xinh")
A_DAY = 24 * 60


def threads(api: Api, platform: str = "MESSENGER", **parameters: Any) -> list[dict[str, Any]]:
    path = f"{api.graph.settings.page_id}/conversations"
    reply = api.get(path, page=True, **{"platform": platform, "fields": FIELDS, **parameters})
    found: list[dict[str, Any]] = reply.json()["data"]
    return found


def say(api: Api, person: Person = LAN, text: str = "Dạ còn ạ", **more: Any) -> Any:
    body = {"recipient": {"id": person.id}, "messaging_type": "RESPONSE", "message": {"text": text}, **more}
    return api.post(f"{api.graph.settings.page_id}/messages", body, page=True)


def test_a_thread_is_read_with_its_newest_messages(api: Api, graph: PracticeGraph, clock: Hands) -> None:
    graph.writes(LAN, "còn áo không shop?")
    a_minute(clock)
    graph.writes(LAN, "size M nha")
    [thread] = threads(api)
    assert thread["unread_count"] == 2
    assert [each["message"] for each in thread["messages"]["data"]] == ["size M nha", "còn áo không shop?"]
    assert thread["participants"]["data"][0]["name"] == "Lan Trần"
    older = api.get(f"{thread['id']}/messages", page=True, fields="id,message", limit=1).json()
    assert [each["message"] for each in older["data"]] == ["size M nha"]
    rest = api.get(
        f"{thread['id']}/messages", page=True, fields="message", after=older["paging"]["cursors"]["after"]
    ).json()
    assert [each["message"] for each in rest["data"]] == ["còn áo không shop?"]


def test_the_thread_that_changed_last_comes_first(api: Api, graph: PracticeGraph, clock: Hands) -> None:
    an = Person("6700999", "An")
    graph.writes(LAN, "1")
    a_minute(clock)
    graph.writes(an, "2")
    assert [each["snippet"] for each in threads(api)] == ["2", "1"]
    a_minute(clock)
    graph.writes(LAN, "3")
    assert [each["snippet"] for each in threads(api)] == ["3", "2"]
    assert [each["snippet"] for each in threads(api, user_id=an.id)] == ["2"]


def test_only_the_newest_twenty_of_an_instagram_thread_can_be_read(api: Api, graph: PracticeGraph) -> None:
    for number in range(25):
        graph.writes(HOA, f"tin {number}")
    [thread] = threads(api, "INSTAGRAM", fields="messages.limit(25){id,message,is_unsupported}")
    messages = thread["messages"]["data"]
    assert [each["message"] for each in messages[18:22]] == ["tin 6", "tin 5", "", ""]
    assert messages[20]["is_unsupported"]
    assert threads(api) == [], "it is no thread of Messenger"


def test_before_the_review_only_people_with_a_role_are_seen(api: Api, graph: PracticeGraph) -> None:
    graph.settings.reviewed.clear()
    graph.writes(LAN, "chào shop")
    owner = Person("1", "Chủ shop", has_role=True)
    graph.writes(owner, "thử")
    assert [each["snippet"] for each in threads(api)] == ["thử"]
    assert api.error(say(api)) == (10, 2018028)
    assert say(api, owner).status_code == 200


def test_a_day_after_the_last_message_only_a_person_may_answer_and_after_a_week_nobody(
    api: Api, graph: PracticeGraph, clock: Hands
) -> None:
    graph.writes(LAN, "chào shop")
    by_hand: dict[str, Any] = {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
    assert say(api).json()["message_id"].startswith("m_")
    a_minute(clock, A_DAY + 1)
    assert api.error(say(api)) == (10, 2018278)
    assert say(api, **by_hand).status_code == 200
    a_minute(clock, 6 * A_DAY)
    assert api.error(say(api, **by_hand)) == (10, 2018278)
    graph.writes(HOA, "chào")
    a_minute(clock, A_DAY + 1)
    assert api.error(say(api, HOA)) == (10, 2534022)


def test_the_other_tags_are_gone_and_the_feature_needs_its_approval(api: Api, graph: PracticeGraph) -> None:
    graph.writes(LAN, "chào shop")
    assert api.error(say(api, messaging_type="MESSAGE_TAG", tag="POST_PURCHASE_UPDATE"))[0] == 100
    graph.settings.features[HUMAN_AGENT] = "PENDING"
    assert api.error(say(api, messaging_type="MESSAGE_TAG", tag="HUMAN_AGENT"))[0] == 200


def test_who_has_blocked_the_page_and_a_page_that_is_stopped(api: Api, graph: PracticeGraph) -> None:
    graph.writes(LAN, "chào shop")
    graph.thread_of(LAN).person.blocked_page = True
    assert api.error(say(api)) == (551, 1545041)
    graph.thread_of(LAN).person.blocked_page = False
    graph.restricted = True
    assert api.error(say(api))[0] == 368
    assert api.error(say(api, Person("0", "?"))) == (100, 2018001)


def test_a_page_s_messages_need_the_page_s_own_token(api: Api, graph: PracticeGraph) -> None:
    reply = api.get(f"{graph.settings.page_id}/conversations", fields="id")
    assert api.error(reply) == (190, 2069032)


def test_a_template_is_looked_at_before_it_may_be_used(api: Api, graph: PracticeGraph, clock: Hands) -> None:
    graph.writes(LAN, "chào shop")
    a_minute(clock, 30 * A_DAY)
    path = f"{graph.settings.page_id}/message_templates"
    body = [{"type": "BODY", "text": "Đơn {{1}} đã gửi, mã vận đơn {{2}}."}]
    made = {"name": "da_gui", "category": "UTILITY", "language": "vi", "components": body}
    assert api.post(path, made, page=True).json()["status"] == "PENDING"
    values = [{"type": "text", "text": "1042"}, {"type": "text", "text": "VN77"}]
    use = {"name": "da_gui", "language": {"code": "vi"}, "components": [{"type": "body", "parameters": values}]}
    utility: dict[str, Any] = {"messaging_type": "UTILITY", "message": {"template": use}}
    assert api.error(say(api, **utility))[0] == 100
    a_minute(clock)
    assert say(api, **utility).status_code == 200
    assert graph.thread_of(LAN).messages[-1].text == "Đơn 1042 đã gửi, mã vận đơn VN77."
    promoting = {**made, "name": "sale", "components": [{"type": "BODY", "text": "Khuyến mãi lớn!"}]}
    api.post(path, promoting, page=True)
    a_minute(clock)
    told = api.get(path, page=True, fields="name,status,language").json()["data"]
    assert {each["name"]: each["status"] for each in told} == {"da_gui": "APPROVED", "sale": "REJECTED"}


def test_a_card_has_a_title_and_at_most_three_buttons(api: Api, graph: PracticeGraph) -> None:
    graph.writes(LAN, "cho xem áo")
    element: dict[str, Any] = {"title": "Áo thun", "subtitle": "150.000 ₫", "image_url": "https://may.example/a.jpg"}
    card = {"type": "template", "payload": {"template_type": "generic", "elements": [element]}}
    assert say(api, message={"attachment": card}).status_code == 200
    assert graph.thread_of(LAN).messages[-1].cards == [{"title": "Áo thun", "subtitle": "150.000 ₫"}]
    fields = "messages.limit(1){attachments}"
    [shown] = threads(api, fields=fields)[0]["messages"]["data"]
    assert shown["attachments"]["data"][0]["generic_template"]["title"] == "Áo thun"
    element["buttons"] = [{}] * 4
    assert api.error(say(api, message={"attachment": card}))[0] == 100


def test_people_write_the_same_for_the_same_seed() -> None:
    def told(seed: int) -> list[str]:
        writers = Writers(PracticeGraph(), seed)
        return [writers.step().messages[-1].text for _ in range(30)]

    assert told(1) == told(1)
    assert told(1) != told(2)
    assert any("Sđt 09" in text or "0" in text for text in told(1))
