"""Whole reports that are right, of bodies unlike each other and in wording unlike our sample's.

Each is a record; numbers in the texts agree with the tables. None may have an error.
"""

from collections.abc import Mapping
from typing import Any

from schemas.form.editions import LATEST
from schemas.form.headings import leaves, sums
from schemas.record.shape import RECORD_FORMAT

Rows = Mapping[str, tuple[int, int]]  # row of table 3 -> natural persons, commercial enterprises
PEOPLE, FIRMS = "natural_person", "commercial_enterprise"


def requests(rows: Rows) -> dict[str, dict[str, int]]:
    """Table three: received and carried over as given, the rest added up."""
    table = LATEST.table("requests")
    (total,), columns = sums(table.rows), [column.key for column in leaves(table.columns)]
    made = {row.key: dict.fromkeys(columns, 0) for row in leaves(table.rows)}
    for key, (people, firms) in rows.items():
        made[key] |= {PEOPLE: people, FIRMS: firms, "total": people + firms}
    for column in (PEOPLE, FIRMS, "total"):
        made["total"][column] = sum(made[row][column] for row in total.parts)
        came = made["received"][column] + made["carried_from_last_year"][column]
        made["carried_to_next_year"][column] = came - made["total"][column]
    return made


def review(**counts: int) -> dict[str, dict[str, int]]:
    """Table four: what is not named is 0, totals are added up."""
    columns = LATEST.table("review").columns
    cells = {column.key: counts.get(column.key, 0) for column in leaves(columns)}
    for rule in sums(columns):
        cells[rule.total] = sum(cells[part] for part in rule.parts)
    return {"count": cells}


def record(
    organ: tuple[str, str, str],
    *,
    documents: tuple[int, int, int] = (0, 0, 0),
    rules: tuple[int, int, int] = (0, 0, 0),
    decisions: tuple[int, int, int] = (0, 0, 0),
    fees: str = "0",
    table3: Rows,
    table4: Mapping[str, int] | None = None,
    fee: tuple[int, str, str] | None = (0, "0", "0"),
    presentation: Mapping[str, str] | None = None,
    overview: list[tuple[str, str, str]],
    problems: list[tuple[str, str]],
    improvements: list[tuple[str, str]],
    others: list[tuple[str, str]],
    notes: Mapping[str, Mapping[str, str]] | None = None,
) -> dict[str, Any]:
    """A record of 2025; section five without parts is told by problems alone, with topic "" """
    name, level, kind = organ
    licences, penalties, compulsion = decisions
    made = ("issued", "repealed", "in_force")
    parted = bool(improvements)
    told: dict[str, Any] = {
        "format": RECORD_FORMAT,
        "edition": LATEST.key,
        "year": 2025,
        "organ": {"name": name, "level": level, "kind": kind, "parent": ""},
        "presentation": dict(presentation or {}),
        "tables": {
            "documents": {
                "regulatory_rules": dict(zip(made, rules, strict=True)),
                "normative_documents": dict(zip(made, documents, strict=True)),
            },
            "licenses": {"administrative_licenses": {"decisions": licences}},
            "penalties": {
                "administrative_penalties": {"decisions": penalties},
                "administrative_compulsion": {"decisions": compulsion},
            },
            "fees": {"administrative_fees": {"amount": fees}},
            "requests": requests(table3),
            "review": review(**(table4 or {})),
        },
        "sections": {
            "overview": [{"topic": t, "heading": h, "text": x} for t, h, x in overview],
            "problems": [
                {"topic": "problems" if parted else "", "heading": h, "text": x}
                for h, x in problems
            ],
            "improvements": [
                {"topic": "improvements", "heading": h, "text": x} for h, x in improvements
            ],
            "other_matters": [{"topic": "", "heading": h, "text": x} for h, x in others],
        },
    }
    if fee is not None:
        told["processing_fee"] = dict(zip(("notices", "notified", "received"), fee, strict=True))
    if notes:
        told["notes"] = {key: dict(each) for key, each in notes.items()}
    return told


MINISTRY = record(
    ("国家林草装备管理总局", "ministry", "department"),
    documents=(17, 6, 214),
    rules=(2, 1, 31),
    decisions=(1386, 12, 0),
    fees="1203.5",
    table3={
        "received": (412, 96),
        "carried_from_last_year": (11, 3),
        "disclosed": (188, 41),
        "partially_disclosed": (23, 9),
        "third_party_rights": (6, 8),
        "internal_affairs": (14, 2),
        "process_information": (9, 4),
        "not_held": (121, 20),
        "needs_creation": (15, 3),
        "petition_or_complaint": (21, 0),
        "repeated_request": (7, 1),
        "supplement_overdue": (8, 2),
        "other": (2, 1),
    },
    table4={
        "reconsideration_upheld": 9,
        "reconsideration_corrected": 1,
        "reconsideration_other_result": 4,
        "reconsideration_pending": 2,
        "direct_upheld": 3,
        "direct_pending": 1,
        "after_reconsideration_upheld": 5,
        "after_reconsideration_other_result": 1,
    },
    fee=(3, "420", "360"),
    presentation={"wording": "statute", "numbering": "none", "lead": "no", "sealed": "no"},
    overview=[
        (
            "",
            "",
            "2025年，国家林草装备管理总局（以下简称总局）坚持以人民为中心的发展思想，聚焦职能转变，把“公开为常态、"
            "不公开为例外”落到制度制定、执法监管、为民服务全过程。",
        ),
        (
            "disclosure",
            "以公开促规范",
            "全年制定规章2部、废止1部，印发行政规范性文件17件、废止和宣布失效6件；截至年底，现行有效规章31部、行政规范性文件"
            "214件，全部在总局门户网站“法规库”按主题、体裁、文号三种方式集中公开，提供Word、PDF两种格式下载。"
            "及时公布权责清单调整情况，发布《林草装备目录（2025年版）》等政策解读稿件64篇，其中图解22篇、视频9个、专家署名文章33篇。",
        ),
        (
            "requests",
            "以法治促服务",
            "全年新收政府信息公开申请508件，其中自然人申请412件、商业企业申请96件，加上上年结转的14件，共办理522件。"
            "已办结505件：予以公开229件，部分公开32件，因涉及第三方合法权益、内部事务信息和过程性信息等不予公开43件，"
            "本机关不掌握或者需要另行制作的无法提供159件，不予处理29件，其他处理13件。"
            "结转下年度继续办理17件。",
        ),
        (
            "management",
            "以标准促治理",
            "落实属性源头认定，公文拟制时同步确定“主动公开”“依申请公开”“不予公开”三种属性，不予公开的注明理由。对2008年以来的"
            "存量文件逐件复核，调整属性187件。",
        ),
        (
            "platforms",
            "以平台促便民",
            "门户网站全年访问量3,126.4万人次，较2024年增长8.2%；“林草装备”微信公众号订阅数41.7万，推送672期1 980条。"
            "网站【政策文件】【互动交流】两个栏目改版上线，无障碍浏览通过T/ISC-0007—2021测评。",
        ),
        (
            "supervision",
            "以监督促落实",
            "将政务公开纳入司局年度考核，权重不低于4%。举办专题培训2期，参训430余人次；对直属单位开展“季度体检”，"
            "发现并整改问题56个。全年未发生因公开不当引起的责任追究情形。",
        ),
    ],
    problems=[
        (
            "",
            "从全年情况看，政策解读的针对性还不够强，个别司局对申请人真实诉求把握不准，行政复议中有1件被纠正。",
        ),
        (
            "",
            "2026年将着力做好三方面改进：一是建立解读效果回访机制；二是完善“答复前会商”制度，复杂申请一律由法规司合法性审核；"
            "三是对被纠正案件逐案剖析，举一反三。",
        ),
    ],
    improvements=[],
    others=[
        (
            "",
            "按照《政府信息公开信息处理费管理办法》，总局全年发出收费通知3件，通知金额420元，实际收取360元，"
            "另1件申请人逾期未缴纳，按放弃申请处理，计入2026年度统计。",
        ),
        ("", "全国人大代表建议48件、全国政协提案31件的答复全部按要求公开。"),
    ],
)

TOWNSHIP = record(
    ("白水河傈僳族乡人民政府", "township", "government"),
    table3={},
    presentation={"numbering": "arabic", "date": "2026-01-08", "contact": "0872-0000123"},
    overview=[
        (
            "disclosure",
            "主动公开",
            "通过县政府网站乡镇专栏发布信息63条，村务公开栏张贴217张次，大喇叭广播政策46次。惠农补贴“一卡通”发放明细按户公示，"
            "姓名隐去一字（如李×、和××），身份证号、银行账号一律不公开。",
        ),
        ("requests", "依申请公开", "本年度未收到书面或网上申请，无上年结转，无结转下年。"),
        ("management", "信息管理", "落实专人（党政办1人兼职）登记造册，未制发行政规范性文件。"),
        ("platforms", "平台建设", "乡里没有单独的网站和政务新媒体，依托县融媒体中心平台。"),
        (
            "supervision",
            "监督保障",
            "乡纪委监督检查2次。县对乡考核得分91.5分；群众评议满意率98.6%（发放问卷300份，收回292份，满意288份）；"
            "没有需要追究责任的情形。",
        ),
    ],
    problems=[("", "村级公开栏更换不及时；大喇叭方言内容少，少数民族群众听不懂。")],
    improvements=[("", "2025年已增配双语广播员2名；明年逐村核对公开栏，坏一块换一块。")],
    others=[("", "没有向任何申请人收过信息处理费。其他需要报告的事项：无。")],
)

PREFECTURE = record(
    ("澄江市公安局", "city", "department"),
    documents=(1, 0, 12),
    decisions=(28764, 15320, 6021),
    fees="866.125",
    table3={
        "received": (67, 5),
        "carried_from_last_year": (2, 0),
        "disclosed": (19, 3),
        "partially_disclosed": (8, 0),
        "state_secret": (2, 0),
        "prohibited_by_law": (1, 0),
        "enforcement_case_file": (17, 0),
        "administrative_inquiry": (6, 0),
        "not_held": (7, 2),
        "petition_or_complaint": (5, 0),
        "repeated_request": (1, 0),
        "confirmation_or_reissue": (1, 0),
    },
    table4={"reconsideration_upheld": 3, "direct_upheld": 1, "direct_other_result": 1},
    presentation={"heading_line": "run_in", "date": "2026-01-26"},
    overview=[
        (
            "disclosure",
            "主动公开",
            "严守保密底线，凡涉及国家秘密、警务工作秘密以及侦查手段的内容不上网、不外传，做到绝密级、机密级、秘密级文件零发布。"
            "全年公开行政许可决定28764件、行政处罚决定15320件、行政强制措施6021件（数据来自执法办案平台）。"
            "处罚决定书上网前对当事人姓名作“张某某”“王**”式处理，手机号显示为138****0000。",
        ),
        (
            "requests",
            "依申请公开",
            "受理申请72件（自然人67件、企业5件），上年转入2件。全年办结72件，同意公开22件、部分公开8件，"
            "属于行政执法案卷17件、行政查询事项6件，2件因属于国家秘密不予公开，1件法律法规禁止公开，9件本机关不掌握，"
            "信访投诉类5件，重复申请1件，要求重新出具已获取信息1件；结转下年2件。",
        ),
        (
            "management",
            "信息管理",
            "修订《澄江市公安局政府信息公开保密审查办法》（澄公通〔2025〕18号），实行“三审三校”。",
        ),
        (
            "platforms",
            "平台建设",
            "“澄江公安”抖音、微信、微博（简称“两微一抖”）发布短视频1,024条，单条最高播放量230w+；"
            "官网www.cjga.gov.cn/xxgk全年零宕机。反诈提醒：陌生来电自称公检法要求转账的，一律是诈骗，请拨96110、110。",
        ),
        (
            "supervision",
            "监督保障",
            "市局办公室、法制支队、督察支队每季度联合抽查；因公开引发的行政复议3件，均被维持；"
            "行政诉讼2件，1件维持、1件其他结果。",
        ),
    ],
    problems=[
        ("", "（1）基层所队“重办案、轻公开”；（2）个别答复书说理不足。"),
    ],
    improvements=[
        (
            "",
            "去年提出的“答复书模板陈旧”问题已整改到位，新模板含说理要素12项。下一年计划：逐案评查，全员轮训。",
        ),
    ],
    others=[
        ("收取信息处理费情况", "零收费。"),
        ("数据口径", "表二数据统计时间为2025年1月1日至12月31日，含森林公安分局。"),
    ],
    notes={"active_disclosure": {"after": "注：行政许可含户政、出入境、交管窗口办件。"}},
)

COUNTY = record(
    ("石门土家族自治县人民政府", "county", "government"),
    documents=(9, 4, 58),
    decisions=(98211, 6320, 415),
    fees="12480",
    table3={
        "received": (230, 18),
        "carried_from_last_year": (5, 1),
        "disclosed": (142, 11),
        "partially_disclosed": (12, 2),
        "third_party_rights": (3, 0),
        "not_held": (51, 4),
        "still_unclear": (6, 0),
        "excessive_requests": (1, 0),
        "public_publication": (2, 0),
        "fee_overdue": (1, 0),
        "other": (9, 1),
    },
    table4={
        "reconsideration_corrected": 2,
        "reconsideration_upheld": 6,
        "after_reconsideration_pending": 1,
    },
    fee=(2, "1580", "1580"),
    presentation={"date": "2026-01-30", "own_lead": ""},
    overview=[
        (
            "disclosure",
            "",
            "（一）主动公开情况\n县政府及乡镇、部门全年通过各类渠道公开信息3.2万条。\n县政府及县政府办公室共制发行政规范性文件9件，"
            "废止4件，现行有效58件。\n（二）依申请公开情况\n全县收到申请248件，办结245件（含上年结转6件），结转下年9件；"
            "按办理结果分：予以公开153件，占62.4%；部分公开14件；不予公开3件；无法提供61件；不予处理3件；其他处理11件。\n"
            "（三）政府信息管理情况\n开展文件“大起底”，废改立并举。\n（四）政府信息公开平台建设情况\n全县保留政府网站1家，"
            "政务新媒体37个，注销9个。\n（五）监督保障情况\n县政府常务会议专题研究2次。工作考核：列入绩效考核，"
            "优秀等次11个、良好等次22个。社会评议：委托第三方开展满意度测评，总体满意度89.7%。责任追究：约谈单位3家，通报5家，"
            "未发生需给予处分的情形。",
        ),
    ],
    problems=[
        ("基层基础不牢", "部分乡镇人员变动频繁，业务不熟。"),
        ("解读形式单一", "图文转载多，原创少。"),
    ],
    improvements=[
        ("抓队伍", "组织跟班学习，全年36人次。"),
        ("抓质量", "原创解读比例由年初的三成提高到近六成。"),
    ],
    others=[
        ("收取信息处理费情况", "依申请公开信息处理费：2件，通知1580元，实收1580元。"),
        (
            "年度工作要点落实情况",
            "对照省、州年度政务公开工作要点，27项任务完成26项，另1项跨年推进。",
        ),
        ("七、附则", "本报告由县政府办公室负责解释。"),
    ],
)

TAX = record(
    ("国家税务总局青石县税务局", "county", "department"),
    decisions=(3, 1204, 86),
    fees="0.00",
    table3={"received": (2, 1), "disclosed": (1, 0), "not_held": (1, 0), "other": (0, 1)},
    presentation={"wording": "statute", "lead": "no", "sealed": "no", "signature": "none"},
    overview=[
        (
            "",
            "",
            "根据《中华人民共和国政府信息公开条例》，特向社会公布国家税务总局青石县税务局2025年政府信息公开年度报告。"
            "本报告电子版可在国家税务总局青石省税务局网站下载。",
        ),
        (
            "",
            "总体概况",
            "一年来，我局把便民办税春风行动与公开工作一体推进。主动公开方面，公示行政许可3件、行政处罚1204件、"
            "行政强制86件，公告欠税（单户50万元以上）19户次。依申请公开方面，收到3件、办结3件，无结转：1件公开，"
            "1件不掌握，1件申请人主动撤回（计入其他处理）。政府信息管理方面，严格定密，内部管理信息不对外提供。"
            "平台建设方面，不单设网站，统一使用省局平台；电子税务局消息推送4.6万条。监督保障方面，纳入绩效指标，扣分0.3分。",
        ),
    ],
    problems=[("", "税费政策专业性强，纳税人“看不懂、用不上”的情况仍然存在，这是我们的短板。")],
    improvements=[
        (
            "",
            "制作“一图读懂”28幅，在办税厅设“政策翻译官”窗口；后续将根据12366热线高频问题滚动更新。",
        )
    ],
    others=[
        ("", "1.没有收取信息处理费。\n2.未发生行政复议和行政诉讼。\n3.没有其他需要说明的情况。")
    ],
)

PROVINCE = record(
    ("平原省数据和政务服务管理局", "province", "department"),
    documents=(4, 1, 23),
    decisions=(0, 0, 0),
    table3={
        "received": (38, 12),
        "disclosed": (15, 6),
        "partially_disclosed": (2, 1),
        "not_held": (16, 4),
        "needs_creation": (1, 1),
        "petition_or_complaint": (2, 0),
    },
    presentation={"numbering": "arabic", "heading_line": "run_in", "date": "2026-01-15"},
    overview=[
        (
            "disclosure",
            "主动公开“有力度”",
            "全年主动公开信息1126条；其中政务动态780条、通知公告206条、政策文件及解读140条。本单位无行政许可、行政处罚、"
            "行政强制职权，不收取行政事业性收费。出台规范性文件4件，废止1件，目前有效23件。",
        ),
        (
            "requests",
            "申请办理“有温度”",
            "共收到50件申请（网上45件、信函4件、当面1件），比上年多11件；办结48件，剩余2件按程序延期，结转至2026年。"
            "已办结的48件中，公开21件、部分公开3件、无法提供22件、不予处理2件。",
        ),
        (
            "management",
            "信息管理“有章法”",
            "编制《数据目录编码规则》，试行“一数一源”。对待定密事项、待核实线索一律先审后发。",
        ),
        (
            "platforms",
            "平台建设“有速度”",
            "省政府门户网站集约化平台承载1＋16＋N个站点，日均PV 86万、UV 19万；API接口212个；响应时间由1.8s降至0.6s；"
            "支持IPv6；AI助手“小政”问答准确率93.1%。",
        ),
        (
            "supervision",
            "监督保障“有硬度”",
            "无社会投诉举报；培训4期600人次，发放《一本通》1 000册。",
        ),
    ],
    problems=[
        ("", "当前工作中还有一些堵点：数据回流基层难、跨省查询难。"),
    ],
    improvements=[
        (
            "",
            "针对2024年报告所列“栏目杂、检索慢”等问题，已完成改版；对新的堵点，将于2026年6月底前推出回流专区。",
        ),
    ],
    others=[
        ("信息处理费", "2025年度，我局依申请公开政府信息未收取信息处理费。"),
        ("创新做法", "“政策计算器”上线，输入企业规模、行业即可匹配政策，累计使用12.8万次。"),
    ],
)

ODD_REPORTS = {
    "ministry": MINISTRY,
    "township": TOWNSHIP,
    "prefecture": PREFECTURE,
    "county": COUNTY,
    "tax": TAX,
    "province": PROVINCE,
}
