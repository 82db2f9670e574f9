"""What a number format shows of a number, as spreadsheet programs show it."""

import pytest

from site_builder.gate.attachments.sheets.number_formats import masks, shown

ACCOUNTS = '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-'


@pytest.mark.parametrize(
    ("form", "value", "text"),
    [
        ("0%", 0.25, "25%"),
        ("0.0%", 0.1234, "12.3%"),
        ("0.0", 3.14159, "3.1"),
        ("0", 2.5, "3"),
        ("0", -0.2, "0"),
        ("#,##0", 1234567, "1,234,567"),
        ("#,##0", 12, "12"),
        ("00000", 123, "00123"),
        ("000-00-0000", 123456789, "123-45-6789"),
        ("(0000) 000000", 7700900123, "(7700) 900123"),
        ('"£"#,##0.00', 12.5, "£12.50"),
        ("[$£-809]#,##0", 1234, "£1,234"),
        ("#,##0;(#,##0)", -1234, "(1,234)"),
        (ACCOUNTS, -5.5, "-5.50"),
        (ACCOUNTS, 0, "-"),
        ("#,##0,", 1234567, "1,235"),
        ('#,##0.0,,"m"', 1234567, "1.2m"),
        ("0.##", 1.5, "1.5"),
        (".00", 0.5, ".50"),
        ('0 "days"', 3, "3 days"),
        ('General" kg"', 3.5, "3.5 kg"),
        ("+0;-0", 5, "+5"),
        ('[<5]"<5";0', 3, "<5"),
        ('[<5]"<5";0', 7, "7"),
        ("# ?/?", 0.5, "0.5"),
        ("0.00E+00", 12345, "12345"),
        (";;;", 5, ""),
        ("dd/mm/yyyy", 45000, "2023-03-15"),
        ("dd mmmm yyyy hh:mm", 45000.5, "2023-03-15T12:00"),
        ("mmm yyyy", 45000, "Mar 2023"),
        ("yyyy", 45000, "2023"),
        ("d mmm", 45000, "15 Mar"),
        ("dddd", 45000, "Wednesday"),
        ("h:mm AM/PM", 0.75, "6:00 PM"),
        ("h:mm:ss", 0.25, "6:00:00"),
        ("[h]:mm", 1.5, "36:00"),
        ("[mm]:ss", 0.1, "144:00"),
        ("mm:ss.0", 0.5 / 86_400, "00:00.5"),
        ("dd/mm/yyyy", -1, "-1"),
    ],
)
def test_a_number_looks_as_its_format_says(form: str, value: float, text: str) -> None:
    assert shown(form, float(value)) == text


@pytest.mark.parametrize(
    ("form", "value", "since_1904", "text"),
    [
        ("dd/mm/yyyy", 2_958_465, False, "9999-12-31"),
        ("dd/mm/yyyy", 2_958_465.99999999, False, "2958466"),
        ("dd/mm/yyyy", 2_958_466, False, "2958466"),
        ("dd/mm/yyyy", 2_957_003, True, "9999-12-31"),
        ("dd/mm/yyyy", 2_957_004, True, "2957004"),
        ("mm:ss.0", 2_958_465.99999999, False, "2958466"),
        ("[h]:mm", 1.5e308, False, "1.5e+308"),
    ],
)
def test_a_day_that_no_calendar_has_is_a_number(form: str, value: float, since_1904: bool, text: str) -> None:
    assert shown(form, float(value), since_1904) == text


@pytest.mark.parametrize("form", ["0", "#,##0.00", "dd/mm/yyyy", "[h]:mm", "General", "@", ACCOUNTS, '0;-0;"nil"'])
def test_formats_of_every_day_mask_nothing(form: str) -> None:
    assert not any(masks(form, float(value)) for value in (0, 1, 3, -4, 1234.5))
