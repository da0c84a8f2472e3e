"""What the owner reads when a channel refuses: judged by its kind, its parts and both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication, QTranslator

from storemanager import paths
from storemanager.channels import failures
from storemanager.channels.base import Outcome, WriteResult
from storemanager.channels.errors import ChannelError, RejectedError, SignInError, TransientError
from storemanager.texts import Text

RIGHTS = frozenset({"right", "permission"})
LEAST_LETTERS = 15


class Meaning(Enum):
    """What follows from a refusal, for the program and for the owner."""

    AGAIN = "tried again by itself"
    LOOK = "it may have happened: looked up before it is tried again"
    WAIT = "tried again when the channel's time is over"
    SIGN_IN = "nothing goes on before the owner has connected again"
    RIGHT = "only this is closed, until the owner gets the right"
    REFUSED = "this one thing is refused, all else goes on"
    GONE = "it is not there any more"


@dataclass(frozen=True)
class Told:
    """A refusal as it reaches the rest of the program, whichever way."""

    meaning: Meaning
    message: Text
    advice: Text
    code: str


def told_by(call: Callable[[], object]) -> Told:
    """What a call that must fail tells: by raising, or in the first of its results."""
    try:
        answer = call()
    except ChannelError as error:
        return Told(_of_error(error), error.message, error.advice, error.code)
    first = answer[0] if isinstance(answer, Sequence) else answer
    assert isinstance(first, WriteResult), answer
    assert first.problem is not None
    assert first.advice is not None
    return Told(_of_result(first), first.problem, first.advice, first.code)


def _of_error(error: ChannelError) -> Meaning:
    if isinstance(error, SignInError):
        return Meaning.RIGHT if error.code in RIGHTS else Meaning.SIGN_IN
    if isinstance(error, RejectedError):
        return Meaning.GONE if error.gone else Meaning.REFUSED
    assert isinstance(error, TransientError)
    if error.retry_after_seconds is not None or error.code == failures.TOO_MANY:
        return Meaning.WAIT
    return Meaning.LOOK if error.unclear else Meaning.AGAIN


def _of_result(result: WriteResult) -> Meaning:
    if result.outcome is Outcome.REJECTED:
        return Meaning.GONE if result.gone else Meaning.REFUSED
    assert result.outcome is Outcome.UNKNOWN
    return Meaning.LOOK


def says_what_to_do(told: Told) -> None:
    """What happened and what it means in one part, what to do now in the other; no bare code, no unfilled place."""
    for text in (told.message, told.advice):
        words = str(text)
        assert len(words) > LEAST_LETTERS, words
        assert "{" not in words, words
        assert words[0].isupper() or words[0] in "“{", words
        assert words[-1] in ".?!”", words
    assert str(told.message) != str(told.advice)


def untranslated(texts: Iterable[Text]) -> list[str]:
    """The sentences among these, and inside them, that Vietnamese owners would read in English: asked of the file that
    the program itself loads."""
    translator = QTranslator(QCoreApplication.instance())
    assert translator.load(str(paths.resources() / "translations" / "storemanager_vi.qm"))
    return sorted(
        {
            f"{each.context}: {each.source}"
            for text in texts
            for each in _sentences(text)
            if not translator.translate(each.context, each.source)
        }
    )


def _sentences(text: Text) -> Iterator[Text]:
    if text.context:
        yield text
    for value in text.values.values():
        if isinstance(value, Text):
            yield from _sentences(value)
