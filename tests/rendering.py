"""Office files as an office would see them: LibreOffice turns them into PDF, poppler into text.

Each test process has its own LibreOffice profile, and the fonts of tests/fonts/fonts.conf.
"""

import atexit
import functools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

FANDOL = "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"
FONTS_CONF = Path(__file__).with_name("fonts") / "fonts.conf"
SECONDS = 180


def missing_tools(tools: Iterable[str]) -> list[str]:
    """Of commands and paths, those that are not on this machine."""
    return [tool for tool in tools if not (Path(tool).exists() or shutil.which(tool))]


def run(*command: str | Path) -> str:
    """What the command prints; RuntimeError with its own words when it fails."""
    # UTF-8 for Chinese file names, whatever the machine speaks
    environment = os.environ | {"FONTCONFIG_FILE": str(FONTS_CONF), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [str(part) for part in command],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


@functools.cache
def _profile() -> str:
    """A LibreOffice profile of this process alone, removed at its end; as a file URL."""
    folder = tempfile.mkdtemp(prefix="nianbao-libreoffice-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder).as_uri()


def convert(path: Path, to: str, out_dir: Path) -> Path:
    """An office file -> the file LibreOffice makes of it in `out_dir`.

    `to` is what LibreOffice calls the target: ``xlsx``, or with a filter and its options
    ``pdf:writer_pdf_Export:{...}``.
    """
    target = out_dir / f"{path.stem}.{to.split(':')[0]}"
    if target.resolve() == path.resolve():
        raise ValueError(f"{target} would overwrite its own source")
    target.unlink(missing_ok=True)
    out_dir.mkdir(parents=True, exist_ok=True)
    profile = f"-env:UserInstallation={_profile()}"
    options = ("--headless", "--norestore", "--convert-to", to, "--outdir", out_dir)
    said = run("soffice", profile, *options, path)
    if not target.exists():  # LibreOffice exits with 0 even when it could not read the file
        raise RuntimeError(f"LibreOffice made no {target.name}: {said}")
    return target


def to_pdf(path: Path, out_dir: Path) -> Path:
    """An office file -> its PDF in `out_dir`."""
    return convert(path, "pdf", out_dir)


def pdf_pages(pdf: Path) -> list[str]:
    """A PDF -> the text of each page, laid out as printed."""
    return run("pdftotext", "-layout", pdf, "-").split("\f")[:-1]


def pdf_fonts(pdf: Path) -> set[str]:
    """A PDF -> the names of its fonts, without the six letters that mark a subset."""
    lines = run("pdffonts", pdf).splitlines()[2:]
    return {line.split()[0].split("+")[-1] for line in lines}


def to_png(pdf: Path, out_dir: Path, dpi: int = 100) -> list[Path]:
    """A PDF -> one picture per page in `out_dir`, in order."""
    out_dir.mkdir(parents=True, exist_ok=True)
    prefix = out_dir / pdf.stem
    run("pdftoppm", "-png", "-r", str(dpi), pdf, prefix)
    return sorted(out_dir.glob(f"{pdf.stem}-*.png"))
