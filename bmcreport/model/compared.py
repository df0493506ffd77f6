"""What of a canvas decks of other companies are compared with: no more than a comparison looks at.

So such a deck stays as it is as long as that does, whatever else is changed in the canvas.
"""

from __future__ import annotations

from bmcreport.model.canvas import Block, Canvas, Company, Item


def compared_with(canvas: Canvas) -> Canvas:
    """The canvas with the company's name and, of its items, text, detail, theme and tags."""
    # All of it was validated before, and there may be thousands.
    blocks = canvas.blocks.model_copy(update={key: _compared(block) for key, block in canvas.blocks.by_key()})
    company = Company.model_construct(name=canvas.company.name)
    return Canvas.model_construct(company=company, blocks=blocks).named(canvas.slug)


def _compared(block: Block) -> Block:
    items = (
        Item.model_construct(text=one.text, detail=one.detail, theme=one.theme, tags=one.tags) for one in block.items
    )
    return Block.model_construct(items=tuple(items), tags=block.tags)
