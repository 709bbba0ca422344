"""How wide text is in the label face, so that a picture made on the server can place it.

Advance widths of Archivo Narrow (static/fonts), in thousandths of the size; what the face lacks is
taken as wide as its widest letter, or as a square where Asian scripts need one.
"""

from unicodedata import east_asian_width

ADVANCES = {
    100: "ʼ", 128: "\u2009", 137: "⁄∕", 157: "'′", 182: "jl‘’‚", 213: "|¦",
    228: " !,./:;I[\\]fit\xa0·ÌÍÎÏìíîïı", 273: "()-r¡²³¹“”„‹›", 274: "{}", 287: "•",
    291: '"″', 299: "º", 303: "ª", 319: "*", 385: "^", 400: "°", 410: "Jcksvxyz¯çýÿ", 440: "¶",
    456: "#$0123456789?L_abdeghnopqu¢£¤¥§«µ»àáâãäåèéêëðñòóôõöøùúûüþ–€", 479: "+<=>~¬×−",
    500: "↑↓", 501: "FTZ¿ß", 547: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞĂ", 549: "±÷", 592: "CDHNRUwÇÐÑÙÚÛÜ",
    604: "©®", 638: "GOQÒÓÔÕÖØ", 683: "Mm¼½¾", 729: "%æ", 774: "Wœ", 820: "ÆŒ—…™", 832: "@",
}  # fmt: skip
ADVANCE = {letter: width for width, letters in ADVANCES.items() for letter in letters}
WIDEST, SQUARE = 832, 1000
# Names are set bold, which is wider; and where the face did not load another takes its place.
ROOM = 1.1


def width(text: str, size: float) -> float:
    """In the unit of `size`."""
    return sum(map(_advance, text)) * size * ROOM / 1000


def wrap(text: str, size: float, room: float) -> list[str]:
    """Lines no wider than `room`; a word that is wider by itself is broken."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if width(longer, size) <= room:
            lines[-1] = longer
            continue
        *broken, rest = _broken(word, size, room)
        lines += [*broken, rest]
    return [line for line in lines if line]


def shortened(text: str, size: float, room: float) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    if width(text, size) <= room:
        return text
    while text and width(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def _advance(letter):
    found = ADVANCE.get(letter)
    return found or (SQUARE if east_asian_width(letter) in "WF" else WIDEST)


def _broken(word, size, room):
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
