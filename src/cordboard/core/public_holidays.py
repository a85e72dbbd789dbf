"""Public holidays of a country or one of its parts, by year.

A library of rules works them out: no clock, no file of ours, the same answer every time for one version of it. It is
loaded when the first calendar asks, for that takes a third of a second.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1970, 2100
"""Outside these years no holidays are known."""
_LANGUAGE = "en_US"


def known(region: str) -> bool:
    """Whether holidays of the country (`DE`) or of its part (`DE-BY`) can be told."""
    return _rules(region, 2026) is not None


def holidays_of(region: str | None, year: int) -> Mapping[date, str]:
    """Date → name of every public holiday; days off in place of one that falls on a weekend are among them.

    Names are English where the library has them, else the country's own. Empty for what is not known.
    """
    if region is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return {}
    return _rules(region, year) or {}


@lru_cache(maxsize=2048)
def _rules(region: str, year: int) -> Mapping[date, str] | None:
    from holidays import country_holidays

    country, _, part = region.partition("-")
    try:
        found = country_holidays(country, subdiv=part or None, years=year, language=_LANGUAGE)
    except NotImplementedError:  # the library's word for a place that it does not know
        return None
    return {day: name for day, name in sorted(found.items()) if day.year == year}
