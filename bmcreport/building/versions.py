"""Versions of canvases brought together: from two files, two folders, or git."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import TypeVar

from msgspec import Struct, field

from bmcreport.building.git import Commit, GitRefused, GitTooSlow, NoGit, Repository
from bmcreport.comparing.changes import Changes, changes
from bmcreport.diagnostics import START, Checked, Diagnostic, Severity, Source, has_errors
from bmcreport.model.canvas import Canvas
from bmcreport.read.canvases import DocumentKind, document_kind, read_canvas
from bmcreport.read.collect import SUFFIXES, document_files
from bmcreport.read.files import decode, read_source
from bmcreport.read.located import Located
from bmcreport.read.nodes import parse
from bmcreport.read.projects import NAMES as PROJECT_NAMES

T = TypeVar("T")


class Versions(Struct, frozen=True):
    """Two versions of one canvas; one of them is missing where the canvas was added or removed as a whole."""

    before: Located[Canvas] | None
    after: Located[Canvas] | None

    @property
    def changes(self) -> Changes | None:
        """What has changed; none where there is only one version."""
        return changes(self.before.value, self.after.value) if self.before and self.after else None


class Version(Struct, frozen=True):
    """A version of a canvas, and the commit that brought it; none for the file as it is now."""

    canvas: Located[Canvas]
    commit: Commit | None


class _Shelf(Struct, frozen=True):
    """Canvases of one version by file, the names of files that could not be read, and what was found."""

    canvases: Mapping[PurePath, Located[Canvas]] = field(default_factory=dict)
    faulty: frozenset[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()


def versions_of_files(old: Path, new: Path) -> Checked[tuple[Versions, ...]]:
    """The canvases of two files or folders; a file and a folder meet in the folder's file of that name."""
    if old.is_dir() and not new.is_dir():
        old /= new.name
    elif new.is_dir() and not old.is_dir():
        new /= old.name
    shelves = _on_disk(old), _on_disk(new)
    if old.is_dir():
        return _paired(*shelves, {})
    single = Versions(*(next(iter(shelf.canvases.values()), None) for shelf in shelves))
    found = tuple(diagnostic for shelf in shelves for diagnostic in shelf.diagnostics)
    return Checked((single,) if single.before and single.after else None, found)


def versions_since(revision: str, path: Path) -> Checked[tuple[Versions, ...]]:
    """The canvas in a file, or those in a folder, as they are now and as they were in a revision of git."""
    now = _on_disk(path)
    if not now.canvases:
        return Checked(None, now.diagnostics)
    folder = path if path.is_dir() else path.parent
    return asked_of_git(path, lambda: _since(Repository(folder), revision, path, now))


def canvas_on_disk(path: Path) -> Checked[Located[Canvas]]:
    """The canvas in a file."""
    if path.is_dir():
        return Checked(None, (_no_file(path),))
    shelf = _on_disk(path)
    return Checked(next(iter(shelf.canvases.values()), None), shelf.diagnostics)


def canvas_at(revision: str, path: Path) -> Checked[Located[Canvas]]:
    """The canvas in a file as it was in a revision of git, whatever it is now; renames are followed."""

    def asked() -> Checked[Located[Canvas]]:
        repository = Repository(path.parent)
        commit, place = _commit(repository, revision), repository.path_of(path)
        name = _name_in(repository, commit, path, repository.renamed(commit).get(place, place))
        if name is None:
            return Checked(None, (_missing(path, revision),))
        return _canvas(_as_it_was(repository, revision, commit, name), path.stem, alone=True)

    return asked_of_git(path, asked)


def _as_it_was(repository: Repository, revision: str, commit: str, name: str) -> Checked[Source]:
    return decode(f"{revision}:{name}", repository.content(commit, name))


def _since(repository: Repository, revision: str, path: Path, now: _Shelf) -> Checked[tuple[Versions, ...]]:
    commit, place = _commit(repository, revision), repository.path_of(path)
    renamed = repository.renamed(commit)
    names = {file: repository.path_of(Path(file)) for file in now.canvases}
    called = {file: renamed.get(name, name) for file, name in names.items()}
    listed = {renamed.get(place, place)}
    if path.is_dir():
        listed = {name for name in repository.files(commit, place) if _is_document(PurePath(name))}
        listed |= {name for file, name in called.items() if name != names[file]}
    elif (name := _name_in(repository, commit, path, *listed)) is None:
        return Checked(None, (_missing(path, revision),))
    else:
        listed = {name}
    contents = {PurePath(name): _as_it_was(repository, revision, commit, name) for name in listed}
    return _paired(
        _shelf(contents, alone=not path.is_dir()), now, {file: PurePath(name) for file, name in called.items()}
    )


def _is_document(path: PurePath) -> bool:
    return path.suffix in SUFFIXES and path.name not in PROJECT_NAMES


def _commit(repository: Repository, revision: str) -> str:
    try:
        return repository.commit(revision)
    except GitTooSlow:
        raise
    except GitRefused as refused:
        repository.path_of(repository.folder)
        raise GitRefused(f"there is no revision `{revision}`") from refused


_FOLLOWED = 200
"""How many of its last commits tell what a file was called."""


def _name_in(repository: Repository, commit: str, path: Path, usual: str) -> str | None:
    """What a file was called in a commit; where it has changed too much to be known again, as its history tells."""
    if _is_there(repository, commit, usual):
        return usual
    names = dict.fromkeys(one.path for one in reversed(repository.commits_of(path, _FOLLOWED)))
    return next((name for name in names if _is_there(repository, commit, name)), None)


def _is_there(repository: Repository, commit: str, name: str) -> bool:
    try:
        repository.content(commit, name)
    except GitRefused:
        return False
    return True


def asked_of_git(path: Path, ask: Callable[[], Checked[T]]) -> Checked[T]:
    """What git answers, or why it does not."""
    try:
        return ask()
    except NoGit:
        hint = "install git, or give the two versions as files"
        return Checked(None, (Diagnostic("BMC901", "there is no program `git`", Source(str(path), ""), START, hint),))
    except GitRefused as refused:
        hint = "`git log` lists the versions that there are"
        return Checked(None, (Diagnostic("BMC902", f"git: {refused}", Source(str(path), ""), START, hint),))


def _missing(path: Path, revision: str) -> Diagnostic:
    hint = "`git log --follow` lists the versions of a file"
    return Diagnostic("BMC903", f"this was not there in {revision}", Source(str(path), ""), START, hint)


def _on_disk(path: Path) -> _Shelf:
    files = document_files([path])
    shelf = _shelf({file: read_source(file) for file in files.value or ()}, alone=not path.is_dir())
    return _Shelf(shelf.canvases, shelf.faulty, files.diagnostics + shelf.diagnostics)


def _shelf(texts: Mapping[PurePath, Checked[Source]], *, alone: bool) -> _Shelf:
    """The canvases among texts; one that is alone has to be a canvas."""
    read = {path: _canvas(text, path.stem, alone=alone) for path, text in texts.items()}
    found = tuple(each for one in read.values() for each in one.diagnostics if has_errors((each,)))
    canvases = {path: one.value for path, one in read.items() if one.value and not has_errors(one.diagnostics)}
    faulty = frozenset(path.stem for path, one in read.items() if has_errors(one.diagnostics))
    return _Shelf(canvases, faulty, found)


def _canvas(text: Checked[Source], slug: str, *, alone: bool) -> Checked[Located[Canvas]]:
    if text.value is None:
        return Checked(None, text.diagnostics)
    parsed = parse(text.value)
    if parsed.value is None:
        return Checked(None, parsed.diagnostics)
    if (kind := document_kind(parsed.value)) is not DocumentKind.CANVAS:
        message = f"this is not a canvas but a document of the kind {kind.value}"
        hint = "name canvases, or folders that hold them"
        return Checked(None, (Diagnostic("BMC904", message, text.value, START, hint),) if alone else ())
    return read_canvas(text.value, slug, parsed)


def _paired(before: _Shelf, after: _Shelf, called: Mapping[PurePath, PurePath]) -> Checked[tuple[Versions, ...]]:
    """Canvases that belong together: by the path that git knows, by file name, or by the company's name."""
    old, new = dict(before.canvases), dict(after.canvases)
    pairs: dict[PurePath, PurePath] = {}
    for same in (
        lambda was, now: called.get(now) == was,
        lambda was, now: was.stem == now.stem,
        lambda was, now: old[was].value.company.name == new[now].value.company.name,
    ):
        for now in new:
            left = (was for was in old if was not in pairs.values() and same(was, now))
            if now not in pairs and (found := next(left, None)):
                pairs[now] = found
    together = [Versions(old.get(pairs.get(now, PurePath())), one) for now, one in new.items()]
    gone = [Versions(one, None) for was, one in old.items() if was not in pairs.values()]
    # What could not be read on one side is no news on the other.
    faulty = before.faulty | after.faulty
    return Checked(tuple(_sound((*together, *gone), faulty)), before.diagnostics + after.diagnostics)


def _sound(versions: Iterable[Versions], faulty: frozenset[str]) -> Sequence[Versions]:
    def told(one: Versions) -> bool:
        only = None if one.before and one.after else one.before or one.after
        return only is None or only.value.slug not in faulty

    return [one for one in versions if told(one)]


def history(path: Path, most: int) -> Checked[tuple[Version, ...]]:
    """The last versions of a canvas under git, the earliest first, and the file as it is where that differs.

    What says the same as the version before it is left out, and so with a warning is what has errors.
    """
    now = _on_disk(path)
    if path.is_dir() or not now.canvases:
        return Checked(None, now.diagnostics or (_no_file(path),))
    return asked_of_git(path, lambda: _history(Repository(path.parent), path, most, next(iter(now.canvases.values()))))


def _history(repository: Repository, path: Path, most: int, now: Located[Canvas]) -> Checked[tuple[Version, ...]]:
    found: list[Version] = []
    warnings: list[Diagnostic] = []
    repository.path_of(path)
    for commit in repository.commits_of(path, most):
        text = decode(f"{commit.short}:{commit.path}", repository.content(commit.name, commit.path))
        read = _canvas(text, path.stem, alone=True)
        if read.value is None or has_errors(read.diagnostics):
            warnings.append(_unreadable(f"{commit.short}:{commit.path}"))
        elif not found or changes(found[-1].canvas.value, read.value.value):
            found.append(Version(read.value, commit))
    if not found or changes(found[-1].canvas.value, now.value):
        found.append(Version(now, None))
    return Checked(tuple(found), tuple(warnings))


def _no_file(path: Path) -> Diagnostic:
    return Diagnostic("BMC904", "this is a folder", Source(str(path), ""), START, "name one canvas")


def _unreadable(name: str) -> Diagnostic:
    hint = "it was not valid then; nothing has to be done"
    return Diagnostic("BMC905", "this version is left out", Source(name, ""), START, hint, Severity.WARNING)
