"""The records we keep: two years of a city as published, and the sample body of `nianbao demo`."""

import pytest

from schemas.form.editions import LATEST
from schemas.form.headings import leaves, sums
from schemas.issues import Severity
from schemas.judging.judge import judge
from scripts.record.convert import submission_of
from tests.records import ALL, SAMPLE, SUQIAN, record

SECTION_ONE_LIMIT = 1000


def columns(tables: dict, row: str) -> list[int]:
    return list(tables["requests"][row].values())


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_every_number_is_filled_in(path):
    tables = record(path)["tables"]
    assert all(tables[key.table][key.row][key.column] is not None for key in LATEST.cell_keys())


@pytest.mark.parametrize(
    "tables",
    [*(record(path)["tables"] for path in ALL), record(SAMPLE)["last_year"]["tables"]],
    ids=["sample", "2023", "2024", "sample, last year"],
)
def test_every_sum_and_balance_holds(tables):
    for table in LATEST.tables():
        rows = tables[table.key]
        for rule in sums(table.columns):
            for row in rows.values():
                assert row[rule.total] == sum(row[part] for part in rule.parts)
        for rule in sums(table.rows):
            for column in leaves(table.columns):
                parts = [rows[part][column.key] for part in rule.parts]
                assert rows[rule.total][column.key] == sum(parts)
    balance = [
        columns(tables, row)
        for row in ("received", "carried_from_last_year", "total", "carried_to_next_year")
    ]
    assert all(new + old == done + left for new, old, done, left in zip(*balance, strict=True))


@pytest.mark.parametrize("path", [SAMPLE, SUQIAN[2024]], ids=lambda path: path.name)
def test_the_year_goes_on_from_the_one_before(path):
    kept = record(path)
    before, now = kept["last_year"]["tables"], kept["tables"]
    assert columns(now, "carried_from_last_year") == columns(before, "carried_to_next_year")
    for row, this_year in now["documents"].items():
        in_force = before["documents"][row]["in_force"]
        assert this_year["in_force"] == in_force + this_year["issued"] - this_year["repealed"]


def test_the_two_years_of_the_city_chain():
    assert record(SUQIAN[2024])["last_year"]["tables"] == record(SUQIAN[2023])["tables"]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_the_check_finds_nothing(path):
    found = judge(submission_of(record(path), path.name))
    assert [issue.message for issue in found if issue.severity is not Severity.HINT] == []


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_section_one_covers_its_topics_within_its_limit(path):
    overview = record(path)["sections"]["overview"]
    topics = {topic.key for topic in LATEST.section("overview").topics}
    assert topics <= {item["topic"] for item in overview}
    assert sum(len("".join(item["text"].split())) for item in overview) <= SECTION_ONE_LIMIT


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_the_words_agree_with_the_tables(path):
    kept = record(path)
    text = "".join(item["text"] for items in kept["sections"].values() for item in items)
    requests, review = kept["tables"]["requests"], kept["tables"]["review"]["count"]
    litigation = review["direct_total"] + review["after_reconsideration_total"]
    for said in (
        f"新收政府信息公开申请{requests['received']['total']}件",
        f"上年结转{requests['carried_from_last_year']['total']}件",
        f"办结{requests['total']['total']}件",
        f"部分公开{requests['partially_disclosed']['total']}件",
        f"行政复议{review['reconsideration_total']}件",
        f"行政诉讼{litigation}件",
        f"收费通知{kept['processing_fee']['notices']}件",
        f"{kept['processing_fee']['received']}元",
    ):
        assert said in text


def test_the_sample_uses_every_table():
    tables = record()["tables"]
    for table in LATEST.tables():
        values = [tables[key.table][key.row][key.column] for key in table.cell_keys()]
        assert any(value not in (0, "0") for value in values)
