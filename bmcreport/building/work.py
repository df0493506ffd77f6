"""How a build goes about its work, whatever it makes."""

from __future__ import annotations

from concurrent.futures import Executor

from msgspec import Struct

from bmcreport.building.addresses import Address


class Work(Struct, frozen=True):
    """Who renders, and what else is done.

    `jobs` is the number of processes that render, as many as there are cores where it is None; an `executor` may render
    in their place, or a Dask `cluster`, by the address of its scheduler. A `check` makes nothing; to `prune` is to
    remove files that nothing makes any more. With an `address` files go there and into no folder.
    """

    jobs: int | None = 1
    executor: Executor | None = None
    cluster: str | None = None
    address: Address | None = None
    check: bool = False
    prune: bool = False
