import re

DROPPED = re.compile("[\u064b-\u065f\u0670\u0640\u200c]")
VARIANTS = str.maketrans(
    "أإآٱيىئكةۀؤ۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩",
    "ااااییی" + "کههو" + "01234567890123456789",
)


def fold(value):
    """The form in which courses are searched; seed/peer.sql fills folded_text by the same rule."""
    return DROPPED.sub("", value).lower().translate(VARIANTS)
