"""The controlled lists. A value is added when a record needs it."""

from django.db.models import TextChoices


class PublicationKind(TextChoices):
    NEWSPAPER = "newspaper", "newspaper"
    MAGAZINE = "magazine", "magazine"
    JOURNAL = "journal", "journal"
    BULLETIN = "bulletin", "bulletin"
    BOOK = "book", "book"
    PAMPHLET = "pamphlet", "pamphlet"
    MONOGRAPH = "monograph", "monograph (book or pamphlet, not stated)"
    DOCUMENT = "document", "document"
    LEAFLET = "leaflet", "leaflet"
    WEBSITE = "website", "website"
    UNTITLED_GROUP = "untitled_group", "untitled group (supplied title)"


# What comes out again and again, so that one asks how often.
PERIODICALS = (
    PublicationKind.NEWSPAPER,
    PublicationKind.MAGAZINE,
    PublicationKind.JOURNAL,
    PublicationKind.BULLETIN,
)


class Production(TextChoices):
    DUPLICATED = "duplicated", "duplicated"
    PRINTED = "printed", "printed"
    INSERT = "insert", "insert"
    ONLINE = "online", "online"
    NOT_STATED = "not_stated", "not stated"


class Frequency(TextChoices):
    WEEKLY = "weekly", "weekly"
    FORTNIGHTLY = "fortnightly", "fortnightly"
    MONTHLY = "monthly", "monthly"
    QUARTERLY = "quarterly", "quarterly"
    IRREGULAR = "irregular", "irregular"
    UNKNOWN = "unknown", "not stated"


class Regularity(TextChoices):
    REGULAR = "regular", "regularly"
    ROUGHLY = "roughly", "roughly"
    IRREGULAR = "irregular", "irregularly"


class ImprintRole(TextChoices):
    PUBLISHER = "publisher", "publisher"
    SUPPORTER = "supporter", "supporter"
    PRODUCER = "producer", "producer"
    ORGAN_OF = "organ_of", "organ of"
    PUBLISHED_BY_MEMBERS = "published_by_members", "published by members of"
    PRINTER = "printer", "printer"


class SuccessionKind(TextChoices):
    CONTINUES = "continues", "continues"
    CONTINUES_IN_PART = "continues_in_part", "continues in part"
    ABSORBS = "absorbs", "absorbs"
    SEPARATED_FROM = "separated_from", "separated from"
    SUPPLEMENT_TO = "supplement_to", "supplement to"
    ISSUED_INSIDE = "issued_inside", "issued inside"
    POSSIBLY_RELATED = "possibly_related", "possibly related to"


class InvolvementRole(TextChoices):
    SUBJECT = "subject", "subject"
    TARGET = "target", "target"
    ORGAN = "organ", "organ"
    IDENTIFIED_WITH = "identified_with", "identified with"


class SubjectKind(TextChoices):
    ABOUT = "about", "about"
    DRAWS_ON = "draws_on", "draws on"


class ContributionRole(TextChoices):
    AUTHOR = "author", "author"
    EDITOR = "editor", "editor"
    TRANSLATOR = "translator", "translator"
    ILLUSTRATOR = "illustrator", "illustrator"
    PHOTOGRAPHER = "photographer", "photographer"
    INTERVIEWEE = "interviewee", "interviewee"
    INTERVIEWER = "interviewer", "interviewer"
    SIGNATORY = "signatory", "signatory"
