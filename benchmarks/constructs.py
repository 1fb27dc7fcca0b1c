"""Sentences by construct, each with tables that bear it out; one stated number changed at a time.

The corpus (tests/corpus/constructs.jsonl) was written before the rules were cut anew, and split once
into ``dev`` and ``held_out``. With its right numbers a text has to give no finding; with any stated
number changed (one more, one less, twice as much), a finding of the right rule. Sentences with
``"held": 2`` are a second generation: written after the first mending and committed with the first
result that the rules had on them. So are the whole narratives (tests/corpus/narratives.jsonl).
``"held": 3`` came after the second mending of table 2, fees and lists, and shows what that was worth;
``"held": 6`` was written for all rules, half of it where section one has no topics, in the lead, and
before the tables of sections two to four. ``"held": 8`` to ``13`` are narratives written by others
than wrote the rules, of several years. Each generation's first result is in docs/decisions/0008.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

from schemas.filled.entries import entry_of
from schemas.filled.submission import Paragraphs, Submission
from schemas.form.model import CellKey
from schemas.issues import Issue
from schemas.language.numerals import chinese, chinese_number
from schemas.rules import claims
from scripts.record.convert import submission_of

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "scripts" / "data" / "sample.json"
CONSTRUCTS = ROOT / "tests" / "corpus" / "constructs.jsonl"
NARRATIVES = ROOT / "tests" / "corpus" / "narratives.jsonl"
BODIES = {
    "county": {"name": "岭北县商务局", "level": "county", "kind": "department"},
    "office": {"name": "岭北县人民政府办公室", "level": "county", "kind": "department"},
    "town": {"name": "柳溪镇人民政府", "level": "township", "kind": "government"},
    "street": {"name": "江浦市东关街道办事处", "level": "township", "kind": "department"},
    "city": {"name": "江浦市人民政府", "level": "city", "kind": "government"},
}
YEAR = 2024
# What a denial denies, the cells that contradict it then, the codes that may say so.
DENIED = {
    "received": ("T121", "T101"),
    "to": ("T124", "T125"),
    "rc": ("T122", "T107"),
    "d": ("T123", "T108"),
    "fee": ("T126",),
    "ni": ("T127",),
    "nr": ("T127",),
    "lic": ("T127",),
    "pen": ("T127",),
    "com": ("T127",),
    "feeinc": ("T127",),
}
CELLS = {
    "received": ("requests.received", "requests.disclosed", "requests.total"),
    "to": ("requests.received", "requests.carried_to_next_year"),
    "rc": ("review.count.reconsideration_upheld", "review.count.reconsideration_total"),
    "d": ("review.count.direct_upheld", "review.count.direct_total"),
    "ni": ("documents.normative_documents.issued",),
    "nr": ("documents.normative_documents.repealed",),
    "lic": ("licenses.administrative_licenses.decisions",),
    "pen": ("penalties.administrative_penalties.decisions",),
    "com": ("penalties.administrative_compulsion.decisions",),
    "feeinc": ("fees.administrative_fees.amount",),
}


@dataclass(frozen=True)
class Trial:
    """A text with tables: what was changed in it, and the codes of which one should be found."""

    sentence: dict[str, Any]
    report: Submission
    wanted: tuple[str, ...]
    text: str


def constructs(path: Path = CONSTRUCTS) -> list[dict[str, Any]]:
    """All sentences or narratives of a corpus, in order."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def paragraphs_of(sentence: dict[str, Any]) -> list[dict[str, Any]]:
    """A narrative's paragraphs; a sentence is a narrative of one."""
    paragraphs: list[dict[str, Any]] = sentence.get("paragraphs", [sentence])
    return paragraphs


def trials(sentence: dict[str, Any]) -> Iterator[Trial]:
    """The text as it is (nothing wanted), then every change of a number or of a denied cell."""
    tables, paragraphs = dict(sentence["tables"]), paragraphs_of(sentence)
    whole = "\n".join(each["text"] for each in paragraphs)
    codes = tuple(sentence.get("expect", ()))
    yield Trial(sentence, report_of(sentence, tables), codes, whole)
    if codes:
        return
    for number, paragraph in enumerate(paragraphs):
        text = paragraph["text"]
        for mark in paragraph["marks"]:
            start, old = mark["at"], mark["number"]
            for new in _changed(old, mark):
                changed = text[:start] + new + text[start + len(old) :]
                near = changed[max(0, start - 40) : start + 20] if len(text) > 90 else changed
                texts = {number: changed}
                yield Trial(
                    sentence, report_of(sentence, tables, texts), tuple(mark["rules"]), near
                )
    for what in sentence.get("denies", ()):
        if what == "fee":
            fees = {**sentence, "fees": {"notices": 1, "notified": "120", "received": "120"}}
            yield Trial(sentence, report_of(fees, tables), DENIED[what], f"{what}: {whole[:60]}")
            continue
        more = report_of(sentence, _more(tables, what))
        yield Trial(sentence, more, DENIED[what], f"{what}: {whole[:60]}")


def _changed(old: str, mark: dict[str, Any]) -> list[str]:
    if "changed" in mark:
        return list(mark["changed"])
    in_words = chinese_number(old)
    value = Decimal(old) if in_words is None else Decimal(in_words)
    if mark["rules"] == ["T132"]:  # a share, rounded perhaps
        return [str(value + 5), str(value - 5)] if value <= 95 else [str(value - 5)]
    steps = [value - 1, value // 2] if mark.get("lower") else [value + 1, value * 2]
    if not mark.get("lower") and mark["rules"] != ["T131"]:
        steps.append(value - 1)
    others = list(dict.fromkeys(step for step in steps if step >= 0 and step != value))
    return [str(step) if in_words is None else chinese(int(step)) for step in others]


def _more(tables: dict[str, Any], what: str) -> dict[str, Any]:
    more = dict(tables)
    for cell in CELLS[what]:
        both = (f"{cell}.natural_person", f"{cell}.total")
        for name in both if cell.startswith("requests") else (cell,):
            more[name] = more.get(name, 0) + 3
    return more


def report_of(
    sentence: dict[str, Any],
    tables: dict[str, Any],
    texts: Mapping[int, str] = MappingProxyType({}),
) -> Submission:
    """A report that says nothing but these paragraphs (some with other texts) and has these numbers."""
    empty = _empty(sentence["organ"], sentence.get("year", YEAR))
    numbers = dict(empty.numbers)
    for name, value in tables.items():
        key = CellKey(*name.split("."))
        numbers[key] = entry_of(numbers[key].sheet, numbers[key].address, value)
    fields = dict(empty.fields)
    fees = {
        key: entry_of(entry.sheet, entry.address, sentence.get("fees", {}).get(key, 0))
        for key, entry in empty.processing_fee.items()
    }
    last = sentence.get("last_year", {})
    before = {
        key: entry_of(entry.sheet, entry.address, last.get(str(key), 0))
        for key, entry in (empty.last_year.items() if last else ())
    }
    narrative = []
    for number, each in enumerate(paragraphs_of(sentence)):
        text = texts.get(number, each["text"])
        if each["part"] == "lead":
            fields["own_lead"] = entry_of("基本信息", "B20", text)
        else:
            narrative.append(row_of(empty, each["part"], text, number + 5))
    return replace(
        empty,
        numbers=numbers,
        processing_fee=fees,
        narrative=tuple(narrative),
        last_year=before,
        fields=fields,
    )


def row_of(report: Submission, part: str, text: str, line: int) -> Paragraphs:
    """A text as a row of the sheet that its part belongs to, of the first sheet where it has none.

    ``disclosure/before`` stands before the tables of a section, ``disclosure`` under a topic.
    """
    sections = report.edition.sections
    key, _, place = part.partition("/")
    if place:
        section = next(s for s in sections if s.key == key)
        none = entry_of(section.sheet, f"B{line}", "")
        return Paragraphs(section.key, place, none, entry_of(section.sheet, f"C{line}", text))
    section = next(
        (s for s in sections if part == s.key or part in [t.key for t in s.topics]), sections[0]
    )
    topic = next((t for t in section.topics if t.key == part), None)
    heading = topic.title if topic and section.key == "overview" else ""
    return Paragraphs(
        section.key,
        topic.key if topic else "",
        entry_of(section.sheet, f"B{line}", heading),
        entry_of(section.sheet, f"C{line}", text),
    )


def with_zeros(file: Path) -> dict[str, Any]:
    """The record in a file, nothing but zeros in its tables."""
    record: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    for table in record["tables"].values():
        for row in table.values():
            row.update({key: "0" if key == "amount" else 0 for key in row})
    return record


_KEPT: dict[tuple[str, int], Submission] = {}  # reports of nothing but zeros, by body and year


def _empty(organ: str | dict[str, str], year: int) -> Submission:
    facts = BODIES[organ] if isinstance(organ, str) else organ
    key = (facts["name"], year)
    if key not in _KEPT:
        record = with_zeros(SAMPLE)
        record |= {"year": year, "organ": {**record["organ"], **facts}}
        _KEPT[key] = submission_of(record, f"{key[0]}.json")
    return _KEPT[key]


def findings_of(report: Submission) -> list[Issue]:
    """All findings about words."""
    return [issue for rule in claims.RULES for issue in rule.findings(report)]


class Tally:
    """What was found over some sentences, by rule: changes found, changes missed, false alarms."""

    def __init__(self) -> None:
        self.found, self.missed = Counter[str](), Counter[str]()
        self.false, self.other = Counter[str](), Counter[str]()
        self.faults: list[str] = []
        self.innocent = self.sentences = 0

    def add(self, sentence: dict[str, Any]) -> None:
        """Try one sentence in all its forms."""
        self.sentences += 1
        for trial in trials(sentence):
            issues = findings_of(trial.report)
            codes = tuple(sorted({issue.code for issue in issues}))
            if not trial.wanted:
                self.innocent += 1
                self.false.update(codes)
                for issue in issues:
                    self.faults.append(f"FALSE {issue.code} {sentence['id']} {issue.message}")
                continue
            name = trial.wanted[0]
            if set(codes) & set(trial.wanted):
                self.found[name] += 1
            else:
                self.missed[name] += 1
                self.other.update(codes)
                self.faults.append(f"MISSED {trial.wanted} {codes} {sentence['id']} {trial.text}")

    def lines(self) -> Iterator[str]:
        """The table: recall by rule, then false alarms over all sentences."""
        for code in sorted({*self.found, *self.missed, *self.false}):
            right, missed, wrong = self.found[code], self.missed[code], self.false[code]
            recall = right / (right + missed) if right + missed else 1
            precision = right / (right + wrong) if right + wrong else 1
            yield (
                f"  {code}  found {right:3} missed {missed:3} false {wrong:2}"
                f"  recall {recall:.2f}  precision {precision:.2f}"
            )
        right, missed = self.found.total(), self.missed.total()
        share = right / (right + missed) if right + missed else 1
        yield f"  all   found {right:3} missed {missed:3} recall {share:.3f}"
        yield f"  false alarms: {self.false.total()} in {self.innocent} sentences as they stand"


def tally(chosen: Iterable[dict[str, Any]]) -> Tally:
    """All sentences given, tried."""
    result = Tally()
    for sentence in chosen:
        result.add(sentence)
    return result
