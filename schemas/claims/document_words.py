"""The words by which running text speaks of the documents of table 2, and of whose they are."""

import re

FILLING = r"(?:的|件数|数量|总数|数|量|金额|收入|总额|总|共|合计|总计|累计|计|为|是|有|达到?|了|也|均|:)*+"
SUBJECT = re.compile("规章|规范性文件")
UNITS = ("件", "份", "个", "部", "项", "篇")
KIND = re.compile(r"(?P<regulatory_rules>规章(?!制度))|(?P<normative_documents>规范性文件)")
NOUN = (
    r"(?:本机关|本局|我局|设区的?市|较大的市|省|市|县|区|人民|政府|办公[室厅]|部门|地方|级|行政|财政|教育|交通|税务|水利|行业|系统|局|委|厅|、|及|和|其|的)*"
    r"(?:规章(?!制度)|规范性文件)"
)
GO_ON = r"(?:(?:并|和|、)?(?:出台|印发|发布|公布|公开|颁布|施行|实施))*"
VERBS = {
    "issued": rf"(?:制发|制[定订]|出台|印发|下发|颁布|新增|新发){GO_ON}",
    "repealed": r"(?:(?:宣布)?失效(?:和|或|、))?废止(?:(?:和|或|、)(?:宣布)?失效)?|停止执行",
    "in_force": r"(?:现行|现有|现存|继续|保留|仍然?|目前)*(?<![无失])有效|保留|继续执行",
}
ANY_VERB = "|".join(f"(?P<{key}>{words})" for key, words in VERBS.items())
OUTDATED = (  # why, or from when: says nothing of how many there are
    r"(?:20\d\d年度?(?:制[发定]|印发|出台)的|(?:不合时宜|过时|陈旧|不适应[^，。；、\d]{0,14}"
    r"|与[^，。；、\d]{2,16}不(?:相)?(?:符|适应|一致))的)?"
)
DOCUMENT = re.compile(rf"(?:{ANY_VERB})(?:的|了)*{OUTDATED}(?:{NOUN}|文件)?(?:本年)?{FILLING}$")
NOUN_FIRST = re.compile(rf"{NOUN}(?:本年|年内)?(?:{ANY_VERB}){FILLING}$")
# What is there, said of documents only where nothing else stands before it: 废止1件，现有9件.
THERE_ARE = re.compile(
    rf"(?:全[省市县区]|目前|年[末底]|共|还|其余)*(?:现行|现有|现存|存续|存量|留存|保有|[尚仍]?在有效期内|[尚仍]在执行)的?(?:{NOUN})?{FILLING}"
)
IN_ALL = re.compile(rf"总数(?:维持|保持|稳定|现|仍|在|[增降减升]至)*{FILLING}")
# 公开 and 发布 say so of documents only: their noun stands right behind.
PUBLISHED = re.compile(
    rf"(?<!转)(?:公开|发布|公布)(?:施行|实施)?(?:了)?(?:新(?:制定|出台|印发)的)?{NOUN}{FILLING}$"
)
PUBLISHING = re.compile(r"(?<!转)(?:公开|发布|公布)(?:了|共|累计)*$")  # 发布了2份规范性文件
TITLED = re.compile(
    rf"(?:{VERBS['issued']})了?(?:《[^《》]*》、?)+(?:等|共|计)*$"
)  # 印发《…》1件规范性文件
IN_FORCE_BEHIND = re.compile(rf"(?:现行|继续|仍然?)有效的?{NOUN}")  # 6件现行有效的规范性文件
NOUN_BEHIND = re.compile(rf"的?{NOUN}(?=$|[，；。、)])")
ALL_IN_FORCE = re.compile(rf"(?:{NOUN})?，?[均都]?(?:为|是)?(?:现行|继续)有效(?!\d)")
AFTER = re.compile(
    rf"(?:{NOUN}|文件|的)*(?:均|仍|宣布|已经?|被|新|为|确认|对外|向社会|正式|予以)*(?P<verb>现行有效|继续有效|继续执行|有效|废止|出台|印发|公布|发布|制发)(?:施行|实施)?(?=$|[，；。、)])"
)
ONLY_NOUN = re.compile(rf"{NOUN}{FILLING}")  # 现行有效规章12件、规范性文件420件
OF_WHICH = re.compile(rf"其中(?:含|包括|有)?(?:行政)?(?:规章(?!制度)|规范性文件){FILLING}")
BROKEN_DOWN = re.compile(r"\((?:含|其中|包括)[^()]*废止")  # 公开规章13件（含新制定5件、废止4件）
SOME_FILES = re.compile(
    rf"(?:{VERBS['issued']}|公开|发布|公布)(?:[^，。]{{0,16}})(?:文件|公文){FILLING}$"
)
THE_OPEN_ONES = re.compile(rf"主动公开(?:的|类)*{FILLING}")  # 印发公文90件，主动公开40件，其中…
# Only some of the documents, or what is done to them, or somebody else's.
OTHER = re.compile(
    r"(?<![本我市县区省]局)(?<!本机关)(?<!本单位)(?<!街道)(?<!镇政府)(?<!乡政府)(?<!镇人民政府)(?<!乡人民政府)名义|联合|代[县市区政拟]|起草|审[查核]|备案|报备|解读|党内|[党省市县区]委(?!员)|拟|牵头|会签|失效|转发|转载"
    r"|参与|配合|协助|评估|年初|清理前|草案|征求意见|内部|汇编|清单|目录(?!，)|专栏更新"
)
MADE_OTHERS = re.compile("^(?:全年|本年度?|共)*(?:制[定发]|出台|印发)[^，。]{2,10}$")
ITS_LIST = re.compile("(?:宣布)?失效(?:和|或|、)(?=废止)|目录(?:所列|内|中)(?:的)?(?=现行|继续)")
# In both names, that of the government and that of its office: all that are reported.
WITH_ITS_OFFICE = re.compile(r"政府\((?:含|包括)其?办公[室厅]\)(?=名义)")
OWN_NAME = re.compile(r"政府(?:、|和|及|或|以及)[^，。；、]{0,6}办公?[室厅]?名义")
REWORKED = re.compile(r"修[订改](?:$|[^，]*$)")
# For a department these are other bodies, unless it only speaks of their websites or consent.
HIGHER = re.compile(
    r"(?:国务院|中央|国家|上级)(?!政策)"
    r"|[省市县区](?:人民)?政府(?!办公|网|门户|信息|公报|批准|同意|官|公[众开])"
)
# An office of a government is not all of it, unless both are named.
OFFICE = re.compile("办公[室厅]")
OFFICE_OF = re.compile("政府办公?[室厅]?(?!网|批准|同意)")
WITH_OFFICE = re.compile(
    r"政府\((?:含|包括)|(?:政府|本级)(?:和|及|、|以及)(?:其|[省市县区]?(?:人民)?政府)?办公[室厅]"
)
# Only the documents of earlier years were looked at, or so many of them: others may be in force besides.
LOOKED_AT = re.compile(
    r"20\d\d年(?:底|末|12月31日)?(?:之|以)?前[^。；]{0,30}清理|清理(?:了|各类|行政|现行|规范性|文件|规章|共|累计)+\d+[件份个]"
)
OLD_YEAR = re.compile(r"(20\d\d)年度?(?:制|印|出)")
THIS_YEAR = re.compile(r"本年|今年|当年|年内|全年|新|20\d\d年")
SAID_AFTER = {"废止": "repealed", "有效": "in_force", "执行": "in_force"}
TITLES = {"issued": "本年制发", "repealed": "本年废止", "in_force": "现行有效"}
KINDS = {"regulatory_rules": "规章", "normative_documents": "行政规范性文件"}
