"""Pictures made transparent: what lay there before may still be kept, pixel by pixel."""

import io
import warnings

from PIL import Image, UnidentifiedImageError

from site_builder.gate.attachments import limits

_MOST = 16_000_000
"""Pixels that are looked at; a larger picture is judged by a part of them."""
_CLEAR = 2
_SHADES = 24
_SHARE = 0.0005


def picture_under_transparency(content: bytes) -> bool:
    """Whether the pixels that are wholly transparent make a picture: many shades, or edges as of letters.

    Programs leave one colour there, or that of the nearest edge.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content)) as image:
                width, height = image.size
                if image.mode not in ("RGBA", "LA") or width * height > limits.PIXELS:
                    return False
                step = int((width * height / _MOST) ** 0.5) + 1
                seen = image.resize((width // step, height // step), Image.Resampling.NEAREST) if step > 1 else image
                alpha, grey = seen.getchannel("A"), seen.convert("RGB").convert("L")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    clear = alpha.point([255 if value <= _CLEAR else 0 for value in range(256)])
    counts = grey.histogram(clear)
    total = sum(counts)
    shades = [shade for shade, count in enumerate(counts) if count > max(total * _SHARE, 3)]
    if total < 400 or not shades or shades[-1] - shades[0] < 40:
        return False
    return len(shades) >= _SHADES or _lettered(grey, clear, total)


def _lettered(grey: Image.Image, clear: Image.Image, total: int) -> bool:
    """Whether dark and light change often within the transparent part, as they do in lines of writing."""
    width, height = grey.size
    shown, hidden = grey.tobytes(), clear.tobytes()
    changes = 0
    for row in range(0, height, max(height // 400, 1)):
        line, veil = shown[row * width : (row + 1) * width], hidden[row * width : (row + 1) * width]
        changes += sum(
            1 for a, b, c, d in zip(line, line[1:], veil, veil[1:], strict=False) if c and d and abs(a - b) > 64
        )
    return changes > 200
