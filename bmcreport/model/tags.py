"""Tags and audiences: who sees which items, blocks and slides."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec import Struct

from bmcreport.model.canvas import Block, Canvas


class Audience(Struct, frozen=True):
    """Whom something is made for: whoever sees the tags of `include`, all where it is empty, and none of `leave_out`.

    What has no tags is for everybody; what has several is shown for any of them and left out for any.
    """

    include: frozenset[str] = frozenset()
    leave_out: frozenset[str] = frozenset()

    @classmethod
    def of(cls, include: Iterable[str], leave_out: Iterable[str] = ()) -> Audience:
        return cls(frozenset(include), frozenset(leave_out))

    def sees(self, tags: Collection[str]) -> bool:
        """Whether something with these tags is for this audience."""
        if self.leave_out.intersection(tags):
            return False
        return not tags or not self.include or bool(self.include.intersection(tags))

    def items_seen(self, block: Block) -> tuple[int, ...]:
        """The indices of the items of a block that are for this audience; none of a block that is not."""
        if not self.sees(block.tags):
            return ()
        return tuple(index for index, item in enumerate(block.items) if self.sees(item.tags))


EVERYBODY = Audience()


def for_audience(canvas: Canvas, audience: Audience) -> Canvas:
    """The canvas with the items that an audience sees; a block that it does not see is empty."""
    if not any(block.tags or any(item.tags for item in block.items) for _, block in canvas.blocks.by_key()):
        return canvas
    seen = {key: _seen(block, audience) for key, block in canvas.blocks.by_key()}
    return canvas.model_copy(update={"blocks": canvas.blocks.model_copy(update=seen)})


def _seen(block: Block, audience: Audience) -> Block:
    if not audience.sees(block.tags):
        return Block()
    return block.model_copy(update={"items": tuple(block.items[index] for index in audience.items_seen(block))})


def tags_of(canvas: Canvas) -> frozenset[str]:
    """Every tag of a canvas."""
    blocks = (tag for _, block in canvas.blocks.by_key() for tag in block.tags)
    return frozenset((*blocks, *(tag for _, _, item in canvas.items() for tag in item.tags)))
