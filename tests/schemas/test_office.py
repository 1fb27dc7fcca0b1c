"""An office's settings: read strictly, never able to let a wrong report pass."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import OfficeError
from schemas.issues import Severity
from schemas.judging.judge import judge
from schemas.judging.office import OFFICE_DEFAULTS, fixed, office_of
from schemas.rules.catalogue import CATALOGUE
from schemas.rules.publication import Word
from tests.samples import city, typed
from tests.schemas.test_completeness import FULL, rewritten

NAME = "年报设置.toml"
LONG = rewritten(
    city(2023), "overview", *FULL[:4], ("supervision", "", "考核评议追究" + "字" * 999 + "。")
)


def refusal(text: str) -> str:
    with pytest.raises(OfficeError) as refused:
        office_of(text, NAME)
    message = str(refused.value)
    assert message.startswith(f"设置文件“{NAME}”")
    assert message.endswith("。")
    assert "\n" not in message
    return message


def test_a_rule_is_switched_off_or_made_stricter():
    assert [i.code for i in judge(LONG)] == ["W103"]
    assert judge(LONG, office_of('[rules]\nW103 = "off"', NAME)) == ()
    for word in ("error", "错误"):
        (issue,) = judge(LONG, office_of(f'[rules]\nW103 = "{word}"', NAME))
        assert issue.severity is Severity.ERROR


def test_words_and_changes_are_told():
    office = office_of(
        '[rules]\nW103 = "关闭"\nL103 = "提醒"\n[words]\n"红头文件" = "请改写"', NAME
    )
    assert office.words == (Word("红头文件", "请改写"),)
    assert office.told() == (
        f"本次校验采用了“{NAME}”的设置：W103（总体情况过长）关闭，"
        "L103（与上年相差很大）改为提醒，本单位不用的词1个。"
    )


@pytest.mark.parametrize(
    "text", ["", "# 没有设置\n", "[rules]\n[words]\n", '[rules]\nW103 = "warning"']
)
def test_settings_that_change_nothing_are_not_told(text):
    office = office_of(text, NAME)
    assert office.told() == OFFICE_DEFAULTS.told() == ""
    assert judge(LONG, office) == judge(LONG)


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ('[rules]\nW103 = "off', 2, "不符合TOML"),
        ("[rules\n", 1, "不符合TOML"),
        ('[rules]\nW103 = "off"\nW103 = "off"\n', 3, "不符合TOML"),
        ('[rules]\n\nW999 = "off"', 3, "没有代码为“W999”的规则"),
        ('[rules]\nW103 = "不要"', 2, "“W103”的值“不要”不对"),
        ("[rules]\nW103 = false", 2, "“W103”的值“False”不对"),
        ('[rules.W103]\noff = "off"', 1, "“W103”的值"),
        ('rules.W103 = "x"', 1, "“W103”的值“x”不对"),
        ('# 设置\nname = "x"', 2, "“name”不是可用的节名"),
        ('[Rules]\nW103 = "off"', 1, "“Rules”不是可用的节名"),
        ("[words]\n红头 = 1", 2, "不符合TOML"),
        ('[words]\n"红头" = 1', 2, "[words]一节应按"),
        ('[words]\n" " = "理由"', 2, "[words]一节应按"),
        ('rules = "off"', 1, "“rules”不是可用的节名"),
        ('[rules]\nS101 = "off"', 2, "S101（横向总计）不能关闭或降级"),
        ('[rules]\nP101 = "warning"', 2, "P101（身份证号码）不能关闭或降级"),
        ('[rules]\nF105 = "hint"', 2, "F105（链接了其他文件）不能关闭或降级"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_line(text, line, why):
    message = refusal(text)
    assert f"”第{line}行" in message
    assert why in message


@pytest.mark.parametrize("rule", [r for r in CATALOGUE if fixed(r)], ids=lambda r: r.code)
def test_no_error_and_nothing_of_the_reading_can_be_weakened(rule):
    order = ("off", "hint", "warning", "error")
    for word in order[: order.index(rule.severity.value)]:
        assert rule.code in refusal(f'[rules]\n{rule.code} = "{word}"')


@pytest.mark.parametrize("rule", [r for r in CATALOGUE if not fixed(r)], ids=lambda r: r.code)
def test_every_other_rule_can_be_set_as_the_office_likes(rule):
    for word, severity in (("off", None), ("hint", Severity.HINT), ("error", Severity.ERROR)):
        assert office_of(f'[rules]\n{rule.code} = "{word}"', NAME).changes == {rule.code: severity}


def test_a_wrong_sum_is_found_under_any_settings_that_are_accepted():
    off = "\n".join(f'{r.code} = "off"' for r in CATALOGUE if not fixed(r))
    (issue,) = judge(
        typed(city(2024), review__count__direct_total=27), office_of(f"[rules]\n{off}", NAME)
    )
    assert issue.code == "S101"


@given(st.text(max_size=60))
def test_any_text_is_settings_or_refused_in_a_sentence(text):
    with suppress(OfficeError):
        assert set(office_of(text, NAME).changes) <= {rule.code for rule in CATALOGUE}
