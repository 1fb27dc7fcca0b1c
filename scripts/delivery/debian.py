"""Debian's packages of another processor, as pinned in inputs.toml: fetched by apt, unpacked, not installed.

apt gets lists and state of its own in the cache, so nothing about this machine changes.
"""

from pathlib import Path

from scripts.delivery.inputs import INPUTS, BuildError, cache, require_pinned, run

ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}


def unpack_debian(processor: str, target: Path) -> None:
    """All packages of a processor unpacked into a folder; BuildError when one is not the pinned one."""
    target.mkdir(parents=True)
    for each in INPUTS["debian"][processor]:
        package = fetched(processor, each["name"], each["version"])
        require_pinned(package, each["sha256"])
        run("dpkg-deb", "-x", package, target)


def fetched(processor: str, name: str, version: str) -> Path:
    """One package from the cache, or by apt; BuildError where apt does not have it."""
    folder = cache() / "debian" / processor
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{name}_{version.replace(':', '%3a')}_{ARCHITECTURES[processor]}.deb"
    if not kept.exists():
        try:
            run("apt-get", *_own_apt(processor), "download", f"{name}={version}", cwd=folder)
        except BuildError as error:
            raise BuildError(
                f"{name} {version} cannot be had: Debian may have a newer one. Pin that in inputs.toml.\n{error}"
            ) from error
    return kept


def _own_apt(processor: str) -> list[str]:
    """Options that make apt one of the other processor, with lists of its own."""
    state = cache() / "apt" / processor
    options = [
        f"APT::Architecture={ARCHITECTURES[processor]}",
        f"APT::Architectures={ARCHITECTURES[processor]}",
        f"Dir::State={state}",
        f"Dir::State::status={state}/status",
        f"Dir::Cache={state}",
        "APT::Sandbox::User=root",
    ]
    words = [word for option in options for word in ("-o", option)]
    if not (state / "status").exists():
        for below in ("lists/partial", "archives/partial"):
            (state / below).mkdir(parents=True, exist_ok=True)
        (state / "status").touch()
    run("apt-get", *words, "-q", "update")
    return words
