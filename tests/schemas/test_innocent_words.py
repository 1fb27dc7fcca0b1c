"""Words that are right and look wrong: addresses, abbreviations, times, headings, work still to be done."""

from dataclasses import replace

import pytest

from schemas.filled.entries import entry_of
from schemas.filled.submission import Submission
from schemas.judging.judge import judge
from scripts.record.convert import submission_of
from tests.records import record

INNOCENT = """
全年收费5.5万元，同比下降3.2%。
欢迎访问www.yunling.gov.cn，或者登录https://www.yunling.gov.cn/zwgk/查询。
“互联网+政务服务”平台A/B两类接口均已对接，AI、APP、5G等新技术得到应用。
办公时间为8:30—12:00、14:30—18:00，周六、周日除外。
根据国办公开办函〔2021〕30号、云政发〔2023〕5号文件要求，完善《云岭县政务公开目录（2023年版）》。
We published 3 English pages (about trade, tourism, etc.) last year.
联系电话：0512-6789 1234，传真：(0512)67891235，邮编：215000。
开设【政策解读】专栏、【办事指南】栏目和“一图读懂”“小云说政策”专题。
开设【补充耕地】【以案示例解读】和【请您填写】专栏，发布占补平衡信息20条。
对待定密事项、待核实线索一律先审后发。
做到“应公开、尽公开”；坚持“三审三校”（初审、复审、终审）；落实“24小时”值守。
比例为1:3，经纬度为31°15′N；采用GB/T 9704-2012格式。
通过微信公众号“云岭农业”（微信号：yunling_ny）发布信息 1,234 条。
12345热线、12316三农热线受理咨询。
形成“1+N”制度体系，推进“双随机、一公开”，完成率达到100%。
每月5日、15日、25日更新，2023年3月1日—2023年11月30日开展整治。
编发《政务公开工作简报》6期（总第12-17期）。
建成“县—乡—村”三级体系，“数字×农业”场景3个。
不予公开的，依据《条例》第十四条、第十五条、第十六条说明理由。
处理农产品质量安全投诉，涉及“有机认证®”“Yun®”商标2件。
坚持以“公开为常态、不公开为例外”为原则，做到★级评定、①统一受理②统一答复③统一归档。
面向社会公开征求《云岭县“十四五”农业规划（征求意见稿）》意见。
统一发布政府信息“我要看”、“我要问”、“我要办”。
P2P、B2B、O2O、C919等概念科普5次；PM2.5指标月报12期。
做好X光检查设备采购信息公开，A、B、C三个等级评定结果公开。
公开国家秘密、商业秘密和个人隐私审查制度，机密级文件另行管理。
1.加强组织领导。成立领导小组，分管领导任组长；
2.健全工作机制：每季度一次研判。
下一步将从三方面改进：一是强化学习，二是加强督导，三是优化服务。
涉农补贴项目编号3208212023010112345已在平台公示。
统一社会信用代码为11320821MB1234567X的单位依法公开。
中央预算内投资项目代码2301-320821-04-01-123456。
咨询电话4008-123-456、0512—67891234转801。
公开行政执法人员执法证号32082100012001至32082100012035。
附件：1.年度报告；2.清单
登录https://www.yunling.gov.cn/xxgk/fdzdgknr/查询，邮箱xxgk@yunling.gov.cn。
在www.xx.gov.cn开设专栏，网址http://xxgk.yunling.gov.cn。
公开内容有待补充完善，部分栏目有待核实，少数数据等待填报。
对待核实线索逐一核查，对待填写事项逐项提醒。
明确待定级单位名单，公布待定标项目5个。
1.坚持高位推动，健全工作机制，压实工作责任
附件：云岭县农业农村局2023年政府信息公开工作年度报告附表
更多内容请访问云岭县人民政府门户网站 www.yunling.gov.cn
联系电话及监督举报电话、传真号码均为：0512-67891234
一是加强领导。二是强化培训（每季度1次）；
依照GB/T 32619-2016规定，XXL码防护服采购公告已公开。
公开招标编号YLXX-2023-001项目。
""".strip().splitlines()
LEFT_OVER = (
    "XX县农业农村局编制本报告。",
    "20XX年收到申请48件。",
    "收费XX.XX万元。",
    "全年收到××件。",
    "由【单位名称】负责。",
    "由【请填写单位】负责。",
    "由【数字填写】负责。",
    "联系人：____。",
    "由**县负责。",
    "培训（待补充）期。",
    "待核实。",
)


def saying(words: str) -> Submission:
    """The sample body with a paragraph more in section one, and nothing to hold it against."""
    submission = submission_of(record(), "")
    rows = list(submission.narrative)
    old = rows[0].text
    rows[0] = replace(rows[0], text=entry_of(old.sheet, old.address, f"{old.text}\n{words}"))
    return replace(submission, narrative=tuple(rows))


@pytest.mark.parametrize("words", INNOCENT)
def test_words_that_only_look_wrong_are_let_pass(words):
    assert [issue.message for issue in judge(saying(words))] == []


@pytest.mark.parametrize("words", LEFT_OVER)
def test_what_was_to_be_filled_in_is_found(words):
    assert [issue.code for issue in judge(saying(words))] == ["W108"]


def test_an_address_in_the_contact_line_is_no_placeholder():
    made = record()
    made["presentation"]["contact"] = "办公室，网址www.yunling.gov.cn/xxgk，邮箱xxgk@yunling.gov.cn"
    assert judge(submission_of(made, "")) == ()


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("收到申请, 其中自然人38件。", "W119", "半角标点“,”"),
        ("按期答复.", "W119", "半角标点“.”"),
        ('坚持"应公开尽公开"原则。', "W119", '2处不分左右的引号"'),
        ("文件\ufffd出现乱码。", "W118", "图形符号（U+FFFD）"),
        ("✔按期答复。", "W118", "图形符号（U+2714）"),
        ("有的栏目更新不够及时，解读形式不够丰富", "W120", "末尾没有标点"),
        ("全年收到政府信息公开申请一共是48", "W120", "末尾没有标点"),
    ],
)
def test_slips_of_typing_are_found(words, code, told):
    (issue,) = (issue for issue in judge(saying(words)) if issue.code == code)
    assert told in issue.message


def test_brackets_that_are_no_reference_can_be_let_stand():
    (issue,) = judge(saying("开设〔政策解读〕专栏。"))
    assert issue.code == "R101"
    assert "只是括号的，请改用（）或【】" in issue.message
