"""Lists cut into pages: whatever is asked, the pages joined are the whole list, each item once."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.web.listing import Items, Page, cut, packed, unpacked


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    weight: int | None = None
    kind: str = msgspec.field(default="", name="class")
    tags: tuple[str, ...] = ()


def named(thing: Thing) -> str:
    return thing.name


def joined(things: list[Thing], page: Page) -> list[Thing]:
    found: list[Thing] = []
    after: str | None = None
    while True:
        part = cut(things, msgspec.structs.replace(page, after=after), named)
        found += part.items
        after = part.next
        if after is None:
            return found


THINGS = st.lists(
    st.builds(
        Thing,
        name=st.text("abAB 19é", min_size=1, max_size=6),
        weight=st.none() | st.integers(-3, 3),
        kind=st.sampled_from(["", "x", "X 10", "x 9"]),
        tags=st.tuples(st.sampled_from(["red", "green"])),
    ),
    unique_by=named,
    max_size=30,
)
PAGES = st.builds(
    Page,
    limit=st.integers(1, 7),
    filter=st.sampled_from(["", "a", "A 1", "red", "e"]),
    sort=st.sampled_from(["", "name", "weight", "class", "tags"]),
    order=st.sampled_from(["asc", "desc"]),
)


@given(THINGS, PAGES)
def test_the_pages_joined_are_the_whole_sorted_filtered_list(things: list[Thing], page: Page) -> None:
    whole = cut(things, msgspec.structs.replace(page, limit=500), named)

    assert joined(things, page) == list(whole.items)
    assert whole.total == len(whole.items)
    assert whole.next is None


@given(THINGS, PAGES.filter(lambda page: page.sort != ""), st.data())
def test_what_goes_between_two_pages_moves_nothing_else(
    things: list[Thing], page: Page, data: st.DataObject
) -> None:
    first = cut(things, page, named)
    if first.next is None:
        return
    gone = data.draw(st.sampled_from(things))

    rest = joined_from([each for each in things if each != gone], page, first.next)

    whole = cut(things, msgspec.structs.replace(page, limit=500), named).items
    assert rest == [each for each in whole[len(first.items) :] if each != gone]


def joined_from(things: list[Thing], page: Page, after: str) -> list[Thing]:
    return list(cut(things, msgspec.structs.replace(page, limit=500, after=after), named).items)


def test_numbers_in_names_count_as_people_count_and_accents_do_not() -> None:
    things = [Thing(name=name) for name in ("Sales 10", "sales 9", "Éclair", "eclair 2", "Billing")]

    answer = cut(things, Page(sort="name"), named)

    assert [each.name for each in answer.items] == ["Billing", "Éclair", "eclair 2", "sales 9", "Sales 10"]


def test_a_filter_wants_every_word_somewhere() -> None:
    things = [Thing(name="a", kind="Orders", tags=("red",)), Thing(name="b", kind="orders"), Thing(name="c")]

    def names(text: str) -> list[str]:
        found: Items[Thing] = cut(things, Page(filter=text), named)
        return [each.name for each in found.items]

    assert names("ORDERS red") == ["a"]
    assert names("orders") == ["a", "b"]
    assert names("  ") == ["a", "b", "c"]


@pytest.mark.parametrize(
    "page", [Page(sort="colour"), Page(sort="name", after="nonsense"), Page(sort="name", after="é")]
)
def test_a_field_or_a_place_that_is_not_there_is_refused(page: Page) -> None:
    with pytest.raises(Refused) as refused:
        cut([Thing(name="a")], page, named)

    assert refused.value.extra["field"] in {"sort", "after"}


def test_a_place_among_many_numbers_is_still_short_enough_to_travel() -> None:
    many = " ".join("1" * 100) + " é" * 100
    things = [Thing(name=f"{n:03d}" + "😀" * 97, kind=many) for n in range(3)]

    following = cut(things, Page(limit=1, sort="class"), named).next

    assert following is not None
    asked = msgspec.convert({"limit": 1, "sort": "class", "after": following}, Page)
    assert [thing.name[:3] for thing in cut(things, asked, named).items] == ["001"]


@pytest.mark.parametrize("place", [(1 << 63, "a"), (-(1 << 63) - 1, "a"), (1, "a\0")])
def test_a_place_that_no_database_could_hold_is_refused(place: tuple[int, str]) -> None:
    with pytest.raises(Refused) as refused:
        unpacked(packed(place), tuple[int, str])

    assert refused.value.code is Code.INVALID
