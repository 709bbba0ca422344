"""The rows of a person's page and API detail, and those that other entries show of people."""

from people.models import Affiliation, Participation, PersonName


def of_person(entry, at):
    participations = Participation.objects.published(at).filter(person=entry)
    return {
        "names": PersonName.objects.published(at).filter(person=entry),
        "affiliations": Affiliation.objects.published(at)
        .filter(person=entry)
        .select_related("party"),
        "participations": participations.select_related(
            "event", "position__question", "position__party", "position__target"
        ),
    }


def listed(at):
    """The list of notable former members as the source has it."""
    return Affiliation.objects.published(at).listed().select_related("person", "party")


def at_organisation(organisation, at):
    rows = Affiliation.objects.published(at).shown_at_organisations()
    return rows.filter(party=organisation).select_related("person", "party")


def in_event(event, at):
    rows = Participation.objects.published(at).filter(event=event)
    return rows.select_related("person", "event")


def in_positions_on(question, at):
    rows = Participation.objects.published(at).filter(position__question=question)
    return rows.select_related("person", "position__question", "position__party")
