"""The one vocabulary of claims: every word by which running text speaks of tables 3 and 4.

The order matters where one word begins like another: the first that fits is taken. What no word covers
stays unknown, and a number is never claimed across unknown words. A new way to say something is a
line here or in the two modules whose words are put together with these; the rows and columns of the
form bring their own labels.
"""

import re
from functools import cache

from schemas.claims.carried import CARRIED
from schemas.claims.outcome_words import CASES, OUTCOMES, RESULTS
from schemas.claims.quantities import labels
from schemas.claims.wording import AND, MINE, OFFLINE, ONLINE, Word

FLOWS = (
    Word("flow", "done", r"(?:本年度)?办理结果(?:总[计数]|合计)|办结[总数量]+"),
    Word("flow", "all", r"(?:应|需|共需|应当)(?:办理|处理|答复|办结|回复|办)"),
    Word("flow", "received", r"新(?:接收|收到|收|接到|接|增|受理|登记)"),
    Word(
        "flow",
        "got",
        r"收到|接到|接收|(?<!征)收办|受理|收悉|登记|接获|接办|所收|收件|收取(?=申请)|收(?=(?:政府)?信息公开申请|依申请)",
    ),
    Word(
        "flow",
        "answered",
        r"(?:办结|办理|处理|审结|审核)?(?:答复|回复)(?!结果|情况)(?:完毕|完成|办结|文书|书(?!面)|函|总?量|总?数|件数)?",
    ),
    Word(
        "flow",
        "done",
        r"办结(?:完毕)?|办复|办毕|办完(?:毕|成)?|(?:办理|处理)完(?:毕|成|结)|审核办结|完成办理|完成答复|完成(?=■)|答结|实办|已办(?=■)",
    ),
    Word(
        "flow",
        "handled",
        r"办件[总数量]+|(?:办理|处理|处置|承办)(?!结果|情况|程序|流程|工作|方式|过程|途径|信息公开数)",
    ),
)
APPLICANTS = (
    Word(
        "applicant",
        "organization",
        rf"(?:企业)?法人{AND}?(?:其[他它]|非法人)组织|(?:企业)?法人(?!代表)",
    ),
    Word("applicant", "natural_person", r"自然人|公民个人"),
    Word("applicant", "public_welfare_organization", r"(?:社会)?公益(?:性)?组织"),
    Word("applicant", "research_institution", r"科研院所|科研单位"),
    Word("applicant", "legal_service_institution", r"(?:律师事务所|律所)(?!等)"),
    Word("applicant", "citizens", r"公民"),
    Word("applicant", "individuals", r"个人(?!信息|隐私)"),
    Word("applicant", "enterprises", r"(?:企业|公司)(?!信息|政策|家)"),
    Word("applicant", "units", r"(?<![我本])单位|(?<!社会)(?<!公益)(?:其[他它]组织)"),
)
NOUNS = (
    Word(
        "noun",
        "",
        r"(?:政府)?信息公开的?申请(?!人)(?:表|办件|件|事项|书|量)*|公开政府信息的?(?:书面|网络|及)*申请(?!人)|申请公开政府信息|申请(?:政府)?信息公开"
        r"|依申请(?:公开)?(?:政府信息)?(?:公开)?(?:申请)?(?:表|件|事项|诉求|信件|来[信函]|信息|书|材料|类|业务|工作量)*(?!平台|系统|渠道|程序|人)|公开申请(?!人)|要求(?:获取|公开)(?:相关)?政府信息的?",
    ),
    Word(
        "noun",
        "",
        r"申请(?!人|材料|渠道|平台|内容|办理|答复|程序|方式)(?:公开)?(?:表|办件|件|事项|书|量)*",
    ),
)
PARTS = (
    Word(
        "part",
        "",
        r"(?:涉及|涉|关于|有关)(?!政府信息公开|信息公开|依申请公开|申请|国家|第三|过程|内部|行政执法|执法|政府信息)",
    ),
    Word(
        "part",
        "",
        r"商业秘密|个人隐私|居前|位居|前[三五十两]位?的?|工作日内?|\d小时内|个月内|同一|同类|一名申请人|委托|转交|转送|移送|转办|协办|会同|参与|协助|指导|督促|代[县市区镇]|代为|配合|审核|评查|抽查|选取|解答|咨询"
        r"|重新(?:[作做]出)?答复|补正|延长|收费通知|信息处理费|延期|超期|逾期|超时|简易|合并(?!计算)|平均|最[多长短高低]|退[回件]|告知书|外文|批量|疑难|复杂|征求|意见|向其[他它]|书面材料|组织(?!机构)|开展|召开",
    ),
    Word(
        "share",
        "",
        r"占(?:比|总数|总量|申请|收到|办结|[^，；。、■\d]{0,6}?)(?:的|为|约)*\d+(?:\.\d+)?%",
    ),
    Word(
        "compare",
        "",
        r"较(?:之)?(?=上|去|20|前|往|同|(?:年)?初)|相比|同比|环比|比(?=20|上|去|前|往|同)|与(?=上年|去年|20\d\d年)",
    ),
    Word("change", "", r"增加|增长|减少|下降|上升|降低|回落|多(?=\d)|少(?=\d)|增幅|降幅"),
    Word("reach", "", r"(?:降|升|增|增长|增加|减少|下降|上升)[至到为]|达到?"),
)
SMALL = (
    Word(
        "list",
        "",
        r"其中|[从按][^，。；■]{1,8}?(?:来看|看|来分|划分|分(?!别|管|类)|统计)|(?:办理|答复|处理)(?:结果|情况)(?:为|是|如下|分别[是为])|包括|包含|(?:具体)?分别[为是有]?|含(?!义|量)",
    ),
    Word(
        "total",
        "",
        r"(?:[两三四五]项|合并)?(?:合计|共计|总计|计算)(?=■|为|共|是)|(?:[两三四五]项)?(?:合计|共计|总计)|累计(?=■)|(?<!申请)总[量数](?=■)|[两三四五]项(?:加起来)?共?|共(?!同|享|识|有)",
    ),
    Word("rest", "", r"其[他它余]|剩余"),
    Word("every", "", r"均|都|全部|悉数|件件"),
    Word("minus", "", r"除去?(?!了)|扣除|减去|不含|不计"),
    Word("plus", "", r"加(?=上一?年)|加上?|连同|含|另有|另外|另"),
    Word("because", "", r"因为?|由于|鉴于"),
    Word("out", "", r"之?外|以外"),
    Word("among", "", r"(?:当|之)?中(?=，|[^央心国期介华小])"),
    Word("and", "", r"、|以及|和|及|与|或者|或|并(?!不|未)|兼"),
    Word("not", "", r"未|没有|无(?!法|正当|现)|非"),
)
_OWN = (
    r"[\u4e00-\u9fff]{1,8}?(?:分局|管委会)(?=依申请|共|累计|收到|受理|新收)|"
    r"上一?年度?|去年|全[年市县区省镇州旗]|年内|本年度?内?|当年度?|今年|报告期内?|一年来|20\d\d年度?|截[至止]|年[底末中]"
    rf"|(?:1[0-2]|[1-9])月(?:底|[上中下]旬)?|1?月?\d{{1,2}}日|{MINE}|[市县区镇]?政?府?办公[室厅]|各级(?:行政)?(?:机关|部门)?|行政机关|各部门|街道办?"
)
_WHO = (
    r"以[^，。；\d■]{1,16}?为(?:被申请|受理|被申请公开)(?:机关|人|主体|对象)的?|公民、法人(?:和|或|及|或者)?其[他它]组织|(?:人民)?群众|公众|社会(?:公众|各界)?|居民|村民|市民|业主|人民"
    r"|申请(?:人|主体|方式|渠道|类型|数量|总量|量|内容)|原告|法院|复议机关|被申请人?|被告"
)
_THINGS = (
    r"政府信息(?:公开)?|信息公开|信息|案件|案|事项|情况|情形|信件|诉求|要求|件数|数量|总数|总量|总|数|量|决定|结果|文书|类型?"
    r"|性质|身份|名义|原因|范围|形式|方面|完成|工作|(?:办理|处理)(?:结果|情况|程序|流程|途径|方式|过程|工作)|程序|途径|第[一二三四五六七八九十]+条(?:第\([一二三四五六七八九十]+\)项)?"
    r"|\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|\d{1,2}[.、](?!\d)|[①-⑳]|《□+》|条例|多种|各种|各类|渠道|方式"
)
_ADVERBS = (
    r"按规(?!定)|累计|达到?|也|只|仅|还|已经?|曾|随即|当场|及时|按[期时]|按(?:照)?规定(?:时限|期限|要求)?|(?:在)?(?:法定|规定)?(?:的)?(?:期限|时限|时间)(?:内)?|依法(?:依规)?|依规"
    r"|规范|严格|认真|完整|妥善|有效|实际|作出|做出|给予|出具|告知|发出|送达|涉及|继续|尚|仍|主要|为主|占(?:绝大)?多数|次之|居次|最少|首次|重新|符合|经审查|审查|逐一|逐件|予以"
    r"|为由|不服|引[发起]|发生|产生|导致|作为|收案|立案|共同|相关|通过|相加|之和|(?:书面(?=提出))?提[交出起]|递交|寄来|来自|属于|进入|在内|优先|由于"
)
FILLING = (
    Word("own", "", _OWN),
    Word("fill", "", _WHO),
    Word("adverb", "", _ADVERBS),
    Word(
        "fill",
        "",
        rf"{_THINGS}|采[用取]|共有|所有|上述|以上|前述|[而以向由对经被将从按依在于自到了的地得且又再有为是系属占据该这所各类计等余条本\"“”]|申请(?!.)",
    ),
)
LONGEST = 2


@cache
def words() -> tuple[Word, ...]:
    """All words, the labels of the rows and columns of every edition among them."""
    told = (
        Word(
            kind,
            name,
            re.escape(label.removeprefix("属于")).replace("“", '[“"]?').replace("”", '[”"]?'),
        )
        for kind, name, label in labels()
        if len(label) > LONGEST
    )
    own = [word for word in told if word.key not in {"disclosed", "organization"}]
    return (
        *CARRIED,
        *CASES,
        *RESULTS,
        *own,
        *OUTCOMES,
        *APPLICANTS,
        *NOUNS,
        *PARTS,
        *FLOWS,
        Word("way", "online", ONLINE),
        Word("way", "offline", rf"{OFFLINE}|来[信函](?=[及和、■])"),
        Word("way", "other", r"其[他它](?:渠道|方式|途径|形式)"),
        *SMALL,
        *FILLING,
        Word("bare", "", r"公开"),
    )
