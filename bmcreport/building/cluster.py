"""The workers of a Dask cluster, which render as processes of our own do: values in, bytes out."""

from __future__ import annotations

from contextlib import ExitStack
from importlib.util import find_spec

from bmcreport.building.crew import Unstaffed
from bmcreport.building.workers import Others, to_executor

_ANSWERING = 10
"""Seconds in which a scheduler has to answer."""

MISSING = "the extra for clusters is missing: pip install 'bmcreport[cluster]'"


def hands_of(address: str, stack: ExitStack) -> Others:
    """The crew at the scheduler of that address, such as `tcp://10.0.0.5:8786`. Raises Unstaffed without one.

    A task that a worker dies at is tried elsewhere by the scheduler, and one that has killed several comes back here.
    """
    if find_spec("distributed") is None:
        raise Unstaffed(MISSING)
    from distributed import Client, KilledWorker

    try:
        client = stack.enter_context(Client(address, timeout=_ANSWERING, set_as_default=False))
    except (OSError, ValueError) as error:
        raise Unstaffed(f"no scheduler answers at {address}: {error}") from error
    hands = sum(client.nthreads().values())
    if not hands:
        raise Unstaffed(f"the scheduler at {address} has no workers")
    # Left to the client: an executor that is closed waits for what is under way.
    executor = client.get_executor(pure=False, retries=0)
    return Others(stack, to_executor(executor), hands, deadly=(KilledWorker,))
