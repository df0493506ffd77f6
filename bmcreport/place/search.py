"""What is dear to find: found once, and looked for near where it likely is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class Found(dict[Asked, Answer]):
    """Answers that are found when they are first asked for."""

    def __init__(self, find: Callable[[Asked], Answer]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, asked: Asked) -> Answer:
        answer = self[asked] = self._find(asked)
        return answer


def first(holds: Callable[[int], bool], low: int, high: int, likely: int) -> int:
    """The least number from `low` on for which `holds`, as it then does for larger ones; `high` if none below does.

    The search goes out from a likely number in longer and longer strides, then halves what is left.
    """
    stride, failed, held = 1, low - 1, high
    number = likely
    while failed + 1 < held:
        number = min(max(number, failed + 1), held - 1)
        if holds(number):
            held = number
            number -= stride
        else:
            failed = number
            number += stride
        stride *= 2
        if failed >= low and held < high:
            number = (failed + held) // 2
    return held
