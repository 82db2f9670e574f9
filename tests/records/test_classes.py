"""A class of the publication scheme is known by its name and by its title, however the title is written."""

import pytest

from site_builder.records.classes import with_names
from site_builder.records.disclosure import slug
from site_builder.settings import MODEL_CLASSES, SCOTTISH_CLASSES
from tests.publish.conftest import record


@pytest.mark.parametrize("classes", [MODEL_CLASSES, SCOTTISH_CLASSES])
def test_a_title_means_the_class(classes: dict[str, str]) -> None:
    for name, title in classes.items():
        for typed in (
            name,
            name.replace("-", " ").title(),
            title,
            title.upper(),
            slug(title),
            title.removeprefix("Our ").removeprefix("The "),
        ):
            assert with_names(record("FOI-1", classes=(typed,)), classes).classes == (name,)


def test_the_same_class_counts_once_and_an_unknown_one_stays() -> None:
    typed = ("policies", "Our policies and procedures", "Our penguins")
    assert with_names(record("FOI-1", classes=typed), MODEL_CLASSES).classes == ("policies", "Our penguins")
