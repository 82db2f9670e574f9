"""Which files were saved."""

from collections.abc import Iterable
from pathlib import Path
from queue import Empty, SimpleQueue

from watchdog.events import DirModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_CHANGES = {"created", "modified", "deleted", "moved"}
_SETTLED = 0.05
"""Seconds without a change after which what an editor does on saving is over."""


class Watch(FileSystemEventHandler):
    """Collects what changes in these files and folders; hidden files are nobody's business."""

    def __init__(self, places: Iterable[Path]) -> None:
        self._saved: SimpleQueue[Path] = SimpleQueue()
        self._files = {place for place in places if not place.is_dir()}
        self._folders = [place for place in places if place.is_dir()]
        self._observer = Observer()
        for folder in self._folders:
            self._observer.schedule(self, str(folder), recursive=True)
        for folder in {file.parent for file in self._files} - set(self._folders):
            self._observer.schedule(self, str(folder))
        self._observer.start()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by the watcher's own thread."""
        if event.event_type in _CHANGES and not isinstance(event, DirModifiedEvent):
            for name in filter(None, (event.src_path, event.dest_path)):
                path = Path(str(name))
                if self._is_meant(path):
                    self._saved.put(path)

    def _is_meant(self, path: Path) -> bool:
        if path in self._files:
            return True
        return any(
            path.is_relative_to(folder) and not any(part.startswith(".") for part in path.relative_to(folder).parts)
            for folder in self._folders
        )

    def saved(self, seconds: float) -> set[Path]:
        """What was saved since the last call; waits at most so long for the first of it, then until it is over."""
        found: set[Path] = set()
        try:
            found.add(self._saved.get(timeout=seconds))
            while True:
                found.add(self._saved.get(timeout=_SETTLED))
        except Empty:
            return found

    def stop(self) -> None:
        """Watches no longer."""
        self._observer.stop()
        self._observer.join()
