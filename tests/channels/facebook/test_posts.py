"""Posts: published once, planned, taken down."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storemanager.channels.base import PostDraft, Posts
from storemanager.channels.errors import RejectedError, TransientError
from storemanager.channels.facebook import Facebook
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from tests.channels.world import NOON, World
from tests.practice.facebook.contracts import WatchedGraph

TET = PostDraft("Tết này giảm 20 %", url="https://may.example/tet")
PHOTO = "https://may.example/tet.jpg"


def test_a_post_is_published_read_and_taken_down(page: Facebook, graph: WatchedGraph) -> None:
    assert isinstance(page, Posts)
    made = page.publish_post(TET)
    [shown] = page.posts()
    assert (shown.remote_id, shown.text, shown.published_at) == (made.remote_id, TET.text, NOON)
    assert graph.posts[made.remote_id].link == TET.url
    page.remove_post(made.remote_id)
    page.remove_post(made.remote_id)
    assert page.posts() == []


def test_one_photo_and_several_photos(page: Facebook, graph: WatchedGraph) -> None:
    one = page.publish_post(PostDraft("Một ảnh", (PHOTO,), url="https://may.example/1"))
    several = page.publish_post(PostDraft("Hai ảnh", (PHOTO, PHOTO + "?2")))
    assert graph.posts[one.remote_id].message == "Một ảnh\nhttps://may.example/1"
    assert [graph.photos[each].url for each in graph.posts[several.remote_id].photo_ids] == [PHOTO, PHOTO + "?2"]


@pytest.mark.parametrize("pictures", [(), (PHOTO,), (PHOTO, PHOTO + "?2")])
@pytest.mark.parametrize("planned", [False, True])
def test_a_lost_answer_makes_no_second_post(
    page: Facebook, graph: WatchedGraph, server: PracticeServer, pictures: tuple[str, ...], planned: bool
) -> None:
    path = "/photos" if len(pictures) == 1 and not planned else "/feed"
    server.faults.add(Rule(Fault.AFTER_DROP, method="POST", path=path, times=1))
    at = NOON + timedelta(days=1) if planned else None
    made = page.publish_post(PostDraft("Hàng về", pictures, publish_at=at))
    assert list(graph.posts) == [made.remote_id]
    assert (made.planned_at == at) if planned else (made.published_at is not None)


def test_a_planned_post_that_arrived_is_found_also_when_its_time_has_nearly_come(
    page: Facebook, graph: WatchedGraph, world: World
) -> None:
    """Its answer was lost, and the next sync comes too late to plan it: it is not refused, for it is there."""
    at = NOON + timedelta(hours=1)
    made = page.publish_post(PostDraft("Sale 50%", publish_at=at))
    world.advance(55 * 60)
    again = page.publish_post(PostDraft("Sale 50%", publish_at=at, first_tried_at=NOON))
    assert (again.remote_id, list(graph.posts)) == (made.remote_id, [made.remote_id])


def test_a_post_that_never_arrived_is_published_at_the_next_try(
    page: Facebook, graph: WatchedGraph, server: PracticeServer, world: World
) -> None:
    server.faults.add(Rule(Fault.BEFORE_DROP, method="POST", times=1))
    with pytest.raises(TransientError) as caught:
        page.publish_post(TET)
    assert caught.value.unclear
    made = page.publish_post(PostDraft(TET.text, url=TET.url, first_tried_at=NOON))
    world.advance(60)
    again = page.publish_post(PostDraft(TET.text, url=TET.url, first_tried_at=NOON))
    assert again.remote_id == made.remote_id
    assert len(graph.posts) == 1


@pytest.mark.parametrize("look", [Fault.TOO_MANY, Fault.BEFORE_500])
def test_a_lost_answer_stays_unclear_when_nobody_can_look(
    page: Facebook, graph: WatchedGraph, server: PracticeServer, world: World, look: Fault
) -> None:
    server.faults.add(Rule(Fault.AFTER_DROP, method="POST", times=1))
    server.faults.add(Rule(look, method="GET", path="feed|scheduled_posts"))
    with pytest.raises(TransientError) as caught:
        page.publish_post(TET)
    assert caught.value.unclear
    server.faults.clear()
    world.advance(3600)  # the Page is left alone for a while after so many failures
    page.publish_post(PostDraft(TET.text, url=TET.url, first_tried_at=NOON))
    assert len(graph.posts) == 1


def test_the_same_words_twice_are_the_post_that_is_there(page: Facebook, graph: WatchedGraph) -> None:
    assert page.publish_post(TET).remote_id == page.publish_post(TET).remote_id
    assert len(graph.posts) == 1


@pytest.mark.parametrize(
    "draft",
    [
        PostDraft(" "),
        PostDraft("x", ("C:/a.jpg",)),
        PostDraft("x", publish_at=NOON + timedelta(minutes=5)),
        PostDraft("x", publish_at=NOON + timedelta(days=60)),
    ],
)
def test_what_cannot_be_posted_is_refused_here(page: Facebook, server: PracticeServer, draft: PostDraft) -> None:
    with pytest.raises(RejectedError):
        page.publish_post(draft)
    assert len(server.requests) == 0
