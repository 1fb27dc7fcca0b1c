"""Modules out of one file: imported as ever, without a look at their own files."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from scripts.delivery.byte_code import one_file, standard
from scripts.delivery.stored_modules import STORE

FILES = {
    "app/scripts/__init__.py": '"""As in the tree."""\n',
    "app/scripts/words.txt": "字",
    "app/scripts/door.py": "import first, inner.deep\nprint(first.WORD, inner.deep.__file__)\n",
    "site/first.py": "WORD = '先'\n",
    "site/inner/__init__.py": "",
    "site/inner/deep.py": "def fails():\n    raise ValueError('错')\n",
    "site/inner/twin.py": "",
    "site/inner/twin.cp311-win_amd64.pyd": "",
    "site/loose/part.py": "",
    "app/first.py": "WORD = '后'\n",
}


@pytest.fixture
def bundle(tmp_path):
    folder = tmp_path / "年报 助手"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    with zipfile.ZipFile(folder / "library.zip", "w") as library:
        for name in ("json/__init__.pyc", "turtle.pyc"):
            library.writestr(name, b"\0\0\0\0\x01\0\0\0")
    one_file(folder, folder / "library.zip", folder / "site", folder / "app")
    return folder


def python(bundle: Path, *words: str) -> str:
    paths = f"import sys; sys.path[1:1] = {[str(bundle / each) for each in ('site', 'app')]!r}\n"
    command = [sys.executable, "-I", "-X", "utf8", "-c", paths + "\n".join(words)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr


def test_a_module_comes_out_of_the_store_whatever_has_become_of_its_own_file(bundle):
    (bundle / "site" / "inner" / "deep.py").unlink()
    said = python(bundle, "import scripts.door")
    assert said == f"先 {bundle / 'site' / 'inner' / 'deep.py'}\n"


def test_what_went_wrong_is_shown_at_its_place_in_the_source(bundle):
    said = python(bundle, "import scripts, inner.deep", "inner.deep.fails()")
    assert f'File "{bundle / "site" / "inner" / "deep.py"}", line 2, in fails' in said
    assert "raise ValueError('错')" in said


def test_data_beside_a_module_are_still_found(bundle):
    asked = "print(files('scripts').joinpath('words.txt').read_text('utf-8'))"
    assert python(bundle, "from importlib.resources import files", asked) == "字\n"


def test_no_byte_code_lies_on_the_disk_twice_and_none_is_missing(bundle):
    said = python(bundle, "import scripts", "print(*sys.meta_path[2].index)").split()
    assert {"first", "inner", "inner.deep", "scripts.door", "json"} == set(said)
    found = {each.name.partition(".")[0] for each in bundle.rglob("*.pyc")}
    assert found == {"__init__", "stored_modules", "twin", "part"}


def test_two_stores_of_the_same_modules_are_the_same_bytes(bundle, tmp_path):
    store = bundle / "app" / "scripts" / STORE
    before = store.read_bytes()
    one_file(bundle, bundle / "library.zip", bundle / "site", bundle / "app")
    assert store.read_bytes() == before


def test_the_standard_library_gives_what_a_start_imports_and_no_more():
    needed = standard()
    assert {"json", "zipfile", "asyncio"} <= needed
    assert not {"turtle", "lib2to3", "idlelib"} & needed
