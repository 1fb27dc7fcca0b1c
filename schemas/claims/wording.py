"""The words by which a number of the tables is known in running text.

Each `Label` pairs the name of a quantity (`schemas.claims.quantities`) with what is said before its
number (予以公开21件) or after it (21件予以公开).
"""

import re
from typing import NamedTuple

# Words that may stand between a label and its number without changing what is counted.
# No word here is made of others, so that a text can be read in one way only (and fast).
FILLING = (
    r"(?:的|政府信息|依申请公开|信息|公开|申请|案件|案|事项|情况|情形|信件|诉求|件数|数量|总|数|总量|决定|答复|处理|办理|完成"
    r"|共|合计|累计|计|有|为|是|达到?|了|均|仅|只|也|还|另|[“”\"])*+"
)
# Words that may stand between a number and the end of what is said about it.
TRAILING = (
    r"(?:(?:公民|自然人|群众|申请人|个人|法人|其他组织|或者?|、|和)+提[出交起](?=的))?"
    r"(?:的?(?:政府信息|依申请公开|公开|信息|申请|案件|事项)(?!人))*"
    r"(?=$|[，；。、:()！？!?”]|其中|含|均|已|都|全部|并|但|和|及|与|以及|加上|连同|同比|比|较|分别|在|一并|中|优先|按|依|经|由|未|尚|需|因|被|也|全|之|于|作出|，)"
)
LAST = r"(?:上一?个?年度?|去年度?|往年|以前年度)"
NEXT = r"(?:下一?个?年度?|次年度?|来年|明年|20\d\d年度?)"
NOT_DONE = (
    r"(?:尚?未|还未|没有|尚在|正在|仍在|还在|待)(?:依法|按期)?(?:办结|办理完毕|办理|答复|回复)"
    r"(?:当中|之中|过程中|期限内|中)?"
)
YEAR = r"20\d\d年度?"
# Over the end of a year; 转结 is 结转 turned round.
CARRIED = r"(?:跨年度?)?(?:结转|转结|转入|转来|转接|转|遗留)"
JOINED = r"(?:、|和|及|与|以及|或|或者)"
RECONSIDERATION = r"(?:提[起出]|申请|被|的){0,3}(?:行政)?复议(?:案件|申请|案)?"
RULED = r"(?:结果|被|判决|判令|裁定|决定|予以|均|获|经|依法|法院|复议机关|申请人|一审|二审)*"
LITIGATION = r"(?:提起|被|的){0,3}(?:行政)?(?:诉讼|应诉)(?:案件|应诉|案)?"


class Label(NamedTuple):
    """A quantity and the words that name it; ``after`` where they may also follow the number."""

    quantity: str
    words: str
    after: bool = True


# The order matters where one label begins with the words of another.
LABELS = (
    Label(
        "carried_over",  # from the one year to the other: the years say which row is meant
        rf"{YEAR}(?:{NOT_DONE})?的?{CARRIED}[至到入]?{YEAR}(?:继续)?(?:办理|答复|处理|办结)*",
    ),
    Label(
        "carried_from_last_year",
        rf"(?:{LAST}|{YEAR})(?:{NOT_DONE}(?:而|并|的)*)?{CARRIED}(?:[至到入]?(?:本|今|当)年度?)?(?![至到下2])"
        rf"(?:继续)?(?:办理|答复)?|(?:结转|转结|转入|接办|承接)(?:自)?{LAST}(?:办理|继续办理)?|{LAST}{NOT_DONE}",
    ),
    Label(
        "carried_to_next_year",
        rf"(?:跨年度?)?(?:结转|转结|转入|转至|转到|顺延|延续|留待|留|待|转)(?:[至到入]|至于)?{NEXT}"
        rf"(?:继续)?(?:办理|答复|处理|办结)?|{NOT_DONE}",
    ),
    Label("carried", r"结转"),
    Label("partially_disclosed", r"(?:予以|作出|给予)?部分(?:予以)?公开"),
    Label("not_disclosed", r"(?:决定|告知)?(?:不予?(?:以)?公开|不同意公开)"),
    Label("unable_to_provide", r"无法(?:予以)?提供|不能提供|未予提供"),
    Label("not_processed", r"(?:告知)?不予(?:以)?处理"),
    Label("other_handling", r"(?:作出?)?其[他它](?:情形|方式)?处理|不再处理"),
    Label("disclosed", r"(?<!不)(?:予以|给予|全部|同意|准予|依法|应当)公开"),
    Label("state_secret", r"(?:属于|涉及)?国家秘密"),
    Label("prohibited_by_law", r"(?:其他)?法律、?行政法规禁止公开"),
    Label("security_or_stability", r"(?:危及)?[“\"]?三安全一稳定[”\"]?"),
    Label(
        "third_party_rights",
        r"(?:保护|涉及|损害|侵害)*第三[方人](?:合法)?(?:权益|利益)|第三[方人]不同意(?:公开)?",
    ),
    Label("internal_affairs", r"(?:属于?)?(?:三类)?内部(?:管理|事务)(?:性|类)?(?:信息)?"),
    Label("process_information", r"(?:属于?)?(?:四类)?过程性(?:信息)?"),
    Label("enforcement_case_file", r"(?:属于?)?(?:行政)?执法案卷(?:信息)?"),
    Label("administrative_inquiry", r"(?:属于?)?(?:行政)?查询事项|(?:属于?)?行政查询"),
    Label(
        "not_held",
        r"(?:属于?)?(?:本?(?:机关|单位|局|部门))?(?:并)?[不未]掌握(?:相关|该)?(?:政府)?(?:信息)?"
        r"|(?:不属于|非|不是)本?(?:机关|单位|局|部门)?掌握的?(?:政府)?(?:信息)?|(?:相关|政府|所申请)*信息不存在",
    ),
    Label(
        "not_ours",
        r"(?:不属于?|非|不是|超出)本?(?:机关|单位|局|部门)?(?:职责|职权|负责)(?:范围|公开)?",
    ),
    Label("no_information", r"(?:不属于?|非)政府信息"),
    Label("needs_creation", r"(?:没有现成信息)?(?:属于?)?需要?另行制作|没有现成信息|无现成信息"),
    Label("still_unclear", r"(?:经)?补正后?(?:的?申请内容)?仍然?不明确|申请内容不明确"),
    Label("petition_or_complaint", r"(?:属于?)?信访、?(?:举报、?)?(?:投诉|举报)类?(?:申请)?"),
    Label("petition_listed", r"(?:属于?)?(?:信访|投诉举报|举报投诉)(?:类|事项|件|问题)*(?:申请)?"),
    Label("repeated_request", r"(?:属于?)?重复(?:性)?申请"),
    Label("public_publication", r"(?:要求提供)?公开出版物"),
    Label("excessive_requests", r"(?:无正当理由)?大量反复申请"),
    Label(
        "confirmation_or_reissue",
        r"(?:要求)?(?:行政机关)?(?:确认或(?:者)?)?重新出具(?:已获取的?信息)?",
    ),
    Label("supplement_overdue", r"(?:申请人)?(?:无正当理由)?逾期[不未]补正"),
    Label("fee_overdue", r"逾期未(?:按收费通知要求)?缴(?:纳费用|费)"),
    Label(
        "organization",
        rf"(?:企业)?法人(?:{JOINED}?其[他它]组织|{JOINED}非法人组织)?(?:提[出交]|申请件?)*",
    ),
    Label("commercial_enterprise", r"商业企业(?:提[出交]|申请件?)*"),
    Label("research_institution", r"科研机构(?:提[出交]|申请)*"),
    Label("public_welfare_organization", r"(?:社会公益|社会|公益)组织(?:提[出交]|申请)*"),
    Label("legal_service_institution", r"法律服务机构(?:提[出交]|申请)*"),
    Label("natural_person", r"(?:自然人|公民个人)(?:提[出交]|申请件?)*"),
    Label("citizens", r"公民(?!个人)(?:提[出交]|申请件?)*"),
    Label(
        "direct",
        r"未经(?:行政)?复议(?:而|的)?(?:直接)?(?:提起|起诉)?(?:的)?(?:行政)?(?:诉讼|起诉)?(?:案件)?"
        r"|直接(?:向(?:人民)?法院)?(?:起诉|提起(?:行政)?诉讼)(?:案件)?",
    ),
    Label(
        "after_reconsideration",
        r"(?:先?经)?(?:行政)?复议后?(?:再|又|而)?(?:提起|起诉)(?:的)?(?:行政)?(?:诉讼)?(?:案件)?",
    ),
    Label("review", rf"{RECONSIDERATION}{JOINED}{LITIGATION}"),
    Label("reconsideration", RECONSIDERATION),
    Label("litigation", LITIGATION),
    Label(
        "upheld",
        rf"{RULED}(?:维持(?:原[^，；、\d]{{0,6}})?|胜诉)",
    ),
    Label(
        "corrected",
        rf"{RULED}(?:纠正|纠错|撤销(?:原[^，；、\d]{{0,6}})?|变更|败诉|确认(?:为)?违法"
        r"|责令(?:重新|限期|再次|我[局方]|依法|作出)*(?:答复|处理|履行)?)",
    ),
    Label(
        "other_result",
        r"其[他它]结果|(?:申请人|原告|当事人|主动|自愿|被|已|均)*(?:撤诉|撤回(?:申请|起诉|复议申请|诉讼)?)(?:而|并|后)?(?:被)?(?:终止(?:审理)?)?"
        r"|终止(?:审理|审查)?|不予受理|未予受理",
    ),
    Label(
        "dismissed",
        rf"{RULED}驳回(?:其|原告|申请人|的|全部|复议|行政)*(?:申请|请求|起诉|诉讼请求|诉请)?",
    ),
    Label(
        "pending",
        r"(?:尚未|还未|未|尚在|正在|仍在|还在|待)(?:审结|结案|审理|审查)(?:之中|当中|过程中|中)?|在审",
    ),
    Label(
        "decided",
        r"(?:法院|复议机关|已经?|均)*(?:(?:[作做]出|收到|下达)(?:行政)?(?:复议决定|判决|裁判|裁决)书?|审结|结案)",
    ),
    Label("answered", r"(?<![未不])(?<!没有)(?:办结|办理|处理)?(?:答复|回复)(?:完毕|完成|办结)?"),
    Label(
        "done",
        r"(?<![未不])(?<!没有)(?:办结|办复|办毕|办理完[毕成]|处理完[毕成]|审核办结|完成办理)",
    ),
    Label("received", r"(?:新接?收到?|新增|新受理|新接到?)", after=False),
    Label("handled", r"(?<!不予)(?<!不再)(?<!继续)(?:办理|处理|处置|应办)", after=False),
)
_OBJECT = (
    r"(?:了|到|办|各类|公民|个人|自然人|群众|公众|社会|法人|其[他它]|组织|企业|单位|和|与|及|以及|或|者|、|的|提[出交起]"
    r"|递交|向|我局|本机关|本局|本单位|我单位|政府|信息|公开|依|申请(?!人)|申请人|件|总|数|量|共|计|合|累|有|为|达"
    r"|登记|接收|新增|公众|村民|居民|市民|提请|邮寄|书信|信件|诉求|要求|通过|各种|等|多种|渠道|方式|途径|办理|有效|书|[“”\"])*+"
)
GOT = re.compile(rf"(?:收到|接到|接收|收办|受理|收悉|登记|接获|接办|新增|新收){_OBJECT}$")
REQUESTS = re.compile(
    r"(?:(?:政府)?信息公开的?申请|公开政府信息的?申请|申请公开政府信息|依申请公开(?!政府信息|信息)|依申请(?:政府)?信息公开|申请(?:数?量|总数|件数))"
    rf"{FILLING}$"
)
BARE_DISCLOSED = re.compile(r"^(?:其中|:|包括)?(?:同意|决定)?公开(?:的)?(?:申请)?(?:共|为|有)?$")
# Not compiled here but where it is first searched for: most reports never need it.
ANY = "|".join(f"(?P<{label.quantity}>{label.words})" for label in LABELS)
BEFORE = re.compile(f"(?:{ANY}){FILLING}$")
ONLY_FILLING = re.compile(rf"{FILLING}$")
# The result that follows its reason: 3件因不掌握而无法提供.
_RESULT = r"(?:，?(?:而|的|决定|告知|依法|均)*(?:不予公开|无法提供|未予提供|不能提供|不予处理|不再处理|不予提供))?"
AFTER = re.compile(
    r"(?:政府信息公开|依申请公开)?(?:申请|案件|事项)?(?:是|为|系|属于?|被|由|已经?|均|都|依法|按规定|按期|按时|决定|依申请人要求"
    r"|作出|给予|需要?|将|因|由于|因为|涉及|涉|则|符合|经审查|法院|复议机关|可以)*(?:"
    + "|".join(f"(?P<{label.quantity}>{label.words})" for label in LABELS if label.after)
    + r")(?:的?(?:政府)?(?:信息|申请|决定|情形|处理|办理|答复|办结|案件|范围))*"
    + _RESULT
    + r"(?=$|[，；。、:()！？!?]|外|之外|以外|和|及|与|并|但|其中|均|已)"
)
LATE = re.compile(
    rf"(?:申请)?(?:因|由于)[^，；。、\d]{{1,14}}?(?P<carried_to_next_year>(?:{NOT_DONE}，)?结?转[至到入]?{NEXT})"
    r"(?:度?(?:继续)?(?:办理|答复|处理|办结)?)(?=$|[，；。、)])"
)
END_OF_NUMBER = re.compile(TRAILING)
# A part of the whole, by the way it came or was answered: no figure of the tables.
SUBSET = re.compile(
    r"纸质|网[络上站]|在线|线上|线下|信函|邮寄|邮政|当面|当场|现场|窗口|传真|邮箱|邮件|平台|系统|书面|口头|电话|延期|超期"
    r"|逾期(?!不补|未补|未按|未缴)|涉及(?!国家|政府信息公开|信息公开)|(?:关于|有关)(?!政府信息公开|信息公开)|委托|转交|转送|移送|转办|转来|协办|会同|参与|协助|指导|督促|代[县市区]|同类|"
    r"代为|个人隐私|商业秘密|土地|征收|拆迁|规划|撤回|撤销|补正(?!后)|告知|简易|合并|公告|按月|平均|最多|退[回件]|"
    r"为主体|名义|外文|批量|疑难|复杂"
)
APPLICANT = re.compile("自然人|公民|法人|企业|机构|组织")
PART = re.compile(f"{APPLICANT.pattern}|{SUBSET.pattern}")
ORGANIZATIONS_ONLY = re.compile("企业|(?<!我)(?<!本)单位")
PERSONS = re.compile("公民|个人|自然人|群众")
_WAY = r"(?:网[络上站]|线上|线下|书面|信函|邮寄|当面|现场|纸质)"
ALL_WAYS = re.compile(
    rf"{_WAY}(?:{JOINED}|、){_WAY}|"
    r"等(?:多种|各种|各类)?(?:渠道|方式|途径|形式)|多种|各种|各类渠道|线上线下|各渠道"
)
