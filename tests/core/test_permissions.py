import pytest

from cordboard.core.permissions import PERMISSIONS, TASKS, allowed, outranks, unknown_permissions
from cordboard.core.queueing.agent import AT_SIGN_IN, LOST, NOT_RESPONDING
from cordboard.core.supplied import CLASSES, LAST_USER_CODE, LAYOUTS, ROLES, STATUS_CODES

ROLE = {role.name: role for role in ROLES}


@pytest.mark.parametrize(
    ("wanted", "roles"),
    [
        ("desk:use", {"Agent", "Team Leader", "Manager", "Administrator"}),
        ("desk:pick", {"Team Leader", "Manager", "Administrator"}),
        ("contact:view_own", {"Agent", "Manager", "Administrator"}),
        ("contact:view", {"Observer", "Team Leader", "Manager", "Administrator"}),
        ("contact:erase", {"Administrator"}),
        ("agent:monitor", {"Observer", "Team Leader", "Manager", "Administrator"}),
        ("agent:release", {"Manager", "Administrator"}),
        ("report:export", {"Manager", "Administrator"}),
        ("report:wallboard", {"Observer", "Team Leader", "Manager", "Administrator"}),
        ("blacklist:view", {"Observer", "Team Leader", "Manager", "Administrator"}),
        ("blacklist:new", {"Manager", "Administrator"}),
        ("variable:edit", {"Team Leader", "Manager", "Administrator"}),
        ("variable:new", {"Manager", "Administrator"}),
        ("canned_reply:delete", {"Team Leader", "Manager", "Administrator"}),
        ("script:rehearse", {"Team Leader", "Manager", "Administrator"}),
        ("script:publish", {"Manager", "Administrator"}),
        ("user:view", {"Team Leader", "Manager", "Administrator"}),
        ("user:password", {"Manager", "Administrator"}),
        ("audit:view", {"Manager", "Administrator"}),
        ("api_token:new", {"Administrator"}),
        ("setting:edit", {"Administrator"}),
        ("host:view", {"Administrator"}),
        ("host:route", {"Administrator"}),
        ("data_source:edit", {"Administrator"}),
    ],
)
def test_the_supplied_roles_hold_what_the_table_says(wanted: str, roles: set[str]) -> None:
    assert {role.name for role in ROLES if allowed(role.permissions, wanted)} == roles


def test_supplied_roles_hold_only_permissions_that_exist_and_each_once() -> None:
    for role in ROLES:
        assert unknown_permissions(role.permissions) == []
        assert len(role.permissions) == len(set(role.permissions))


def test_an_administrator_may_do_everything() -> None:
    assert set(ROLE["Administrator"].permissions) == PERMISSIONS
    assert len(PERMISSIONS) == sum(len(tasks) for tasks in TASKS.values())


def test_a_misspelt_check_is_an_error_and_not_a_refusal() -> None:
    with pytest.raises(KeyError):
        allowed(ROLE["Administrator"].permissions, "desk:fly")


def test_unknown_permissions_are_named() -> None:
    assert unknown_permissions(["desk:use", "desk:fly", "moon:view"]) == ["desk:fly", "moon:view"]


def test_ranks_rise_from_agent_to_administrator() -> None:
    ranks = [ROLE[name].rank for name in ("Agent", "Observer", "Team Leader", "Manager", "Administrator")]

    assert ranks == sorted(set(ranks))
    assert outranks(ROLE["Administrator"].rank, ROLE["Manager"].rank)
    assert not outranks(ROLE["Manager"].rank, ROLE["Manager"].rank)


def test_supplied_status_codes_lie_above_those_of_managers() -> None:
    codes = [status.code for status in STATUS_CODES]

    assert min(codes) > LAST_USER_CODE
    assert len(set(codes)) == len(codes) == len({status.name for status in STATUS_CODES})
    assert {LOST, AT_SIGN_IN, NOT_RESPONDING} <= set(codes)


def test_the_supplied_class_and_layout_have_the_names_that_points_expect() -> None:
    assert [call_class.name for call_class in CLASSES] == ["General"]
    assert [(layout.name, layout.supplied) for layout in LAYOUTS] == [("Default", True)]
