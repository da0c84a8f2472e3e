"""What the guided page says: its title, what each step is about, how far one is, and why one cannot go on yet."""

from __future__ import annotations

from dataclasses import dataclass

from storemanager.gui.channel_access import ChannelKind
from storemanager.gui.pages.connect.loading import Preview
from storemanager.gui.pages.connect.steps import DONE, HERE, LATER, StepLine
from storemanager.texts import translate

KIND, FORM, MATCH, PREVIEW = "kind", "form", "match", "preview"
ONE_MOMENT = translate("ConnectView", "One moment.")


@dataclass(frozen=True)
class Place:
    """Where the owner is. `again`: signing in again to an account there is. `compare`: only looking at what would be
    sent to it. `at`: how many of the channel's own steps are done."""

    kind: ChannelKind | None
    step: str
    again: bool
    compare: bool
    called: str = ""
    at: int = 0


def title(place: Place) -> str:
    kind = place.kind
    if kind is None:
        return str(translate("ConnectView", "Add a channel"))
    if place.compare:
        return str(translate("connect", "What would change on {channel}")(channel=place.called))
    if place.again:
        return str(translate("connect", "Sign in to {channel}")(channel=kind.title))
    return str(translate("connect", "Connect {channel}")(channel=kind.title))


def lead(place: Place) -> tuple[str, str]:
    """What a step is about, and what happens in it."""
    leads = {
        KIND: (
            translate("ConnectView", "Which channel?"),
            translate("ConnectView", "The practice channel runs on this computer: no account needed."),
        ),
        FORM: (
            translate("ConnectView", "Enter and test"),
            translate("ConnectView", "Each value is tested as soon as you enter or paste it."),
        ),
        MATCH: (
            translate("ConnectView", "Match products"),
            translate("ConnectView", "Nothing is sent yet. Say which item there is which product."),
        ),
        PREVIEW: (
            translate("ConnectView", "Look, then switch on"),
            translate("ConnectView", "This is everything that goes out when you switch the account on."),
        ),
    }
    if place.compare:
        leads[PREVIEW] = (
            translate("ConnectView", "Look, then let it go out"),
            translate("ConnectView", "Nothing has been sent. This is everything that goes out when you agree."),
        )
    first, second = leads[place.step]
    return str(first), str(second)


def next_words(place: Place) -> str:
    """What the primary button says."""
    said = {
        FORM: translate("ConnectView", "Sign in") if place.again else translate("ConnectView", "Connect"),
        MATCH: translate("ConnectView", "Continue"),
        PREVIEW: (
            translate("ConnectView", "It is right, send it") if place.compare else translate("ConnectView", "Switch on")
        ),
    }
    return str(said.get(place.step, ""))


def promise() -> str:
    return str(
        translate(
            "ConnectView",
            "Keys stay in this computer's own key store only: never in the book, a backup or an exported file.",
        )
    )


def step_lines(place: Place) -> list[StepLine]:
    """The channel's own steps, and for a new account those that follow."""
    assert place.kind is not None
    lines = [_line(str(step.title), number, place.at) for number, step in enumerate(place.kind.steps)]
    if not place.again:
        here = {MATCH: 0, PREVIEW: 1}.get(place.step, -1)
        later = (translate("ConnectView", "Match products"), translate("ConnectView", "Look, then switch on"))
        lines += [_line(str(said), number, here) for number, said in enumerate(later)]
    return lines


def _line(said: str, number: int, at: int) -> StepLine:
    if number < at:
        return StepLine(said, str(translate("ConnectView", "done")), DONE)
    if number == at:
        return StepLine(said, str(translate("ConnectView", "doing it")), HERE)
    return StepLine(said, "", LATER)


def counted(lines: list[StepLine]) -> str:
    number = next((place for place, one in enumerate(lines, start=1) if one.state == HERE), len(lines))
    return str(translate("connect", "step {number} / {count}")(number=number, count=len(lines)))


def not_yet(data: Preview | None, account_id: int | None, *, syncing: bool) -> str:
    """Why what is shown cannot be agreed to now; "" when it can. While a sync runs it may be old in a moment."""
    if data is None or data.account.id != account_id:
        return str(ONE_MOMENT)
    if data.account.read_only is None:
        return str(translate("ConnectView", "Nothing is held back here: it is sent with every sync."))
    if syncing:
        return str(translate("ConnectView", "A sync is running."))
    if not data.compared:
        return str(
            translate(
                "ConnectView",
                "What is there has not been read since it was stopped. Sync it first: nothing is sent.",
            )
        )
    return ""
