"""What bundles are made of: fetched once, held against their sha256, kept in a cache outside the tree.

The cache is ``~/.cache/nianbao`` or ``$NIANBAO_CACHE``; with it a bundle is built without network.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
UV = Path(sys.executable).with_name("uv")
GROUP = ("--no-default-groups", "--group", "bundle", "--no-emit-project")
REPLACED = "polars-runtime-32"  # needs AVX2; polars-runtime-compat does the same without
# rich asks for these to colour code and print Markdown, which nothing of ours does
NOT_NEEDED = ("markdown-it-py", "mdurl", "pygments")
LEFT_OUT = (REPLACED, *NOT_NEEDED)
INPUTS: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("inputs.toml").read_text(encoding="utf-8")
)


class BuildError(Exception):
    """A bundle cannot be built; the words say why and what to do."""


def cache() -> Path:
    """The folder for downloads, made when it is not there."""
    folder = Path(os.environ.get("NIANBAO_CACHE", "~/.cache/nianbao")).expanduser()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """What a command prints; BuildError with its own words when it fails or is not there."""
    words = [str(part) for part in command]
    try:
        done = subprocess.run(
            words, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False
        )
    except FileNotFoundError as error:
        raise BuildError(f"{words[0]} is not installed; run .ci/packages windows") from error
    if done.returncode:
        raise BuildError(f"{' '.join(words)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def sha256(content: bytes) -> str:
    """As the pins are written."""
    return hashlib.sha256(content).hexdigest()


def tree_sha256(folder: Path) -> str:
    """One number for a folder: of the lines ``sha256  name`` of all its files, sorted by name."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = (f"{sha256(p.read_bytes())}  {p.relative_to(folder).as_posix()}\n" for p in files)
    return sha256("".join(lines).encode())


def download(requirement: str, pin: str) -> Path:
    """The source archive of a package on the index, from the cache or by pip; its bytes as pinned."""
    kept = cache() / f"{requirement.replace('==', '-')}.tar.gz"
    if not kept.exists():
        with tempfile.TemporaryDirectory(dir=cache()) as temporary:
            wanted = Path(temporary) / "wanted.txt"
            wanted.write_text(f"{requirement} --hash=sha256:{pin}\n", encoding="ascii")
            how = ("--quiet", "--no-deps", "--no-binary", ":all:", "--require-hashes")
            run(sys.executable, "-m", "pip", "download", *how, "-d", temporary, "-r", wanted)
            next(Path(temporary).glob("*.tar.gz")).replace(kept)
    require_pinned(kept, pin)
    return kept


def require_pinned(kept: Path, pin: str) -> None:
    """BuildError where a file is not the one whose SHA-256 is in inputs.toml."""
    if sha256(kept.read_bytes()) != pin:
        raise BuildError(f"{kept} is not the file pinned in inputs.toml; delete it, try again")


def packages(target: Path, platform: str, *more: str, without: Sequence[str] = LEFT_OUT) -> None:
    """The locked dependencies for another system (as uv calls it) unpacked into a folder.

    ``more`` are options of uv's export, for other groups of them.
    """
    how = (*GROUP, *left_out(without), *more)
    exported = run(UV, "export", "--locked", "--quiet", *how, cwd=ROOT)
    unpacked = cache() / f"{platform}-{sha256(exported.encode())[:16]}"
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as wanted:
        wanted.write(exported)
        wanted.flush()
        system = (
            "--python-platform",
            platform,
            "--python-version",
            "3.11",
            "--python",
            sys.executable,
        )
        how = ("--no-deps", "--require-hashes", "--only-binary", ":all:", "--link-mode", "copy")
        offline = ["--offline"] if unpacked.exists() else []  # it is all in the cache
        kept = ("--cache-dir", str(cache() / "uv"), *offline)
        run(UV, "pip", "install", *kept, *how, *system, "--target", target, "-r", wanted.name)
    unpacked.touch()


def left_out(names: Sequence[str] = LEFT_OUT) -> Sequence[str]:
    """The options for uv that leave out what another package replaces and what nothing imports."""
    return [word for name in names for word in ("--no-emit-package", name)]


def version() -> str:
    """The version of the product."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])
