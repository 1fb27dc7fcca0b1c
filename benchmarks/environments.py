"""Two throw-away environments: the product with what it needs to run, and the naive way with pandas.

The developers' own environment would not do: pandera imports hypothesis where it is installed, and
pandas must never come near the product.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".bench"
REQUIREMENTS = Path(__file__).with_name("requirements-naive.txt")
# what would make a started Python behave unlike a user's
UNWANTED = ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "VIRTUAL_ENV", "UV_PYTHON", "NIANBAO_DEBUG")


@dataclass(frozen=True)
class Environment:
    """A virtual environment with its programs."""

    folder: Path

    def program(self, name: str) -> str:
        """The path of a program of this environment."""
        return str(self.folder / "bin" / name)

    @property
    def python(self) -> str:
        """Its Python."""
        return self.program("python")


def variables() -> dict[str, str]:
    """The environment variables of every process measured: byte code is kept, modules are found."""
    kept = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    return kept | {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}


def product() -> Environment:
    """The product with its locked dependencies, no developers' tools."""
    folder = CACHE / "product"
    _uv("sync", "--locked", "--no-default-groups", "--python", sys.executable, target=folder)
    return Environment(folder)


def naive() -> Environment:
    """The packages of requirements-naive.txt."""
    environment = Environment(CACHE / "naive")
    if not Path(environment.python).exists():
        _uv("venv", "--python", sys.executable, str(environment.folder))
    _uv("pip", "sync", "--python", environment.python, str(REQUIREMENTS))
    return environment


def _uv(*arguments: str, target: Path | None = None) -> None:
    """Run uv, the one of .venv or else any; RuntimeError where there is none or it fails."""
    own = Path(sys.executable).with_name("uv")
    uv = str(own) if own.exists() else shutil.which("uv")
    if uv is None:
        raise RuntimeError("uv is needed to make the environments: run `make setup` first")
    extra = {"UV_PROJECT_ENVIRONMENT": str(target)} if target else {}
    done = subprocess.run(
        [uv, "--quiet", *arguments],
        cwd=ROOT,
        env=variables() | extra,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"uv {arguments[0]}: {done.stderr.strip()}")
