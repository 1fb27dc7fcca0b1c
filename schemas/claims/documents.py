"""Claims about the documents of table 2: rules and normative documents made, repealed, in force."""

import re
from decimal import Decimal

from schemas.claims.clauses import Clause, Given
from schemas.claims.document_words import (
    AFTER,
    ALL_IN_FORCE,
    ANY_VERB,
    BROKEN_DOWN,
    DOCUMENT,
    FILLING,
    HIGHER,
    IN_ALL,
    IN_FORCE_BEHIND,
    ITS_LIST,
    KIND,
    KINDS,
    LOOKED_AT,
    MADE_OTHERS,
    NOUN_BEHIND,
    NOUN_FIRST,
    OF_WHICH,
    OFFICE,
    OFFICE_OF,
    OLD_YEAR,
    ONLY_NOUN,
    OTHER,
    OWN_NAME,
    PUBLISHED,
    PUBLISHING,
    REWORKED,
    SAID_AFTER,
    SOME_FILES,
    THE_OPEN_ONES,
    THERE_ARE,
    THIS_YEAR,
    TITLED,
    TITLES,
    UNITS,
    VERBS,
    WITH_ITS_OFFICE,
    WITH_OFFICE,
)
from schemas.claims.figures import Reading
from schemas.form.model import CellKey


def by_title(clause: Clause) -> bool:
    """Whether the documents counted are named, others perhaps not: 印发《…》1件规范性文件."""
    return bool(TITLED.search(clause.label) and NOUN_BEHIND.match(clause.behind))


def only_shown(clause: Clause) -> bool:
    """Whether documents are said to be public, made this year or before: 公开规范性文件6件."""
    return bool(re.search("公[开布]", clause.head + clause.after)) and not re.search(
        f"{VERBS['issued']}|(?<!集中)发布", clause.head
    )


def of_an_old_year(clause: Clause) -> bool:
    """Whether only those of one year are said to be repealed: 废止2016年印发的规范性文件1件."""
    return bool(re.search(rf"废止了?{OLD_YEAR.pattern}", clause.head))


def only_looked_at(clause: Clause) -> bool:
    """Whether documents are said to stay in force of those that were looked at: 清理10件，继续有效7件."""
    return bool(LOOKED_AT.search(clause.statement))


def _counts(clause: Clause) -> bool:
    """Whether the number counts documents, named or not: 制发7、废止9、现行有效45."""
    if clause.amount.unit:
        return clause.amount.unit in UNITS
    told = re.fullmatch(rf"(?:{ANY_VERB}){FILLING}", clause.near)
    return bool(told) and clause.behind[:1] in ("、", "，", "；", "。", "")


class Documents:
    """One sentence read from left to right: the kind of document and the verb spoken of last."""

    def __init__(self, found: list[Clause], year: int, government: bool, office: str) -> None:
        self.found, self.year = found, year
        self.government, self.office = government, office
        self.kind = self.verb = self.of_files = ""
        self.parts = False  # whether the parts of a number are being told
        self.said: set[str] = set()  # what has been said of documents so far
        self.makers = False  # whether it is told who once made those in force
        self.given = Given(found, re.compile(ANY_VERB))

    def reading(self, number: int) -> Reading | None:
        """The cell that one number of the sentence states, if it states one."""
        clause = self.found[number]
        before, of_files = self.verb, self.of_files
        around = clause.between + re.split("[，；。、)]", clause.behind[:12])[0]
        mentions = [m.lastgroup or "" for m in KIND.finditer(around)]
        self.kind = mentions[-1] if mentions else self.kind
        given = self.given.at(number)
        verb = (given.lastgroup or "") if given else self._verb(clause)
        among = bool(re.search("其中|[(]含|[(]包括", clause.between))
        if OF_WHICH.fullmatch(re.split("[；。]", clause.between)[-1].replace("，", "")):
            verb = of_files
        self.parts = among or (self.parts and not given and clause.between[:1] in ("、", "和"))
        if among and verb == "issued":
            self.makers = before == "in_force" and not THIS_YEAR.search(clause.between)
        elif verb != "issued" or THIS_YEAR.search(clause.between) or "；" in clause.between:
            self.makers = False
        part = self.parts and verb == before and not of_files  # 制定5件，其中新制定3件
        self.verb = before if among and not verb else verb
        if not verb and not mentions and MADE_OTHERS.search(clause.near):
            self.verb = "issued"  # 制定应急预案2部、行政规范性文件1件
        files = SOME_FILES.search(clause.near) and not mentions
        still = of_files and THE_OPEN_ONES.fullmatch(clause.near)
        self.of_files = "issued" if files or still else ""
        if not verb or part or self.makers or not self.kind or not _counts(clause):
            return None
        self.said.add(verb)
        if self._others(clause, verb) or BROKEN_DOWN.match(clause.behind):
            return None
        return Reading(
            f"{KINDS[self.kind]}{TITLES[verb]}", (CellKey("documents", self.kind, verb),)
        )

    @property
    def in_force(self) -> Reading | None:
        """All documents of the kind spoken of last."""
        if not self.kind:
            return None
        key = CellKey("documents", self.kind, "in_force")
        return Reading(f"{KINDS[self.kind]}{TITLES['in_force']}", (key,))

    def lapsed(self, number: int) -> Decimal:
        """What has lapsed besides: 废止5件，失效1件 may be counted as 5 or as 6 repealed."""
        following = self.found[number + 1 : number + 2]
        if following and "失效" in following[0].between:
            return following[0].amount.value or Decimal(0)
        return Decimal(0)

    def _verb(self, clause: Clause) -> str:
        """What is said of the documents counted: issued, repealed, in_force; "" when nothing is."""
        near, behind = clause.label, clause.behind  # 本年制发: 5件
        if ONLY_NOUN.fullmatch(near) and self.verb and not AFTER.match(behind):
            return self.verb
        if found := DOCUMENT.search(near) or NOUN_FIRST.search(near):
            return found.lastgroup or ""
        if later := AFTER.match(behind):
            last = later["verb"][-2:]
            return SAID_AFTER.get(last, "issued")
        if self._all_there(clause):
            return "in_force"
        if IN_FORCE_BEHIND.match(behind):
            return "in_force"
        if by_title(clause):
            return "issued"
        if PUBLISHING.search(near) and NOUN_BEHIND.match(behind):
            return "issued"
        if not PUBLISHED.search(near):
            return ""
        return "in_force" if ALL_IN_FORCE.match(behind) else "issued"

    def _all_there(self, clause: Clause) -> bool:
        """Whether what is there is counted: 制发2件，废止1件，现有9件."""
        about = clause.head[-30:]
        if THERE_ARE.fullmatch(clause.near):
            return not re.search("清理|上年", about) and not clause.after.startswith(
                ("开展", "进行")
            )
        return bool(IN_ALL.fullmatch(clause.near)) and {"issued", "repealed"} <= self.said

    def _others(self, clause: Clause, verb: str) -> bool:
        """Whether these are not the body's documents of this year, or not all of them."""
        about = ITS_LIST.sub("", clause.head + clause.after)
        old = any(int(year) != self.year for year in OLD_YEAR.findall(about))
        if old and verb != "repealed":
            return True
        if self.office or self.government:
            about = OWN_NAME.sub("", about)
            if WITH_ITS_OFFICE.search(clause.statement):
                about = about.replace("政府名义", "")
        if OTHER.search(about) or REWORKED.search(clause.near):
            return True
        if not self.government:
            theirs = not self.office and OFFICE_OF.search(clause.head)
            head = clause.head
            if self.office:  # an office of a government reports the documents of its government
                head = re.sub(rf"(?<!上级){self.office}(?:人民)?政府", "", head)
            return bool(theirs or HIGHER.search(head))
        return bool(OFFICE.search(clause.statement) and not WITH_OFFICE.search(clause.statement))
