"""Values that broke other sites, and what the archive is to answer to each."""

from urllib.parse import quote

from django import forms

from awl_archive.publishing.uids import is_uid
from awl_archive.search.query import parse
from awl_archive.site.search.asking import WordsField

BROKEN = ("%00", "a%00b", "%FF", "%C0%80", "%ED%A0%80", "%", "%zz")  # as they stand in an address
LONG = ("x" * 10_000, "x " * 5_000)
WORDS = (
    '"', "*", 'NEAR("a" "b", 10)', "title:", "' OR 1=1 --", "\\", "%", "<script>alert(1)</script>",
    "👩‍👩‍👧", "工人自由", "حرية", "\u202eabc", "../..", "x\r\nSet-Cookie: a=b",
)  # fmt: skip
NUMBERS = ("0", "-1", "1e999", "2147483648", str(2**63), "9" * 20, "٣")
NO_DATES = ("1980-02-30", "1990/1980", "2023-02-29", "1979-13", "9999", "0000")
VALUES = (*WORDS, *NUMBERS, *NO_DATES, *LONG)
FEW = ('"', "2147483648", "9" * 20, "1980-02-30,x", LONG[1])
UNKNOWN = (
    "unknown", "date__year", "id__in", "title__regex", "uid", "format", "limit", "offset", "q",
    "ordering[]", "__proto__", "x" * 5_000, "ключ",
)  # fmt: skip
PAGING = {False: ("page",), True: ("cursor", "page_size")}


def query(name, value):
    return f"?{quote(name, safe='')}={quote(value, safe='')}"


def is_text(field):
    return type(field) is forms.CharField and is_uid not in field.validators


def expected(field, value):
    """Status of a list that is asked for this value of one of its filters."""
    if isinstance(field, WordsField):
        return 400 if value in LONG or parse(value).is_empty else 200
    return 200 if is_text(field) and value not in LONG else 400
