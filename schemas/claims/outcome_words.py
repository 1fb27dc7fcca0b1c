"""The words for what became of requests (table 3) and of reviews and lawsuits (table 4)."""

from schemas.claims.wording import AND, MINE, Word

_RULED = r"(?:结果|被|判决|判令|裁定|决定|予以|均|获|经|法院|复议机关|复议|一审|二审|依法)*"
_OBJECT = rf"(?:原|{MINE}|其|该|行政)*(?:告知|答复|决定|行为|处理|判决|具体行政行为|行政行为)*"
RESULTS = (
    Word("result", "partially_disclosed", r"(?:予以|作出|给予|区分处理后?)*部分(?:予以)?公开"),
    Word("result", "not_disclosed", r"(?:决定|告知)?(?:不予?(?:以)?公开|不同意公开|拒绝公开)"),
    Word("result", "unable_to_provide", r"(?:无法|不能|未能|未)(?:予以|予)?提供"),
    Word("result", "not_processed", r"(?:告知)?不予(?:以)?(?:重复)?处理"),
    Word("result", "other_handling", r"(?:作出?)?其[他它](?:情形|方式)?处理|不再(?:继续)?处理"),
    Word(
        "result",
        "disclosed",
        r"(?<!不)(?:予以|给予|得到|获得)*(?:予以|给予|全部|全文|同意|准予|依法|应当|决定|得到|获得|可以)公开|(?:予以|依申请)提供",
    ),
    Word("result", "state_secret", r"国家秘密"),
    Word("result", "prohibited_by_law", r"(?:其他)?法律、?(?:行政)?法规禁止(?:公开)?"),
    Word("result", "security_or_stability", r"(?:危及)?[“\"]?三安全一稳定[”\"]?"),
    Word(
        "result",
        "third_party_rights",
        r"(?:保护|损害|侵害)*第三[方人](?:合法)?(?:权益|利益)|第三[方人]不同意(?:公开)?",
    ),
    Word("result", "internal_affairs", r"(?:三类)?内部(?:管理|事务)(?:性|类)?(?:信息)?"),
    Word("result", "process_information", r"(?:四类)?过程性(?:信息)?"),
    Word("result", "enforcement_case_file", r"(?:行政)?执法案卷(?:信息)?"),
    Word("result", "administrative_inquiry", r"(?:行政)?查询事项|行政查询"),
    Word(
        "result",
        "not_held",
        rf"(?:{MINE}|并)*[不未](?:予)?掌握(?:相关|该|所申请)*(?:政府)?(?:信息)?|(?:不属于|非|不是)(?:{MINE})?掌握的?(?:政府)?(?:信息)?"
        r"|(?:相关|政府|所申请|申请的?)*信息不存在|未(?:制作|获取|保存)(?:或(?:者)?未?(?:制作|获取|保存)|、未?(?:制作|获取|保存))*(?:相关|该)?(?:政府)?(?:信息)?",
    ),
    Word(
        "result",
        "not_ours",
        rf"(?:不属于?|非|不是|超出)(?:{MINE})?(?:职责|职权|负责)(?:权限)?(?:范围|公开)?",
    ),
    Word("result", "no_information", r"(?:不属于?|非|不是)政府信息(?!公开)"),
    Word(
        "result",
        "needs_creation",
        r"没有现成信息[、，]?(?:需要?另行制作)?|需要?另行制作|无现成信息",
    ),
    Word(
        "result",
        "still_unclear",
        r"(?:经)?补正后?(?:的?申请内容)?仍然?不明确|申请内容不明确",
    ),
    Word(
        "result",
        "petition_or_complaint",
        r"信访、?(?:举报、?)?(?:投诉|举报)(?:、?举报|、?投诉)?(?:类|形式|性质|事项)*",
    ),
    Word(
        "result",
        "petition_listed",
        r"(?:信访(?:、?投诉)?|投诉举报|举报投诉)(?:件、投诉件)?(?:类|事项|件|问题|形式)+",
    ),
    Word("result", "repeated_request", r"重复(?:性)?申请"),
    Word("result", "public_publication", r"(?:要求提供)?公开出版物"),
    Word("result", "excessive_requests", r"(?:无正当理由)?大量反复申请"),
    Word(
        "result",
        "confirmation_or_reissue",
        r"(?:要求)?(?:行政机关)?(?:确认或(?:者)?)?重新出具(?:已获取的?信息)?",
    ),
    Word("result", "supplement_overdue", r"(?:申请人)?(?:无正当理由)?逾期[不未]补正"),
    Word("result", "fee_overdue", r"逾期未(?:按收费通知要求)?缴(?:纳费用|费)"),
)
CASES = (
    Word(
        "case",
        "direct",
        r"未经(?:行政)?复议(?:而|的)?(?:直接)?(?:提起|起诉)?(?:的)?(?:行政)?(?:诉讼|起诉)?|直接(?:向(?:人民)?法院)?(?:起诉|提起(?:行政)?诉讼)",
    ),
    Word(
        "case",
        "after_reconsideration",
        r"(?:先?经)?(?:行政)?复议(?:后|再|又|而)+(?:提起|起诉)(?:的)?(?:行政)?(?:诉讼)?",
    ),
    Word(
        "case",
        "review",
        rf"(?:行政)?复议(?:案件|申请|案)?{AND}?(?:被)?(?:提起)?(?:行政)?(?:诉讼|应诉)(?!率)",
    ),
    Word("case", "reconsideration", r"(?:行政)?复议(?!机关|决定|机构|纠错率|纠正率|法|工作)"),
    Word(
        "case", "litigation", r"(?:行政)?(?:诉讼(?!请求|法)|应诉)(?!率)|涉诉|被诉|被(?:提起)?起诉"
    ),
)
OUTCOMES = (
    Word("outcome", "upheld", rf"{_RULED}(?:维持{_OBJECT}|胜诉|支持(?:我|本)(?:局|机关|单位|方))"),
    Word(
        "outcome",
        "corrected",
        rf"{_RULED}(?:纠正|纠错(?!率)|撤销{_OBJECT}|变更|败诉|确认(?:为)?违法|责令(?:重新|限期|再次|依法|作出|{MINE})*(?:答复|处理|履行)?)",
    ),
    Word(
        "outcome",
        "other_result",
        r"其[他它]结果|(?:申请人|原告|当事人|主动|自愿|被|已|均|而)*(?:撤诉|撤回(?:申请|起诉|复议申请|复议|诉讼)?)(?:而|并|后)*(?:被)?(?:终止(?:审理|审查)?)?|终止(?:审理|审查)?|(?:不予|未予)受理",
    ),
    Word(
        "outcome",
        "dismissed",
        rf"{_RULED}驳回(?:其|原告|申请人|的|全部|复议|行政)*(?:申请|请求|起诉|诉讼请求|诉请)?",
    ),
    Word(
        "outcome",
        "pending",
        r"(?:尚未|还未|未|尚在|正在|仍在|还在|待)(?:审结|结案|审理|审查)(?:之中|当中|过程中|中)?|在审|未(?:判决|宣判|决)|尚未(?:判决|宣判)",
    ),
    Word(
        "outcome",
        "decided",
        r"(?:法院|复议机关|已经?)*(?:(?:[作做]出|收到|下达)(?:行政)?(?:复议)?(?:决定|判决|裁判|裁决)书?|审结|结案|(?<!未)判决(?!维持|驳回|撤销|确认|变更))",
    ),
)
