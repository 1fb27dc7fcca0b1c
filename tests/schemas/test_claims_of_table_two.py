"""Words against numbers: documents, decisions, fees, and what is said not to have been."""

import pytest

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
        ("渔业行政许可440件，渔业行政处罚12件。", ["T110"]),
        ("种子市场领域，许可30件，处罚5件。", []),
        ("公示许可300件、处罚40件。", []),  # not all need be shown
        ("公示许可500件、处罚40件。", ["T110"]),
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
