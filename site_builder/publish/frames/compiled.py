"""Templates that were compiled before, kept where Python keeps compiled modules, and trusted as those are.

They are code, so they do not lie in `.cache/`: nothing that is kept there may be run.
"""

from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from site_builder.cache import beside_code, load, save_beside_code, version_of

_ROOMS = ("publish/frames/templates", "publish/frames/compiled", "publish/frames/lean", "cache")


class CompiledTemplates(BytecodeCache):
    """One file for each template; without a folder that can be written to, every process compiles its own."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket, where there is what it asks for."""
        kept = load(_file(bucket), version_of(*_ROOMS))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what the bucket holds."""
        save_beside_code(_file(bucket), version_of(*_ROOMS), bucket.bytecode_to_string())


def _file(bucket: Bucket) -> Path:
    return beside_code(__file__, f"template-{bucket.key}")
