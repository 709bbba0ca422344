import multiprocessing
import os
import stat

import pytest

from awl_archive.embedded import SHORTEST_KEY, data_dir, prepare


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "deep" / "data"))
    return tmp_path / "deep" / "data"


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def names(folder):
    return sorted(file.name for file in folder.iterdir())


def test_makes_folder_and_key_for_this_account_only(folder):
    prepare()
    key = folder / "secret-key"
    assert len(key.read_text()) >= SHORTEST_KEY
    assert (mode(key), mode(folder)) == (0o600, 0o700)
    assert names(folder) == ["secret-key", "static"]


def test_keeps_the_key_that_is_there(folder):
    prepare()
    before = (folder / "secret-key").read_text()
    prepare()
    assert (folder / "secret-key").read_text() == before


def test_makes_no_key_where_the_environment_has_one(folder, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "from the operator")
    prepare()
    assert names(folder) == ["static"]


@pytest.mark.parametrize("value", [None, ""])
def test_the_folder_is_var_unless_named(value, monkeypatch):
    monkeypatch.delenv("DATA_DIR")
    if value is not None:
        monkeypatch.setenv("DATA_DIR", value)
    assert data_dir().name == "var"
    assert (data_dir().parent / "manage.py").is_file()


def start_and_read(barrier, keys):
    barrier.wait()
    prepare()
    keys.put((data_dir() / "secret-key").read_text())


def test_starts_at_the_same_moment_share_one_whole_key(folder):
    context = multiprocessing.get_context("spawn")
    barrier, keys = context.Barrier(4), context.Queue()
    starts = [context.Process(target=start_and_read, args=(barrier, keys)) for _ in range(4)]
    for start in starts:
        start.start()
    read = {keys.get(timeout=60) for _ in starts}
    for start in starts:
        start.join()
    assert read == {(folder / "secret-key").read_text()}
    assert names(folder) == ["secret-key", "static"]


def test_a_folder_that_is_a_file_is_refused_in_words(folder):
    folder.parent.mkdir()
    folder.write_text("")
    with pytest.raises(SystemExit, match="must be a folder that this account may read and write"):
        prepare()


def test_a_folder_that_is_not_writable_is_refused_in_words(folder):
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    folder.mkdir(parents=True, mode=0o500)
    with pytest.raises(SystemExit, match="Permission denied"):
        prepare()


def test_a_damaged_key_is_refused_in_words(folder):
    folder.mkdir(parents=True)
    (folder / "secret-key").write_text("half")
    with pytest.raises(SystemExit, match="secret-key is damaged"):
        prepare()
