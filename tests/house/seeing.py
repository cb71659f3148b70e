"""How colours look to people: contrast, colour blindness, and how far two colours lie apart.

Contrast: WCAG 2.2. Colour blindness at full strength: Machado, Oliveira and Fernandes (2009). Difference: CIEDE2000,
after Sharma, Wu and Dalal (2005), whose own test pairs are in `test_look.py`.
"""

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Triple = tuple[float, float, float]

BLIND = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def light(colour: str) -> Triple:
    """Linear red, green and blue, 0 to 1, of ``#RRGGBB``."""
    signs = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in signs)
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio, 1 to 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = light(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def as_seen(colour: str, kind: str) -> Triple:
    """Linear light of a colour as someone with this kind of colour blindness sees it."""
    seen = [sum(a * b for a, b in zip(row, light(colour), strict=True)) for row in BLIND[kind]]
    red, green, blue = (min(1.0, max(0.0, value)) for value in seen)
    return red, green, blue


def lab(linear: Triple) -> Triple:
    """CIELAB under D65."""
    red, green, blue = linear
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def difference(one: Triple, other: Triple) -> float:
    """CIEDE2000 between two CIELAB colours; about 1 can just be seen."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (hypot(a1, b1) + hypot(a2, b2)) / 2
    stretch = 1.5 - 0.5 * sqrt(mean**7 / (mean**7 + 25**7))
    c1, c2 = hypot(a1 * stretch, b1), hypot(a2 * stretch, b2)
    h1, h2 = _hue(a1 * stretch, b1), _hue(a2 * stretch, b2)
    chroma, bright = (c1 + c2) / 2, (l1 + l2) / 2
    turn, hue = _turn(h1, h2) if c1 * c2 else (0.0, h1 + h2)
    d_hue = 2 * sqrt(c1 * c2) * sin(radians(turn) / 2)
    weight = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
    s_bright = 1 + 0.015 * (bright - 50) ** 2 / sqrt(20 + (bright - 50) ** 2)
    s_chroma, s_hue = 1 + 0.045 * chroma, 1 + 0.015 * chroma * weight
    blues = 60 * exp(-(((hue - 275) / 25) ** 2))
    tilt = -sin(radians(blues)) * 2 * sqrt(chroma**7 / (chroma**7 + 25**7))
    of_bright, of_chroma, of_hue = (l2 - l1) / s_bright, (c2 - c1) / s_chroma, d_hue / s_hue
    return sqrt(of_bright**2 + of_chroma**2 + of_hue**2 + tilt * of_chroma * of_hue)


def _hue(a: float, b: float) -> float:
    return degrees(atan2(b, a)) % 360 if a or b else 0.0


def _turn(h1: float, h2: float) -> tuple[float, float]:
    """The shortest way from one hue to the other, and the hue halfway."""
    apart = h2 - h1
    if abs(apart) <= 180:
        return apart, (h1 + h2) / 2
    halfway = (h1 + h2 + 360) / 2 if h1 + h2 < 360 else (h1 + h2 - 360) / 2
    return (apart - 360 if apart > 180 else apart + 360), halfway
