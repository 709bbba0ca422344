from history.models.chapters import Chapter
from history.models.events import Event, EventLink, EventRole
from history.models.organisations import Characteristic, Organisation, OrganisationName
from history.models.parties import Party
from history.models.questions import Position, Question
from history.models.ties import Tie

__all__ = [
    "Chapter", "Characteristic", "Event", "EventLink", "EventRole", "Organisation",
    "OrganisationName", "Party", "Position", "Question", "Tie",
]  # fmt: skip
