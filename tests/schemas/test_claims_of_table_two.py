"""Words against numbers: documents, decisions, fees, and what is said not to have been."""

from dataclasses import replace

import pytest

from schemas.filled.entries import entry_of
from tests.schemas.test_claims import codes, county

# The sample report: 2 documents made, 1 repealed, 9 in force; 436 licences, 57 penalties, 6 measures.


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("许可436件，处罚57件，强制6件。", []),
        ("许可437件，处罚56件，强制7件。", ["T110", "T110", "T110"]),
        ("办结许可436件、处罚58宗。", ["T110"]),
        ("许可436件；处罚56起（罚没款2.3万元）、强制5例。", ["T110", "T110"]),
        ("许可430件，没有处罚。", ["T110", "T127"]),
        ("许可、处罚、强制三项分别为436、56、6件。", ["T110"]),
        ("行政许可、行政处罚437件、57件。", ["T110"]),
        ("许可430件。", []),  # nothing beside it says what is allowed
        ("窗口办理大件运输许可30件、处罚5件。", []),  # of one sort: there may be others
        ("办理兽药经营许可437件。", ["T110"]),
        ("办理兽药经营、种子经营等行政许可435件。", ["T110"]),
        ("立项、节能审查等行政许可437件。", ["T110"]),
        ("渔业行政许可440件，渔业行政处罚12件。", ["T110"]),
        ("种子市场领域，许可30件，处罚5件。", []),
        ("公示许可300件、处罚40件。", []),  # not all need be shown
        ("公示许可500件、处罚40件。", ["T110"]),
        ("公示许可435件、处罚57件。", ["T110"]),  # but for one all, and so a slip
        ("公示许可信息500条、处罚信息90条。", []),
        ("督促乡镇作出处罚90件、许可3件。", []),
    ],
)
def test_licences_penalties_and_measures_are_known_by_one_another(text, found):
    assert codes(county(), text, "disclosure") == found


@pytest.mark.parametrize(
    "true",
    [
        "对2019年以前的规范性文件进行清理，保留8件、修改3件。",
        "清理规范性文件10件，其中继续有效7件，另有2件为新制发。",
        "现行有效9件，其中县农业农村局制发6件。",
        "现行有效9件，其中县政府制发6件、部门制发3件。",
        "制发行政规范性文件2件，未废止失效的行政规范性文件。",
    ],
)
def test_what_is_said_of_some_documents_is_not_held_against_all(true):
    assert codes(county(), true, "disclosure") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("本局不行使许可职权。", ["T127"]),
        ("我单位不具有行政许可、行政处罚和行政强制职能，没有收费。", ["T127"] * 4),
        ("没有许可、处罚类事项。", ["T127", "T127"]),
        ("行政处罚、行政强制没有发生。", ["T127", "T127"]),
        ("无行政许可项目，也无收费。", ["T127", "T127"]),
        ("没有行政处罚信息。", []),
        ("种子市场领域没有处罚。", []),
        ("我所没有处罚。", ["T127"]),
        ("未开展行政许可事项清理。", []),
        ("不涉及行政许可的事项均已公开。", []),
        ("目前没有规范性文件，今年也未制发。", ["T127"]),
        ("没有规范性文件制发任务。", ["T127"]),
        ("没有新制定和废止的规范性文件。", ["T127", "T127"]),
    ],
)
def test_several_things_denied_in_one_breath_are_all_denied(text, found):
    assert codes(county(), text, "disclosure") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到申请48件，未结转。", ["T124"]),
        ("收到申请48件，没有转到下年的事项。", ["T124"]),
        ("未收到任何申请。", ["T121"]),
        ("收到申请48件。既没有复议又没有诉讼。", ["T122", "T123"]),
        ("没有关于信息公开的举报，也没有行政诉讼。", ["T123"]),
        ("没有消费投诉，也没有行政诉讼。", []),
    ],
)
def test_more_ways_to_deny_requests_and_reviews_are_read(text, found):
    assert codes(county(), text) == found


@pytest.mark.parametrize(
    ("text", "part", "found"),
    [
        ("收到申请48件，不收取任何费用。", "requests", ["T126"]),
        ("收到申请48件，免收一切费用。", "requests", ["T126"]),
        ("收到申请48件，无一件收费。", "requests", ["T126"]),
        ("收到申请48件，有1件收费。", "requests", []),
        ("作出行政处罚57件，没有收费。", "disclosure", ["T127"]),  # of office
    ],
)
def test_no_charge_is_said_of_requests_or_of_office_by_what_stands_beside_it(text, part, found):
    fee = {each: entry_of("六、其他事项", "C5", 120) for each in county().processing_fee}
    assert codes(replace(county(), processing_fee=fee), text, part) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("制发规范性文件2件，废止1件，现有8件。", ["T109"]),
        ("制发规范性文件2件，废止1件，存续9件。", []),
        ("未制发规范性文件，尚在执行的8件。", ["T127", "T109"]),
        ("制发规范性文件2件、停止执行2件。", ["T109"]),
        ("规范性文件出台2件、废止1件，总数保持10件。", ["T109"]),
        ("规范性文件：制发3、废止2、现行有效8。", ["T109"] * 3),
        ("规范性文件制发量3件。", ["T109"]),
        ("集中废止与现行政策不符的规范性文件2件。", ["T109"]),
        ("印发公文90件，主动公开40件，其中行政规范性文件3件。", ["T109"]),
        ("废止2016年印发的规范性文件2件。", ["T109"]),
        ("对现行规范性文件12件开展清理。", []),
        ("处理上年留存的规范性文件草案5件。", []),
        ("印发规范性文件2件，发文总数90件。", []),
    ],
)
def test_documents_are_counted_in_many_words(text, found):
    assert sorted(codes(county(), text, "disclosure")) == sorted(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("行政强制6件，收费5.2万元。", ["T111"]),
        ("行政处罚57件，下降3.1%。收费3.475万元。", []),
        ("行政处罚57件，下降3.1%。收费4.475万元。", ["T111"]),
        ("收取行政事业性费用5.2万元。", ["T111"]),
        ("公办幼儿园收费5.2万元。", []),
        ("行政处罚57件，罚款5.2万元。", []),
    ],
)
def test_fees_told_beside_decisions_are_those_of_office(text, found):
    assert codes(county(), text, "disclosure") == found
