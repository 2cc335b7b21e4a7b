"""Dates, ranges, seasons and eras (CSL 1.0.2, Date)."""

import pytest
from citation_help import authors, one, year

BOOK = {"type": "book", "title": "His life", "author": authors("Doe, John"), "issued": year(1965, 6, 1)}

TEXT, NUMERIC = '<date variable="issued" form="text"/>', '<date variable="issued" form="numeric"/>'

DATES: tuple[tuple[str, object, str], ...] = (
    (TEXT, year(1965, 6, 1), "June 1, 1965"),
    (TEXT, year(1965, 6), "June 1965"),
    (TEXT, year(1965), "1965"),
    (NUMERIC, year(1965, 6, 1), "06/01/1965"),
    ('<date variable="issued" form="text" date-parts="year"/>', year(1965, 6, 1), "1965"),
    ('<date variable="issued" form="text" date-parts="year-month"/>', year(1965, 6, 1), "June 1965"),
    ('<date variable="issued" form="text"><date-part name="month" form="short"/></date>', year(1965, 9, 1), "Sept. 1, 1965"),
    (TEXT, {"date-parts": [[1965, 6, 1], [1965, 6, 5]]}, "June 1–5, 1965"),
    (TEXT, {"date-parts": [[1965, 6, 1], [1965, 7, 5]]}, "June 1–July 5, 1965"),
    (TEXT, {"date-parts": [[1965, 6], [1965, 7]]}, "June–July 1965"),
    (TEXT, {"date-parts": [[1965, 6, 1], [1966, 7, 5]]}, "June 1, 1965–July 5, 1966"),
    (TEXT, {"date-parts": [[1999], [2003]]}, "1999–2003"),
    (TEXT, {"date-parts": [[1999], [0]]}, "1999–"),
    (TEXT, {"date-parts": [[0], [1999]]}, "1999"),
    (TEXT, {"date-parts": [[1965]], "season": 2}, "Summer 1965"),
    (TEXT, {"date-parts": [[1965, 21]]}, "Spring 1965"),
    (TEXT, year(-44, 3, 15), "March 15, 44 BC"),
    (TEXT, year(79), "79 AD"),
    (TEXT, {"literal": "around noon"}, "around noon"),
    (TEXT, {"raw": "2018-03-10"}, "March 10, 2018"),
    (TEXT, {"raw": "10 March 2018"}, "March 10, 2018"),
    (TEXT, {"raw": "March 2018"}, "March 2018"),
    (TEXT, {"raw": "Spring 2018"}, "Spring 2018"),
    (TEXT, {"raw": "2018/2019"}, "2018–2019"),
    (TEXT, {"raw": "some day"}, "some day"),
    (TEXT, {"date-parts": [["1965", "6", "1"]]}, "June 1, 1965"),
    (TEXT, "2018-03", "March 2018"),
    (TEXT, "2018-21", "Spring 2018"),
    (TEXT, "2018-03-10/2018-03-12", "March 10–12, 2018"),
    (TEXT, "2018/..", "2018–"),
    (TEXT, {}, ""),
    (
        '<choose><if is-uncertain-date="issued"><text value="c. "/></if></choose>' + TEXT,
        {"date-parts": [[1850]], "circa": True},
        "c. 1850",
    ),
    ('<choose><if is-uncertain-date="issued"><text value="c. "/></if></choose>' + TEXT, "1850~", "c. 1850"),
    (
        (
            '<date variable="issued" delimiter="/"><date-part name="day" form="ordinal"/>'
            '<date-part name="month" form="numeric-leading-zeros"/><date-part name="year" form="short"/></date>'
        ),
        year(1965, 6, 2),
        "2nd/06/65",
    ),
    (
        (
            '<date variable="issued"><date-part name="day" suffix=" " range-delimiter="-"/><date-part name="month" suffix=" "/>'
            '<date-part name="year" range-delimiter="/"/></date>'
        ),
        {"date-parts": [[2008, 5, 1], [2008, 5, 4]]},
        "1-4 May 2008",
    ),
    (
        '<date variable="issued"><date-part name="month" suffix=" "/><date-part name="year" range-delimiter="/"/></date>',
        {"date-parts": [[2008, 5], [2009, 6]]},
        "May 2008/June 2009",
    ),
)


@pytest.mark.parametrize(("element", "date", "expected"), DATES, ids=[f"{element} {date}" for element, date, _ in DATES])
def test_a_date_prints(element: str, date: object, expected: str) -> None:
    assert one(element, {"type": "book", "issued": date}) == expected


def test_dates_follow_the_language() -> None:
    assert one(TEXT, BOOK, lang="de-DE") == "1. Juni 1965"
    ordinal = '<date variable="issued" form="text"><date-part name="day" form="ordinal"/></date>'
    assert one(ordinal, BOOK, lang="fr-FR") == "1<sup>e</sup><sup>r</sup> juin 1965"
    assert one(ordinal, {"issued": year(1965, 6, 2)}, lang="fr-FR") == "2 juin 1965"
