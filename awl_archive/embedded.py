"""What an installation needs before its settings are read: a folder for its data and a key."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

SHORTEST_KEY = 50  # Django's check --deploy warns of anything shorter


def data_dir() -> Path:
    """Where database, media, collected static files and key live: DATA_DIR, else var/."""
    return Path(os.environ.get("DATA_DIR") or Path(__file__).resolve().parent.parent / "var")


def prepare() -> None:
    """Make the data folder and, unless SECRET_KEY is set, the key in it. What exists stays."""
    folder = data_dir()
    try:
        # Drafts and password hashes lie here: an operator who wants others to read makes it first.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / "static").mkdir(exist_ok=True)  # WhiteNoise warns of a folder that is not there
        if not os.environ.get("SECRET_KEY"):
            ensure_key(folder / "secret-key")
    except OSError as error:
        raise SystemExit(
            f"{error.filename or folder}: {error.strerror}. The archive keeps its data in {folder},"
            " which must be a folder that this account may read and write; DATA_DIR names another."
        ) from error


def ensure_key(file: Path) -> None:
    if not file.exists():
        write_key(file)
    if len(file.read_text().strip()) < SHORTEST_KEY:
        raise SystemExit(
            f"{file} is damaged: it holds fewer than {SHORTEST_KEY} characters. Put its copy back,"
            " or delete it: a new one is made at the next start, and everybody must sign in again."
        )


def write_key(file: Path) -> None:
    """Written aside (mode 0600), then linked into place: of two starts one wins, its key whole."""
    with tempfile.NamedTemporaryFile("w", dir=file.parent, prefix=f"{file.name}-") as draft:
        draft.write(secrets.token_urlsafe(SHORTEST_KEY))
        draft.flush()
        os.fsync(draft.fileno())
        with suppress(FileExistsError):
            os.link(draft.name, file)
