"""Whatever a template shows is escaped as the library of the templates would escape it."""

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from site_builder.publish.frames.templates import templates
from site_builder.records.outcome import Outcome


@given(st.text(st.sampled_from("&<>'\"a;#é")) | st.text().map(Markup) | st.integers() | st.sampled_from(Outcome))
def test_a_value_is_shown_as_the_library_escapes_it(value: object) -> None:
    environment = templates([])
    shown = environment.from_string("{% macro it(a) %}{{ a }}{% endmacro %}{{ value }} {{ it(value) }}").render(
        value=value
    )
    assert shown == f"{escape(value)} {escape(value)}"
