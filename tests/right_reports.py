"""Reports that are right by construction: numbers that add up, and a narrative that states them."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from schemas.form.editions import LATEST
from schemas.form.headings import leaves, sums
from schemas.form.model import Unit
from schemas.language.numerals import chinese
from schemas.record.shape import RECORD_FORMAT

Numbers = dict[str, dict[str, int]]

SMALL = st.integers(0, 3) | st.integers(0, 60)
MONEY = st.sampled_from(["0", "12.50", "3.475", "0.10", "218.00", "7"])
GROUPS = {
    "不予公开": LATEST.table("requests").rows[2].children[2],
    "无法提供": LATEST.table("requests").rows[2].children[3],
    "不予处理": LATEST.table("requests").rows[2].children[4],
    "其他处理": LATEST.table("requests").rows[2].children[5],
}


@st.composite
def right_reports(draw: st.DrawFn) -> dict[str, Any]:
    """A record of a county's department whose report deserves no error at all."""
    requests, review = draw(_requests()), draw(_review())
    tables: dict[str, Any] = {
        table.key: {
            row.key: {column.key: draw(SMALL) for column in leaves(table.columns)}
            for row in leaves(table.rows)
        }
        for table in LATEST.tables()
        if table.unit is Unit.COUNT
    }
    tables |= {"requests": requests, "review": review}
    tables["documents"]["regulatory_rules"] = dict.fromkeys(("issued", "repealed", "in_force"), 0)
    tables["fees"] = {"administrative_fees": {"amount": draw(MONEY)}}
    charged = draw(st.integers(0, 3))
    fee = {"notices": charged, "notified": f"{60 * charged}.00", "received": str(60 * charged)}
    return {
        "format": RECORD_FORMAT,
        "edition": LATEST.key,
        "year": 2025,
        "organ": {"name": "青溪县水利局", "level": "county", "kind": "department", "parent": ""},
        "presentation": draw(
            st.fixed_dictionaries(
                {
                    "wording": st.sampled_from(["form", "statute"]),
                    "numbering": st.sampled_from(["chinese", "arabic"]),
                    "heading_line": st.sampled_from(["own_line", "run_in"]),
                    "lead": st.sampled_from(["yes", "no"]),
                    "sealed": st.sampled_from(["yes", "no"]),
                }
            )
        ),
        "tables": tables,
        "sections": _sections(draw, tables, fee),
        "processing_fee": fee,
    }


@st.composite
def _requests(draw: st.DrawFn) -> Numbers:
    """Table three: what came in and was carried over went out or is carried on, column by column."""
    table = LATEST.table("requests")
    rows = [row.key for row in leaves(table.rows)]
    made: Numbers = {row: {} for row in rows}
    number = st.just(0) if draw(st.integers(0, 3)) == 0 else st.just(0) | SMALL
    (total,) = sums(table.rows)
    for column in leaves(table.columns):
        if column.total:
            continue
        cells = {row: draw(number) for row in total.parts}
        done, left = sum(cells.values()), min(draw(number), 3)
        before = draw(st.integers(0, done + left))
        cells |= {"total": done, "carried_to_next_year": left, "carried_from_last_year": before}
        cells["received"] = done + left - before
        for row in rows:
            made[row][column.key] = cells[row]
    (across,) = sums(table.columns)
    for row in rows:
        made[row][across.total] = sum(made[row][part] for part in across.parts)
    return made


@st.composite
def _review(draw: st.DrawFn) -> Numbers:
    """Table four: three totals, each of four numbers."""
    table = LATEST.table("review")
    number = draw(st.sampled_from([st.just(0), SMALL]))
    cells = {column.key: draw(number) for column in leaves(table.columns)}
    for rule in sums(table.columns):
        cells[rule.total] = sum(cells[part] for part in rule.parts)
    return {"count": cells}


def _sections(draw: st.DrawFn, tables: dict[str, Any], fee: dict[str, Any]) -> dict[str, Any]:
    def one(*ways: str) -> str:
        return draw(st.sampled_from(ways))

    titles = {topic.key: topic.title for topic in LATEST.section("overview").topics}
    texts = {
        "disclosure": _documents(one, tables),
        "requests": _told(one, tables["requests"]) + _reviewed(one, tables["review"]["count"]),
        "management": one("每季度清查一次目录，更新条目27条。", "公文起草时同步确定公开属性。"),
        "platforms": one("登录www.qx.gov.cn/xxgk/可以查询。", "“青溪水利”推送信息188篇。"),
        "supervision": one("举办培训3期160人次。", "公开工作占考核分值的5%。"),
    }
    overview = [{"heading": titles[key], "topic": key, "text": text} for key, text in texts.items()]
    problem = one("一是解读形式单一。", "部分栏目有待补充完善。")
    better = one("一是丰富解读形式。", "逐项补充栏目内容，2026年3月底前完成。")
    aside = {"heading": one("", "其他工作"), "topic": "", "text": "配合开展政务公开日活动。"}
    overview.insert(draw(st.integers(0, len(overview))), aside)
    return {
        "overview": overview,
        "problems": [{"heading": "", "topic": "problems", "text": problem}],
        "improvements": [{"heading": "", "topic": "improvements", "text": better}],
        "other_matters": [
            {"heading": "收取信息处理费情况", "topic": "", "text": _fee(one, fee)},
            {"heading": "建议提案办理情况", "topic": "", "text": "主办的建议6件均已按期回复。"},
        ],
    }


One = Callable[..., str]


def _documents(one: One, tables: dict[str, Any]) -> str:
    made = tables["documents"]["normative_documents"]
    licences = tables["licenses"]["administrative_licenses"]["decisions"]
    told = f"全年制发行政规范性文件{made['issued']}件，废止{made['repealed']}件。"
    if not made["issued"]:
        told = one("全年未制发行政规范性文件。", told)
    return one(told, f"{told}作出行政许可决定{licences}件。", "全年主动公开信息312条。")


def _told(one: One, table: Numbers) -> str:
    """Sentences about table three, in one of several ways of putting them."""
    new, before, done, left = (
        table[row]["total"]
        for row in ("received", "carried_from_last_year", "total", "carried_to_next_year")
    )
    if not new + before:
        return one("全年未收到政府信息公开申请。", "2025年，本机关没有收到政府信息公开申请。")
    results = {
        "予以公开": table["disclosed"]["total"],
        "部分公开": table["partially_disclosed"]["total"],
        **{
            name: sum(table[leaf.key]["total"] for leaf in group.leaves())
            for name, group in GROUPS.items()
        },
    }
    listed = one("、", "，").join(f"{name}{count}件" for name, count in results.items())
    came = one(
        f"全年新收政府信息公开申请{new}件，上年结转{before}件。",
        f"2025年，共收到政府信息公开申请{new}件，上年结转{before}件，",
        f"全年受理政府信息公开申请{chinese(new) if new else '0'}件；上年结转政府信息公开申请{before}件。",
    )
    went = one(
        f"办结{done}件，其中{listed}；结转下年度继续办理{left}件。",
        f"办结{done}件。其中，{listed}。结转下年度继续办理{left}件。",
        f"办结{done}件，结转下年度继续办理{left}件。",
    )
    return came + went


def _reviewed(one: One, review: dict[str, int]) -> str:
    again = review["reconsideration_total"]
    suits = review["direct_total"] + review["after_reconsideration_total"]
    told = f"因政府信息公开引起的行政复议{again}件，行政诉讼{suits}件。"
    if again + suits:
        return told
    return one(
        "全年没有发生行政复议、行政诉讼。", told, "未发生因政府信息公开引起的行政复议和行政诉讼。"
    )


def _fee(one: One, fee: dict[str, Any]) -> str:
    if not fee["notices"]:
        return one("全年没有收取信息处理费。", "2025年未收取信息处理费，未发出收费通知。")
    return f"全年发出信息处理费收费通知{fee['notices']}件，通知金额{fee['notified']}元，实际收取{fee['received']}元。"
