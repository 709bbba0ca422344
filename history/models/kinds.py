"""The controlled lists. A value is added when a record needs it."""

from django.db.models import TextChoices


class OrganisationKind(TextChoices):
    TENDENCY = "tendency", "tendency"
    POLITICAL_GROUP = "political_group", "political group"
    PARTY = "party", "party"
    FACTION = "faction", "faction"
    LEAGUE = "league", "league or fused organisation"
    ALLIANCE = "alliance", "alliance or coalition"
    CAMPAIGN = "campaign", "campaign"
    STUDENTS = "students_organisation", "students’ organisation"
    TRADE_UNION = "trade_union", "trade union"
    UNION_NETWORK = "union_network", "union network"
    INTERNATIONAL = "international_grouping", "international grouping"
    ORGAN = "organ", "organ (committee, conference)"
    PUBLIC_BODY = "public_body", "public body"
    EMPLOYER = "employer", "employer"


class EventKind(TextChoices):
    FOUNDING = "founding", "founding"
    JOINING_HOST = "joining_host", "joining a host"
    DEPARTURE = "departure", "departure"
    FUSION = "fusion", "fusion"
    BREAKAWAY = "breakaway", "breakaway"
    BREAKUP = "breakup", "break-up"
    SUCCESSION = "succession", "succession"
    DISSOLUTION = "dissolution", "dissolution"
    WITHDRAWAL = "withdrawal", "withdrawal"
    CONFERENCE = "conference", "conference"
    PARTY_DECISION = "party_decision", "party decision"
    APPLICATION = "application", "application"
    DEMAND = "demand", "demand"
    CHANGE_OF_POSITION = "change_of_position", "change of position"
    INTERNAL_DISPUTE = "internal_dispute", "internal dispute"
    PUBLICATION_ACT = "publication_act", "publication act"
    ELECTION = "election", "election or candidacy"
    REFERENDUM = "referendum", "referendum"
    INDUSTRIAL_DISPUTE = "industrial_dispute", "industrial dispute"
    CAMPAIGN = "campaign", "campaign"


class EventRoleKind(TextChoices):
    PREDECESSOR = "predecessor", "predecessor"
    SUCCESSOR = "successor", "successor"
    PARENT = "parent", "parent"
    PART_THAT_LEFT = "part_that_left", "part that left"
    ENTRANT = "entrant", "entrant"
    HOST = "host", "host"
    FACTION = "faction", "faction"
    CONTINUING_PARTY = "continuing_party", "continuing party"
    FOUNDER = "founder", "founder"
    HELPED_FOUND = "helped_found", "helped found"
    INVOLVED_IN_FOUNDING = "involved_in_founding", "involved in founding"
    INITIATOR = "initiator", "initiator"
    TARGET = "target", "target"
    ADDRESSEE = "addressee", "addressee"
    SUPPORTER = "supporter", "supporter"
    OPPONENT = "opponent", "opponent"
    PARTICIPANT = "participant", "participant"
    STOOD_CANDIDATE = "stood_candidate", "stood candidate"


class EventLinkKind(TextChoices):
    IN_RESPONSE_TO = "in_response_to", "in response to"
    AFTER = "after", "after"
    PART_OF = "part_of", "part of"
    POSSIBLY_SAME_AS = "possibly_same_as", "possibly the same as"


class TieKind(TextChoices):
    PHASE_OF = "phase_of", "phase of"
    PART_OF = "part_of", "part of"
    ORGAN_OF = "organ_of", "organ of"
    FACTION_OF = "faction_of", "faction of"
    FORMER_FACTION_OF = "former_faction_of", "former faction of"
    NOW_PART_OF = "now_part_of", "now part of"
    AFFILIATED_TO = "affiliated_to", "affiliated to"
    MEMBER_OF = "member_of", "member of"
    TOOK_PART_IN = "took_part_in", "took part in"
    WORKED_WITHIN = "worked_within", "worked within"
    WORKED_THROUGH = "worked_through", "worked through"
    CAMPAIGNED_IN = "campaigned_in", "campaigned in"
    LED = "led", "led"
    LEADING_ROLE_IN = "leading_role_in", "leading role in"
    CENTRAL_TO = "central_to", "central to"
    HELPED_SET_UP = "helped_set_up", "helped set up"
    ACTIVE_IN = "active_in", "active in"
    LINKED_WITH = "linked_with", "linked with"
    WORKED_WITH = "worked_with", "worked with"
    COLLABORATED_WITH = "collaborated_with", "collaborated with"


class NameKind(TextChoices):
    OTHER = "other", "other name"
    ABBREVIATION = "abbreviation", "abbreviation"
    FORMER = "former", "former name"
    ALSO_DESCRIBED_AS = "also_described_as", "also described as"
    AS_PRINTED = "as_printed", "as printed"


class CharacteristicKind(TextChoices):
    FOUNDATION = "foundation", "foundation"
    SPLIT_FROM = "split_from", "split from"
    IDEOLOGY = "ideology", "ideology"
    POLITICAL_POSITION = "political_position", "political position"
    LEADERSHIP = "leadership", "leadership"
    HEADQUARTERS = "headquarters", "headquarters"
    COUNTRY = "country", "country"
    AREA = "area", "area"
    LEGAL_STATUS = "legal_status", "legal status"
    SIZE = "size", "size"
    NATIONAL_AFFILIATION = "national_affiliation", "national affiliation"
    NEWSPAPER = "newspaper", "newspaper"
    COLOURS = "colours", "colours"
    LOGO = "logo", "logo"


class Share(TextChoices):
    WHOLE = "whole", "the whole"
    LEADERSHIP = "leadership", "leadership"
    EXECUTIVE = "executive", "executive"
    CONFERENCE = "conference", "conference"
    MAJORITY = "majority", "majority"
    MINORITY = "minority", "minority"
    MEMBERS = "members", "members"
    SUPPORTERS = "supporters", "supporters"
    FORMER_MEMBERS = "former_members", "former members"
    SOME = "some", "some"


class Stance(TextChoices):
    FOR = "for", "for"
    AGAINST = "against", "against"
    CRITICAL_OF = "critical_of", "critical of"
    HELD_VIEW = "held_view", "held the view"
    MOVED_AWAY_FROM = "moved_away_from", "moved away from"
    DIVIDED = "divided", "divided"
    ABSTAINED = "abstained", "abstained"
    NOT_STATED = "not_stated", "not stated"
    CHARACTERISES = "characterises", "characterises"


class Topic(TextChoices):
    LABOUR_PARTY = "labour_party", "Labour Party and entry"
    ELECTIONS = "elections", "elections"
    EUROPE = "europe", "Britain and Europe"
    IRELAND = "ireland", "Ireland"
    CONFLICTS = "conflicts", "international conflicts"
    SOVIET_TYPE = "soviet_type", "states of Soviet type"
    ISRAEL_PALESTINE = "israel_palestine", "Israel-Palestine"
    RELIGION = "religion", "religion and free speech"
    LOCAL_GOVERNMENT = "local_government", "local government"
    CONSTITUTION = "constitution", "constitution and voting"
    UNIONS = "unions", "unions"
    ORGANISATION = "organisation", "organisation and unity"
    TRADITION = "tradition", "tradition"
