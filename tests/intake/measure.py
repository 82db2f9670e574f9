"""Prints how many fields of the invented letters come out right: `python -m tests.intake.measure [FOLDER]`."""

import sys

from tests.intake.cases import FIELDS, Case, cases, found, in_order, sections


def main(folder: str, loud: bool) -> None:
    """Prints one line a field, and with `loud` each field that came out wrong."""
    measured = [case for case in cases(folder) if "several" not in case.wanted]
    right = dict.fromkeys(FIELDS, 0)
    hits = missed = surplus = 0
    silent: list[str] = []
    marked = dict.fromkeys(FIELDS, 0)
    for case in measured:
        draft = case.draft()
        got = found(draft)
        wrong = [f for f in FIELDS if got[f] != in_order(case.wanted[f])]
        for field in FIELDS:
            right[field] += field not in wrong
            marked[field] += _field(field) in draft.uncertain
        here, there = sections(got["exemptions"]), sections(in_order(case.wanted["exemptions"]))
        hits, missed, surplus = hits + len(here & there), missed + len(there - here), surplus + len(here - there)
        unmarked = [f for f in wrong if _field(f) not in draft.uncertain]
        if unmarked:
            silent.append(f"{case.name}: {', '.join(unmarked)}")
        if loud:
            _tell(case, wrong, got, draft.uncertain)
    for field, count in right.items():
        print(f"{field:12} {count:3} of {len(measured)}  {count / len(measured):.3f}  marked {marked[field]}")
    print(f"sections     precision {hits / (hits + surplus):.3f}  recall {hits / (hits + missed):.3f}")
    print(f"letters with a wrong field that is not marked: {len(silent)} of {len(measured)}", *silent, sep="\n  ")


def _field(name: str) -> str:
    return "exemptions" if name == "ncnd" else name


def _tell(case: Case, wrong: list[str], got: dict[str, str], uncertain: tuple[str, ...]) -> None:
    for field in wrong:
        mark = "marked" if _field(field) in uncertain else "NOT MARKED"
        print(f"{case.name}: {field}: wanted {case.wanted[field]!r}, got {got[field]!r} ({mark})")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else ".", "-v" in sys.argv)
