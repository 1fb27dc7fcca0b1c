"""The facts about the reporting body that the sheet 基本信息 asks for, and the fee of section six.

Each `Field` is one line of a sheet: its key in the record, the label the clerk reads, the words
offered, the prompt shown when the cell is entered.
"""

from dataclasses import dataclass, field

from schemas.form.model import Edition
from schemas.language.labels import normalised


@dataclass(frozen=True)
class Field:
    """One fact: ``choices`` maps the record's word to the word in the drop-down.

    ``prompt`` may name documents of the edition in braces; `asked` has their names filled in.
    ``joint`` stands in the report between lines that were typed into the one cell;
    what is not ``printed`` no published report states;
    ``since`` is the version of the template in which the line came: older ones are read without.
    """

    key: str
    label: str
    prompt: str
    required: bool = False
    choices: dict[str, str] = field(default_factory=dict)
    default: str = ""
    joint: str = ""
    since: int = 1
    printed: bool = True

    def asked(self, edition: Edition) -> str:
        """What the clerk is asked, the documents being those of the edition."""
        sources = edition.sources
        return self.prompt.format(format=sources.format.number, article=sources.regulation.clause)


LEVELS = {
    "ministry": "国务院部门",
    "province": "省级",
    "city": "市级",
    "county": "县级",
    "township": "乡镇（街道）",
}
KINDS = {"government": "人民政府", "department": "政府部门或其他机关"}
WORDINGS = {"form": "格式用语", "statute": "条例用语"}
NUMBERINGS = {"chinese": "（一）", "arabic": "1.", "none": "不编号"}
HEADING_LINES = {"own_line": "独立成行", "run_in": "与正文同段"}
YES_NO = {"yes": "是", "no": "否"}

FIELDS = (
    Field("name", "机关全称", "与公章一致的机关全称，用于标题、署名和文件名。", required=True),
    Field(
        "level",
        "机关层级",
        "请从下拉列表中选择。",
        required=True,
        choices=LEVELS,
        printed=False,
    ),
    Field(
        "kind",
        "机关类别",
        "各级人民政府选“人民政府”，其他选“政府部门或其他机关”。",
        required=True,
        choices=KINDS,
        printed=False,
    ),
    Field("parent", "上级或主管机关", "不印进报告，只写入导出的记录。没有的可以不填。"),
    Field("year", "报告年度", "报告所统计的年份，四位数字，如2025。", required=True),
    Field(
        "wording",
        "标题用语",
        "格式用语：按{format}；条例用语：按《条例》{article}的说法。",
        choices=WORDINGS,
        default="form",
    ),
    Field(
        "numbering",
        "小标题序号",
        "小标题的序号：（一）或1.；选“不编号”的，小标题照填写的原样印出。",
        choices=NUMBERINGS,
        default="chinese",
    ),
    Field(
        "heading_line",
        "小标题排列",
        "第一部分的小标题独立成行，或与正文排在同一段。",
        choices=HEADING_LINES,
        default="own_line",
    ),
    Field(
        "lead",
        "自动生成导语",
        "没有填写导语的，由程序在第一部分之前写明编制依据和统计期限。",
        choices=YES_NO,
        default="yes",
    ),
    Field("signature", "署名", "不填时用机关全称；不需要落款时填“无”。", joint="\n"),
    Field("date", "成文日期", "如2026年1月20日；不填时落款不印日期。"),
    Field(
        "sealed",
        "加盖印章",
        "加盖印章的，日期右空四字；不加盖的，署名右空二字。",
        choices=YES_NO,
        default="yes",
    ),
    Field(
        "contact",
        "联系方式",
        "办公室电话、地址等，印在导语末尾，可以不填。",
        joint="，",
    ),
    Field(
        "own_lead",
        "导语",
        "本单位自行撰写的导语，印在第一部分之前，按Alt+Enter分段；不填时按“自动生成导语”一项的选择处理。",
        joint="\n",
        since=2,
    ),
)

PROCESSING_FEE = (
    Field("notices", "发出收费通知的件数", "本年发出的信息处理费收费通知，单位：件。可以不填。"),
    Field("notified", "通知收费的总金额（元）", "收费通知写明的金额合计，单位：元。可以不填。"),
    Field("received", "实际收取的总金额（元）", "本年实际收到的金额合计，单位：元。可以不填。"),
)


def is_unsigned(signature: str) -> bool:
    """Whether a 署名 says that the report shall have none."""
    return signature.strip().rstrip("。.") == "无"


def choice(field_: Field, text: str) -> str | None:
    """The record's word for a word of the drop-down; None when it is not one of them.

    Width, spaces and a full stop at the end do not count: Excel makes the number 1 of a typed 1.
    """
    wanted = _bare(text)
    return next((key for key, label in field_.choices.items() if _bare(label) == wanted), None)


def _bare(text: str) -> str:
    return normalised(text).rstrip(".")
