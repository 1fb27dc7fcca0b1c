"""An office's own settings: rules off or of another severity, and words it does not use.

`office_of` turns the text of a small TOML file into an `Office`, strictly: whatever is not
understood is refused with its line. What would let a wrong report pass cannot be set: a rule of
severity error, or one of the reading, stays at least as severe as it is (docs/decisions/).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from schemas.errors import OfficeError
from schemas.issues import Issue, Severity
from schemas.rules import files
from schemas.rules.catalogue import CATALOGUE
from schemas.rules.publication import Word
from schemas.rules.rule import Rule

RULES = {rule.code: rule for rule in CATALOGUE}
OFF = "off"
CHOICES: dict[str, Severity | None] = {
    OFF: None,
    "关闭": None,
    **{severity.value: severity for severity in Severity},
    **{severity.label: severity for severity in Severity},
}
RANK = {None: 0, Severity.HINT: 1, Severity.WARNING: 2, Severity.ERROR: 3}
SECTIONS = ("rules", "words")
OFFERED = "、".join(
    f"{key}（{(s.label if s else '关闭')}）" for key, s in list(CHOICES.items()) if key.isascii()
)


@dataclass(frozen=True)
class Office:
    """``changes`` maps a code to its severity here, None for off; ``file`` is "" for the defaults."""

    changes: Mapping[str, Severity | None] = field(default_factory=dict)
    words: tuple[Word, ...] = ()
    file: str = ""

    def applied(self, issues: Iterable[Issue]) -> list[Issue]:
        """The findings with their severity in this office; those of rules switched off left out."""
        kept = []
        for issue in issues:
            severity = self.changes.get(issue.code, issue.severity)
            if severity is not None:
                kept.append(
                    issue if severity is issue.severity else replace(issue, severity=severity)
                )
        return kept

    def told(self) -> str:
        """What was changed, in a sentence; "" where nothing was."""
        parts = [
            f"{code}（{RULES[code].name}）{f'改为{severity.label}' if severity else '关闭'}"
            for code, severity in self.changes.items()
            if severity is not RULES[code].severity
        ]
        parts += [f"本单位不用的词{len(self.words)}个"] if self.words else []
        return f"本次校验采用了“{self.file}”的设置：{'，'.join(parts)}。" if parts else ""


OFFICE_DEFAULTS = Office()


def office_of(text: str, file: str) -> Office:
    """The settings in a TOML text; OfficeError (Chinese, with the line) when they are not right."""
    import tomllib  # few offices have settings

    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        place = f"第{line[1] if line else text.rstrip().count(chr(10)) + 1}行"
        raise OfficeError(
            f'设置文件“{file}”{place}不符合TOML的写法，请按“代码 = "关闭"”的样式改正。'
        ) from error
    for key in data:
        if key not in SECTIONS or not isinstance(data[key], dict):
            raise _refused(text, file, key, f"“{key}”不是可用的节名，只能写[rules]和[words]两节")
    changes = {
        code: _severity(text, file, code, value) for code, value in data.get("rules", {}).items()
    }
    words = tuple(_word(text, file, w, reason) for w, reason in data.get("words", {}).items())
    return Office(changes, words, file)


def _severity(text: str, file: str, code: str, value: Any) -> Severity | None:
    rule = RULES.get(code)
    if rule is None:
        raise _refused(text, file, code, f"没有代码为“{code}”的规则，全部代码见nianbao rules")
    if not isinstance(value, str) or value not in CHOICES:
        raise _refused(text, file, code, f"“{code}”的值“{value}”不对，可以写：{OFFERED}")
    severity = CHOICES[value]
    if fixed(rule) and RANK[severity] < RANK[rule.severity]:
        raise _refused(
            text,
            file,
            code,
            f"{code}（{rule.name}）不能关闭或降级，否则有错的报告也会通过",
        )
    return severity


def fixed(rule: Rule) -> bool:
    """Whether a rule may only be made stricter: errors, and all findings of the reading."""
    return rule.severity is Severity.ERROR or rule in files.RULES


def _word(text: str, file: str, word: str, reason: Any) -> Word:
    if not word.strip() or not isinstance(reason, str):
        raise _refused(text, file, word, '[words]一节应按“词语 = "理由"”的样式填写，理由可以空着')
    return Word(word.strip(), reason.strip())


def _refused(text: str, file: str, key: str, why: str) -> OfficeError:
    """The sentence with the first line on which the key stands."""
    named = re.compile(
        rf"""^\s*\[?\s*(?:rules|words)?\s*\.?\s*["']?{re.escape(key)}["']?\s*[\]=.]"""
    )
    lines = text.splitlines()
    number = next((n for n, line in enumerate(lines, 1) if named.match(line)), 0) or next(
        (n for n, line in enumerate(lines, 1) if key in line), 0
    )
    place = f"第{number}行" if number else ""
    return OfficeError(f"设置文件“{file}”{place}：{why}。请改正后再校验。")
