"""The comparisons the product promises to win, and by how much."""

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.agreement import same_reports, same_verdicts
from benchmarks.environments import ROOT, Environment
from benchmarks.fixtures import Fixtures
from benchmarks.timing import Command, Ratio, alternate

NAIVE = ROOT / "benchmarks" / "naive"
# places in the broken workbook, as each way names them: ours, theirs, ours, theirs …
BROKEN_PLACES = ("B17", "二、主动公开B17", "D9", "三、申请办理第3行", "A7", "四、复议诉讼第1行")


class Comparisons:
    """The ratios, measured one by one with the same files and environments."""

    def __init__(self, product: Environment, naive: Environment, files: Fixtures, rounds: int):
        self.product, self.naive = product, naive
        self.files, self.rounds = files, rounds

    def run(self) -> Iterator[Ratio]:
        """Make sure that both ways do the same, then measure each comparison."""
        ours, theirs = self.reports()
        same_verdicts(
            self.check(self.files.broken), self.naive_check(self.files.broken), BROKEN_PLACES
        )
        same_reports(ours, theirs)
        check = self.check(self.files.workbook)
        imports = Command((self.product.python, "-c", "import pandera.polars"))
        yield self.processes("nianbao check / import pandera.polars", 1.7, check, imports)
        naive_check = self.naive_check(self.files.workbook)
        yield self.processes("nianbao check / naive check", 0.7, check, naive_check)
        yield self.inside("read / openpyxl", 0.1, self.product, "reading", self.files.workbook)
        alone = "read / values alone by calamine"
        yield self.inside(alone, 1.5, self.naive, "trusting", self.files.workbook)
        files = (self.files.workbook, self.files.report, self.files.template)
        yield self.inside("write Word / docxtpl", 0.4, self.naive, "writing", *files)
        yield self.processes("nianbao report / naive check and report", 0.5, ours, theirs)

    def check(self, workbook: Path) -> Command:
        """Our check of a workbook."""
        return Command((self.product.program("nianbao"), "check", str(workbook)))

    def naive_check(self, workbook: Path) -> Command:
        """The naive check of a workbook."""
        return Command((self.naive.python, str(NAIVE / "check.py"), str(workbook)))

    def reports(self) -> tuple[Command, Command]:
        """Both ways from the workbook to the Word file, checked on the way."""
        source, folder = str(self.files.workbook), self.files.workbook.parent
        one, other = folder / "ours.docx", folder / "naive.docx"
        program = self.product.program("nianbao")
        script = str(NAIVE / "report.py")
        theirs = (self.naive.python, script, source, str(self.files.template), str(other))
        return (
            Command((program, "report", source, "-o", str(one)), output=one),
            Command(theirs, output=other),
        )

    def processes(self, name: str, target: float, ours: Command, theirs: Command) -> Ratio:
        """Whole processes, from start to exit."""
        return Ratio(name, target, alternate(ours.seconds, theirs.seconds, self.rounds))

    def inside(
        self, name: str, target: float, environment: Environment, part: str, *paths: Path
    ) -> Ratio:
        """Calls inside one warm process of an environment."""
        arguments = (part, str(self.rounds), *map(str, paths))
        command = Command((environment.python, "-m", "benchmarks.inside", *arguments))
        done = command.run()
        if done.returncode:
            raise RuntimeError(f"{part}: {done.stderr}")
        return Ratio(name, target, [(ours, theirs) for ours, theirs in json.loads(done.stdout)])
