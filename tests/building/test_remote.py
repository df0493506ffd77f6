"""Outputs at an address: in a bucket of a real S3 server on this machine, and in fsspec's memory."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Condition, Thread
from typing import Any

import fsspec
import pytest
import s3fs
from hypothesis import example, given
from hypothesis import strategies as st
from moto.server import ThreadedMotoServer

from bmcreport import build
from bmcreport.building import leasing, remote
from bmcreport.building.addresses import Address
from bmcreport.building.leasing import Lease
from bmcreport.building.locking import LOCK
from bmcreport.building.manifest import NAME
from bmcreport.building.outcome import BuildResult
from bmcreport.cli.status import exit_status
from tests.building.folders import SHOP, contents, street
from tests.building.test_build import EVERYTHING, codes

pytestmark = pytest.mark.filterwarnings("ignore")

ADDRESS = "s3://canvases/made/here"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    for name, value in {
        "AWS_ENDPOINT_URL": server,
        "AWS_ACCESS_KEY_ID": "one",
        "AWS_SECRET_ACCESS_KEY": "two",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }.items():
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()
    system = s3fs.S3FileSystem()
    system.mkdir("canvases")
    yield system
    system.rm("canvases", recursive=True)
    s3fs.S3FileSystem.clear_instance_cache()


@pytest.fixture
def uploads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is put into a bucket, but the lock."""
    put: list[str] = []
    usual = s3fs.S3FileSystem._pipe_file

    async def noting(self: Any, path: str, value: bytes, **more: Any) -> Any:
        name = path.rpartition("/")[2]
        put.extend([name] if name != LOCK else [])
        return await usual(self, path, value, **more)

    monkeypatch.setattr(s3fs.S3FileSystem, "_pipe_file", noting)
    s3fs.S3FileSystem.clear_instance_cache()
    return put


def stored(system: Any, root: str) -> dict[str, bytes]:
    return {path.rpartition("/")[2]: system.cat_file(path) for path in system.find(root) if not path.endswith(NAME)}


def test_a_bucket_gets_what_a_folder_gets_and_then_only_what_changed(
    tmp_path: Path, bucket: Any, uploads: list[str]
) -> None:
    folder = street(tmp_path / "in")
    build([folder], tmp_path / "out")
    first = build([folder], ADDRESS)
    assert first.ok
    assert [str(one.place) for one in first.written] == [f"{ADDRESS}/{name}" for name in EVERYTHING]
    assert stored(bucket, "canvases/made/here") == contents(tmp_path / "out")
    assert sorted(uploads) == sorted([*EVERYTHING, NAME])
    uploads.clear()
    assert made_of(build([folder], ADDRESS)) == []
    assert uploads == []
    assert build([folder], ADDRESS, check=True).ok
    (folder / "shop.yaml").write_text(SHOP.replace("A counter", "A stall"))
    assert codes(build([folder], ADDRESS, check=True)) == ["BMC609"] * 4
    build([folder], ADDRESS)
    assert uploads == ["cafe-deck.pptx", "shop-canvas.pdf", "shop-deck.pptx", "street-comparison.pptx", NAME]
    bucket.pipe_file("canvases/made/here/cafe-deck.pptx", b"edited")
    bucket.rm_file("canvases/made/here/cafe-canvas.pdf")
    assert made_of(build([folder], ADDRESS)) == ["cafe-canvas.pdf", "cafe-deck.pptx"]
    (folder / "street.yaml").unlink()
    result = build([folder], ADDRESS, prune=True)
    assert [str(place) for place in result.removed] == [f"{ADDRESS}/street-comparison.pptx"]
    assert sorted(stored(bucket, "canvases/made/here")) == EVERYTHING[:4]


def made_of(result: BuildResult) -> list[str]:
    assert result.ok
    return [one.place.name for one in result.written if not one.fresh]


def test_a_bucket_that_is_not_there_is_told(tmp_path: Path, bucket: Any) -> None:
    assert bucket.exists("canvases")
    result = build([street(tmp_path / "in")], "s3://no-such-bucket/made")
    assert codes(result) == ["BMC616"]
    assert exit_status(result.diagnostics) == 3
    assert result.outcomes == ()


@pytest.mark.parametrize(("error", "said"), [(PermissionError("Access Denied"), "Access Denied"), (KeyError("x"), "x")])
def test_a_store_that_refuses_a_file_costs_that_file_and_is_told(
    tmp_path: Path, bucket: Any, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    usual = s3fs.S3FileSystem._pipe_file

    async def refusing(self: Any, path: str, value: bytes, **more: Any) -> Any:
        if path.endswith("shop-deck.pptx"):
            raise error
        return await usual(self, path, value, **more)

    monkeypatch.setattr(s3fs.S3FileSystem, "_pipe_file", refusing)
    s3fs.S3FileSystem.clear_instance_cache()
    result = build([street(tmp_path / "in")], ADDRESS)
    assert codes(result) == ["BMC616"]
    assert said in result.diagnostics[0].message
    assert sorted(stored(bucket, "canvases/made/here")) == [name for name in EVERYTHING if name != "shop-deck.pptx"]
    monkeypatch.undo()


@pytest.fixture
def slow(bucket: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """How many files were on their way whenever one set out, in a bucket far away."""
    usual, now, most = s3fs.S3FileSystem._pipe_file, [0], list[int]()

    async def far(self: Any, path: str, value: bytes, **more: Any) -> Any:
        now[0] += 1
        most.append(now[0])
        try:
            await asyncio.sleep(0 if path.endswith((LOCK, NAME)) else 0.2)
            return await usual(self, path, value, **more)
        finally:
            now[0] -= 1

    monkeypatch.setattr(s3fs.S3FileSystem, "_pipe_file", far)
    s3fs.S3FileSystem.clear_instance_cache()
    assert bucket.exists("canvases")
    yield most
    assert now == [0]


def test_files_are_on_their_way_while_others_are_made(
    tmp_path: Path, slow: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "_IN_FLIGHT", 3)
    assert made_of(build([street(tmp_path / "in")], ADDRESS)) == EVERYTHING
    assert max(slow) == 3


def test_a_document_of_many_files_sends_no_more_at_once(slow: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "_IN_FLIGHT", 2)
    store = remote.open_remote(Address(ADDRESS)).value
    assert store
    writings = [store.write(f"shop-canvas-{page}.png", b"page") for page in range(5)]
    assert [written() for written in writings] == [None] * 5
    assert max(slow) == 2


def test_what_is_on_its_way_is_called_back_when_a_build_is_stopped(
    tmp_path: Path, bucket: Any, slow: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = street(tmp_path / "in")
    usual, calls = remote.Remote.write, iter(range(100))

    def stopped(self: remote.Remote, name: str, content: bytes) -> Any:
        if next(calls) == 3:
            raise KeyboardInterrupt
        return usual(self, name, content)

    monkeypatch.setattr(remote.Remote, "write", stopped)
    with pytest.raises(KeyboardInterrupt):
        build([folder], ADDRESS)
    assert stored(bucket, "canvases/made/here") == {}
    monkeypatch.setattr(remote.Remote, "write", usual)
    assert made_of(build([folder], ADDRESS)) == EVERYTHING
    assert max(slow) > 1


@pytest.mark.parametrize("deaf", [False, True], ids=["to files", "to anything"])
def test_a_build_that_is_stopped_does_not_wait_for_a_store_that_does_not_answer(
    tmp_path: Path, bucket: Any, monkeypatch: pytest.MonkeyPatch, *, deaf: bool
) -> None:
    """Nothing is on its way any more once others may write."""
    folder, stopped, on_the_way, left = street(tmp_path / "in"), list[float](), set[str](), list[set[str]]()
    usual, usual_write = s3fs.S3FileSystem._call_s3, remote.Remote.write

    async def hanging(self: Any, method: str, *given: Any, **named: Any) -> Any:
        name = named.get("Key", "").rpartition("/")[2]
        if (method, name) == ("delete_object", LOCK):
            left.append(on_the_way.copy())
        if name in EVERYTHING or (stopped and deaf):
            on_the_way.add(name)
            try:
                await asyncio.sleep(10)
            finally:
                on_the_way.remove(name)
            raise TimeoutError
        return await usual(self, method, *given, **named)

    def stopping(self: remote.Remote, name: str, content: bytes) -> Any:
        if name == EVERYTHING[3]:
            stopped.append(time.monotonic())
            raise KeyboardInterrupt
        return usual_write(self, name, content)

    monkeypatch.setattr(s3fs.S3FileSystem, "_call_s3", hanging)
    monkeypatch.setattr(remote.Remote, "write", stopping)
    with pytest.raises(KeyboardInterrupt):
        build([folder], ADDRESS)
    assert time.monotonic() - stopped[0] < 2
    assert left == ([] if deaf else [set()])
    monkeypatch.undo()
    assert bucket.exists(f"{ADDRESS}/{LOCK}") == deaf


def test_nobody_without_credentials_is_let_in(tmp_path: Path, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", server)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    s3fs.S3FileSystem.clear_instance_cache()
    result = build([street(tmp_path / "in")], ADDRESS)
    s3fs.S3FileSystem.clear_instance_cache()
    assert codes(result) == ["BMC616"]
    assert "credentials" in result.diagnostics[0].message.lower()


@pytest.mark.parametrize("address", ["gopher://there/made", "s3a+nonsense://x"])
def test_addresses_that_nobody_knows_are_told(tmp_path: Path, address: str) -> None:
    result = build([street(tmp_path / "in")], address)
    assert codes(result) == ["BMC616"]
    assert not (tmp_path / "out").exists()


def test_memory_is_a_store(tmp_path: Path) -> None:
    folder = street(tmp_path / "in")
    build([folder], tmp_path / "out")
    assert build([folder], "memory://made").ok
    assert stored(fsspec.filesystem("memory"), "/made") == contents(tmp_path / "out")
    assert made_of(build([folder], "memory://made")) == []


def test_a_store_that_puts_in_pieces_gets_a_file_by_another_name_first(tmp_path: Path) -> None:
    folder = street(tmp_path / "in")
    address = f"file://{tmp_path / 'there'}"
    build([folder], tmp_path / "out")
    assert build([folder], address).ok
    assert contents(tmp_path / "there") == contents(tmp_path / "out")
    assert made_of(build([folder], address)) == []


def test_a_build_that_is_killed_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The manifest is written now and then."""
    monkeypatch.setattr(remote, "_CHECKPOINT", 0)
    monkeypatch.setattr(remote.Remote, "close", remote.Remote.close)
    folder = street(tmp_path / "in")
    usual, calls = remote.Remote.write, iter(range(100))

    def killed(self: remote.Remote, name: str, content: bytes) -> Any:
        if next(calls) == 3:
            monkeypatch.setattr(remote.Remote, "close", lambda *_: None)
            raise KeyboardInterrupt
        return usual(self, name, content)

    monkeypatch.setattr(remote.Remote, "write", killed)
    with pytest.raises(KeyboardInterrupt):
        build([folder], "memory://killed")
    monkeypatch.undo()
    assert made_of(build([folder], "memory://killed")) == EVERYTHING[3:]


def test_passwords_in_addresses_are_not_told(tmp_path: Path) -> None:
    result = build([street(tmp_path / "in")], "gopher://me:secret@there/made")
    assert "secret" not in f"{result.diagnostics}"


@pytest.mark.usefixtures("bucket")
@pytest.mark.parametrize("address", [ADDRESS, "memory://made/in-turn"])
def test_builds_into_one_store_take_turns(tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = street(tmp_path / "in")
    system, root = fsspec.url_to_fs(address)
    lock = f"{root}/{LOCK}"
    system.pipe_file(lock, b"another build")
    monkeypatch.setattr(leasing, "WAIT", 0.0)
    refused = build([folder], address)
    assert codes(refused) == ["BMC607"]
    assert exit_status(refused.diagnostics) == 3
    assert system.cat_file(lock) == b"another build"
    # It has said nothing for long.
    monkeypatch.setattr(leasing, "STALE", -1.0)
    assert build([folder], address).ok
    assert not system.exists(lock)


def test_a_build_says_that_it_goes_on_and_takes_nothing_from_others(monkeypatch: pytest.MonkeyPatch) -> None:
    system = fsspec.filesystem("memory")
    monkeypatch.setattr(leasing, "RENEWED", 0.01)
    lease = Lease.beside(system, "/made/on")
    with lease.held() as waited:
        assert waited is not None
        first = system.modified(lease.path)
        end = time.monotonic() + 30
        while system.modified(lease.path) == first and time.monotonic() < end:
            time.sleep(0.01)
        assert system.modified(lease.path) > first
        with Lease.beside(system, "/made/on").held(0.0) as other:
            assert other is None
        assert system.exists(lease.path)
    assert not system.exists(lease.path)


class _Turns:
    """Lets two sides call a store in turns: `order` says whose call is next, as long as both go on."""

    def __init__(self, order: Sequence[bool]) -> None:
        self._order, self._ended, self._changed = [*order], set[bool](), Condition()

    @contextmanager
    def of(self, side: bool) -> Iterator[None]:
        with self._changed:
            self._changed.wait_for(lambda: not self._order or self._order[0] == side or self._ended, timeout=10)
            if self._order and not self._ended:
                self._order.pop(0)
            try:
                yield
            finally:
                self._changed.notify_all()

    def end(self, side: bool) -> None:
        with self._changed:
            self._ended.add(side)
            self._changed.notify_all()


@dataclass
class _Side:
    """A store as one side sees it: it waits for its turn at each call."""

    system: Any
    turns: _Turns
    side: bool

    def __getattr__(self, name: str) -> Any:
        def in_turn(*arguments: Any, **named: Any) -> Any:
            with self.turns.of(self.side):
                return getattr(self.system, name)(*arguments, **named)

        return in_turn


@given(st.lists(st.booleans(), min_size=14, max_size=14))
@example([False, False, False, True, True, True, True, True, True, True, False, False, False, False])
def test_one_of_those_that_wait_takes_the_place_of_a_dead_build(order: Sequence[bool]) -> None:
    system, root, turns = fsspec.filesystem("memory"), "/made/left", _Turns(order)
    lock = f"{root}/{LOCK}"
    system.pipe_file(lock, b"dead")
    system.store[lock].modified -= timedelta(seconds=2 * leasing.STALE)
    waited: list[float | None] = []
    both = Barrier(2)

    def build_for(side: bool) -> None:
        with Lease.beside(_Side(system, turns, side), root).held(0.0) as found:
            waited.append(found)
            turns.end(side)
            both.wait(timeout=10)

    sides = [Thread(target=build_for, args=(side,)) for side in (False, True)]
    for each in sides:
        each.start()
    for each in sides:
        each.join()
    assert len([each for each in waited if each is not None]) == 1
    assert not [name for name in system.store if name.startswith(root)]
