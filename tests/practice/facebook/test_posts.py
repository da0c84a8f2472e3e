"""Posts and photos: shown, planned, taken down."""

from __future__ import annotations

from storemanager.practice.facebook import PracticeGraph
from tests.practice.facebook.conftest import Api, a_minute
from tests.practice.woocommerce.conftest import Hands


def test_a_photo_with_words_is_a_post(api: Api, graph: PracticeGraph) -> None:
    page = graph.settings.page_id
    made = api.post(f"{page}/photos", page=True, url="https://may.example/a.jpg", message="Hàng mới về").json()
    [post] = api.get(f"{page}/feed", page=True, fields="id,message,full_picture,permalink_url").json()["data"]
    assert (post["id"], post["message"]) == (made["post_id"], "Hàng mới về")
    assert post["full_picture"] == "https://may.example/a.jpg"
    assert api.delete(made["post_id"], page=True).json() == {"success": True}
    assert api.get(f"{page}/feed", page=True, fields="id").json()["data"] == []


def test_several_photos_hang_on_one_post(api: Api, graph: PracticeGraph) -> None:
    page = graph.settings.page_id
    photos = [
        api.post(f"{page}/photos", page=True, url=f"https://may.example/{n}.jpg", published="false").json()["id"]
        for n in range(2)
    ]
    media = [{"media_fbid": each} for each in photos]
    made = api.post(f"{page}/feed", {"message": "Bộ sưu tập", "attached_media": media}, page=True).json()
    assert graph.posts[made["id"]].photo_ids == photos


def test_the_same_words_twice_are_a_duplicate(api: Api, graph: PracticeGraph) -> None:
    path = f"{graph.settings.page_id}/feed"
    assert api.post(path, page=True, message="Tết!").status_code == 200
    assert api.error(api.post(path, page=True, message="Tết!")) == (506, 1455006)


def test_a_planned_post_appears_in_its_time(api: Api, graph: PracticeGraph, clock: Hands) -> None:
    page = graph.settings.page_id
    at = int(clock().timestamp()) + 3600
    api.post(f"{page}/feed", page=True, message="Mai sale", published="false", scheduled_publish_time=str(at))
    assert api.get(f"{page}/feed", page=True, fields="id").json()["data"] == []
    assert len(api.get(f"{page}/scheduled_posts", page=True, fields="id").json()["data"]) == 1
    a_minute(clock, 61)
    assert len(api.get(f"{page}/feed", page=True, fields="id").json()["data"]) == 1
    soon = str(int(clock().timestamp()) + 60)
    early = api.post(f"{page}/feed", page=True, message="Ngay", published="false", scheduled_publish_time=soon)
    assert api.error(early)[0] == 100
