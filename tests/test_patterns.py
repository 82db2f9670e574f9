"""Patterns wait to be compiled: none of them may turn out, on the day when it is asked, not to be one."""

import pkgutil
import re
from importlib import import_module

import pytest

import site_builder
from site_builder.patterns import compile_all, regex


def test_every_pattern_of_the_house_can_be_compiled() -> None:
    for module in pkgutil.walk_packages(site_builder.__path__, "site_builder."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    compile_all()


def test_a_pattern_answers_as_a_compiled_one() -> None:
    word = regex(r"(?P<first>[a-z])[a-z]*", re.IGNORECASE)
    compiled = re.compile(word.pattern, word.flags)
    assert word.sub("-", "Two words") == compiled.sub("-", "Two words")
    assert word.findall("Two words") == compiled.findall("Two words")
    assert dict(word.groupindex) == dict(compiled.groupindex)


def test_a_mistake_is_told_at_the_first_question() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("")
    with pytest.raises(AttributeError):
        _ = broken.nothing  # type: ignore[attr-defined]
