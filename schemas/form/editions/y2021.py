"""The form of 2021: every section, row, column, label and total, written once.

国办公开办函〔2021〕30号《中华人民共和国政府信息公开工作年度报告格式》, in force for the reports of 2021 on.
Aliases are what published reports print instead of the official label; they are accepted when a
report is read and never written.
"""

from schemas.form.headings import Heading
from schemas.form.model import Balance, Edition, Section, Table, Topic, Unit
from schemas.form.sources import Certainty, Source, Sources

SOURCES = Sources(
    format=Source("国办公开办函〔2021〕30号《中华人民共和国政府信息公开工作年度报告格式》"),
    regulation=Source("《中华人民共和国政府信息公开条例》", "第五十条"),
    fees=Source("国办函〔2020〕109号《政府信息公开信息处理费管理办法》"),
    length=Source("国办公开办函〔2021〕30号", certainty=Certainty.SECONDARY),
    repetition=Source("国办公开办函〔2021〕30号", certainty=Certainty.SECONDARY),
    replaced=("国办公开办函〔2019〕60号",),
)

H = Heading

# 一、总体情况 --------------------------------------------------------------------------------------

OVERVIEW = Section(
    key="overview",
    number="一",
    sheet="一、总体情况",
    title="总体情况",
    statute_title="总体情况",
    topics=(
        Topic("disclosure", "主动公开情况", ("主动公开", "公开政府信息", "公开信息")),
        Topic("requests", "依申请公开情况", ("依申请公开", "公开申请")),
        Topic("management", "政府信息管理情况", ("信息管理", "公开属性", "审核", "审查", "清理")),
        Topic("platforms", "政府信息公开平台建设情况", ("平台", "网站", "公众号", "新媒体")),
        Topic(
            "supervision",
            "监督保障情况",
            ("监督保障", "监督", "保障", "培训", "考核", "督查", "督导"),
        ),
    ),
    limit=1000,
)

# 二、主动公开政府信息情况 ---------------------------------------------------------------------------

DECISIONS = (H("decisions", "本年处理决定数量"),)

DOCUMENTS = Table(
    key="documents",
    caption="第二十条第（一）项",
    corner="信息内容",
    rows=(
        H("regulatory_rules", "规章"),
        H("normative_documents", "行政规范性文件", aliases=("规范性文件",)),
    ),
    columns=(
        H("issued", "本年制发件数"),
        H("repealed", "本年废止件数"),
        H("in_force", "现行有效件数"),
    ),
)
LICENSES = Table(
    key="licenses",
    caption="第二十条第（五）项",
    corner="信息内容",
    rows=(H("administrative_licenses", "行政许可"),),
    columns=DECISIONS,
)
PENALTIES = Table(
    key="penalties",
    caption="第二十条第（六）项",
    corner="信息内容",
    rows=(
        H("administrative_penalties", "行政处罚"),
        H("administrative_compulsion", "行政强制"),
    ),
    columns=DECISIONS,
)
FEE_INCOME = Table(
    key="fees",
    caption="第二十条第（八）项",
    corner="信息内容",
    rows=(H("administrative_fees", "行政事业性收费"),),
    columns=(H("amount", "本年收费金额（单位：万元）"),),
    unit=Unit.MONEY,
)

DISCLOSURE = Section(
    key="disclosure",
    number="二",
    sheet="二、主动公开",
    title="主动公开政府信息情况",
    statute_title="行政机关主动公开政府信息情况",
    tables=(DOCUMENTS, LICENSES, PENALTIES, FEE_INCOME),
)

# 三、收到和处理政府信息公开申请情况 -------------------------------------------------------------------

NOT_DISCLOSED = (
    H("state_secret", "1.属于国家秘密"),
    H("prohibited_by_law", "2.其他法律行政法规禁止公开"),
    H("security_or_stability", "3.危及“三安全一稳定”"),
    H("third_party_rights", "4.保护第三方合法权益", aliases=("4.保护第三方合法利益",)),
    H("internal_affairs", "5.属于三类内部事务信息"),
    H("process_information", "6.属于四类过程性信息"),
    H("enforcement_case_file", "7.属于行政执法案卷"),
    H("administrative_inquiry", "8.属于行政查询事项"),
)
UNABLE_TO_PROVIDE = (
    H("not_held", "1.本机关不掌握相关政府信息"),
    H("needs_creation", "2.没有现成信息需要另行制作"),
    H("still_unclear", "3.补正后申请内容仍不明确"),
)
NOT_PROCESSED = (
    H("petition_or_complaint", "1.信访举报投诉类申请"),
    H("repeated_request", "2.重复申请"),
    H("public_publication", "3.要求提供公开出版物"),
    H("excessive_requests", "4.无正当理由大量反复申请"),
    H("confirmation_or_reissue", "5.要求行政机关确认或重新出具已获取信息"),
)
OTHER_HANDLING = (
    H(
        "supplement_overdue",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    ),
    H(
        "fee_overdue",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    ),
    H("other", "3.其他", aliases=("3.其它",)),
)
OUTCOME = (
    H("disclosed", "（一）予以公开"),
    H("partially_disclosed", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    H("not_disclosed", "（三）不予公开", NOT_DISCLOSED),
    H("unable_to_provide", "（四）无法提供", UNABLE_TO_PROVIDE),
    H("not_processed", "（五）不予处理", NOT_PROCESSED),
    H("other_handling", "（六）其他处理", OTHER_HANDLING, aliases=("（六）其它处理",)),
    H("total", "（七）总计", total=True, aliases=("（七）合计",)),
)
APPLICANTS = (
    H("natural_person", "自然人"),
    H(
        "organization",
        "法人或其他组织",
        (
            H("commercial_enterprise", "商业企业"),
            H("research_institution", "科研机构"),
            H("public_welfare_organization", "社会公益组织", aliases=("社会组织",)),
            H("legal_service_institution", "法律服务机构"),
            H("other_organization", "其他", aliases=("其它",)),
        ),
        aliases=("法人或其它组织",),
    ),
    H("total", "总计", total=True, aliases=("合计",)),
)
REQUESTS = Table(
    key="requests",
    corner="（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    rows=(
        H("received", "一、本年新收政府信息公开申请数量"),
        H("carried_from_last_year", "二、上年结转政府信息公开申请数量"),
        H("outcome", "三、本年度办理结果", OUTCOME, aliases=("三、本年度办理结束",)),
        H("carried_to_next_year", "四、结转下年度继续办理"),
    ),
    columns=(H("applicant", "申请人情况", APPLICANTS),),
    row_balances=(
        Balance(
            left=("received", "carried_from_last_year"),
            right=("total", "carried_to_next_year"),
            text="第一项加第二项之和，等于第三项加第四项之和",
        ),
    ),
)

REQUEST_SECTION = Section(
    key="requests",
    number="三",
    sheet="三、申请办理",
    title="收到和处理政府信息公开申请情况",
    statute_title="行政机关收到和处理政府信息公开申请情况",
    tables=(REQUESTS,),
)

# 四、政府信息公开行政复议、行政诉讼情况 ------------------------------------------------------------------


def results(prefix: str) -> tuple[Heading, ...]:
    """The five results under which each kind of review is counted."""
    return (
        H(f"{prefix}_upheld", "结果维持"),
        H(f"{prefix}_corrected", "结果纠正"),
        H(f"{prefix}_other_result", "其他结果", aliases=("其它结果",)),
        H(f"{prefix}_pending", "尚未审结"),
        H(f"{prefix}_total", "总计", total=True, aliases=("合计",)),
    )


REVIEW = Table(
    key="review",
    rows=(H("count", ""),),
    columns=(
        H("reconsideration", "行政复议", results("reconsideration")),
        H(
            "litigation",
            "行政诉讼",
            (
                H("direct", "未经复议直接起诉", results("direct")),
                H("after_reconsideration", "复议后起诉", results("after_reconsideration")),
            ),
        ),
    ),
)
REVIEW_SECTION = Section(
    key="review",
    number="四",
    sheet="四、复议诉讼",
    title="政府信息公开行政复议、行政诉讼情况",
    statute_title="因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    tables=(REVIEW,),
)

# 五、存在的主要问题及改进情况 ------------------------------------------------------------------------

PROBLEMS = Section(
    key="problems_and_improvements",
    number="五",
    sheet="五、问题与改进",
    title="存在的主要问题及改进情况",
    statute_title="政府信息公开工作存在的主要问题及改进情况",
    topics=(
        Topic(
            "problems",
            "存在的主要问题",
            (
                "问题",
                "不足",
                "困难",
                "薄弱",
                "差距",
                "短板",
                "不够",
                "有待",
                "欠缺",
                "堵点",
                "滞后",
            ),
        ),
        Topic(
            "improvements",
            "改进情况",
            (
                "改进",
                "下一步",
                "下步",
                "今后",
                "整改",
                "措施",
                "打算",
                "举措",
                "计划",
                "下一年",
                "明年",
            ),
        ),
    ),
)

# 六、其他需要报告的事项 ----------------------------------------------------------------------------

OTHER_MATTERS = Section(
    key="other_matters",
    number="六",
    sheet="六、其他事项",
    title="其他需要报告的事项",
    statute_title="其他需要报告的事项",
    topics=(Topic("processing_fee", "收取信息处理费情况", ("信息处理费",)),),
)

# Words of the labels, for where a narrow column breaks them; programs break Chinese anywhere.
WORDS = (
    "本列数据 勾稽关系 第一项 第二项 第三项 第四项 之和 等于 申请人 情况 自然人 法人 其他 组织 "
    "商业 企业 科研 机构 社会 公益 法律 服务 总计 本年 新收 政府信息 政府 信息 公开 申请 "
    "数量 上年 结转 本年度 下年度 继续 办理 结果 予以 部分 区分 处理 只计 这一 情形 不计 "
    "不予 无法 提供 属于 国家 秘密 行政 法规 禁止 危及 三安全一稳定 保护 第三方 合法 权益 "
    "三类 内部 事务 四类 过程性 执法 案卷 查询 事项 本机关 不掌握 相关 没有 现成 需要 另行 "
    "制作 补正后 内容 仍不明确 信访 举报 投诉类 重复 要求 出版物 无正当理由 大量 反复 机关 "
    "确认 重新 出具 已获取 逾期 不补正 不再 收费 通知 缴纳 费用 复议 诉讼 未经 直接 起诉 "
    "复议后 维持 纠正 尚未 审结 信息内容 制发 废止 件数 现行 有效 决定 规章 规范性文件 许可 "
    "处罚 强制 事业性 金额 单位 万元"
)

EDITION = Edition(
    key="2021",
    first_year=2021,
    template_version=3,
    oldest_template=1,
    words=tuple(WORDS.split()),
    sources=SOURCES,
    sections=(
        OVERVIEW,
        DISCLOSURE,
        REQUEST_SECTION,
        REVIEW_SECTION,
        PROBLEMS,
        OTHER_MATTERS,
    ),
)
