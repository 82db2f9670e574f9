"""Numbers that stand in a sheet behind other words: a format shows those, and the file holds the number."""

# ruff: noqa: E501 (tables of cases, one line each; lambdas defer the making of files)

from tests.gate.cases import Case
from tests.gate.cases_sheets import ods, ods_table, old, styled


def counted(shown: str, value: str) -> bytes:
    cell = f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{shown}</text:p></table:table-cell>'
    return ods(ods_table(f"<table:table-row>{cell}</table:table-row>"))


def old_number(form: str, value: float) -> bytes:
    import xlwt

    return old(lambda book, sheet: sheet.write(5, 1, value, xlwt.easyxf(num_format_str=form)))


CASES = (
    Case("small count behind a sign", "a.xlsx", "invisible-text", lambda: styled(form='[<5]"<5";0', text=3), lambda: styled(form='[<5]"<5";0', text=12)),
    Case("count behind a word", "a.xlsx", "invisible-text", lambda: styled(form='"withheld"', text=1), lambda: styled(form='"Yes";"Yes";"No"', text=1)),
    Case("nothing behind a sign", "a.xlsx", "invisible-text", lambda: styled(form='0;-0;"<5"', text=0), lambda: styled(form='0;-0;"-"', text=0)),
    Case("count behind a code", "a.xlsx", "invisible-text", lambda: styled(form='[=3]"<5";0', text=3), lambda: styled(form='[=1]"Male";[=2]"Female";0', text=2)),
    Case("negative behind a word", "a.xlsx", "invisible-text", lambda: styled(form='0;"redacted"', text=-4), lambda: styled(form='0;[Red]-0', text=-4)),
    Case("text behind a word", "a.xlsx", "invisible-text", lambda: styled(form='0;0;0;"withheld"'), lambda: styled(form='0;0;0;"Ward "@')),
    Case("small count behind a sign, OpenDocument", "a.ods", "invisible-text", lambda: counted("&lt;5", "3"), lambda: counted("3", "3")),
    Case("count behind a word, OpenDocument", "a.ods", "invisible-text", lambda: counted("withheld", "1"), lambda: counted("Yes", "1")),
    Case("small count behind a sign, before 2007", "a.xls", "invisible-text", lambda: old_number('[<5]"<5";0', 3), lambda: old_number("0.0", 3)),
)  # fmt: skip
