"""Questions on a terminal: each is asked until its answer is good, or the asking is stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from digest.problems import Message, message


class Stopped(Exception):
    """Who was asked has stopped, with Ctrl-C or at the end of the input."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask for: how it is asked, the flag that says it, what is taken for no answer.

    `wrong` says what is wrong with an answer, or None; a `needed` answer may not be empty.
    """

    name: str
    asks: Message
    wrong: Callable[[str], Message | None]
    default: str = ""
    needed: bool = True

    def problem(self, answer: str) -> Message | None:
        """Return what is wrong with an answer."""
        if not answer:
            return message("not-given", flag=f"--{self.name}", what=self.asks) if self.needed else None
        return self.wrong(answer)


def ask(question: Question, language: str, read: Callable[[str], str], tell: Callable[[str], None]) -> str:
    """Return a good answer; `read` shows a prompt and returns a line, `tell` says what was wrong with it."""
    if question.default:
        prompt = message("asks-default", question=question.asks, default=question.default)
    else:
        prompt = message("asks", question=question.asks)
    while True:
        try:
            answer = read(prompt.say(language)).strip() or question.default
        except (EOFError, KeyboardInterrupt):
            raise Stopped from None
        wrong = question.problem(answer)
        if wrong is None:
            return answer
        tell(wrong.say(language))
