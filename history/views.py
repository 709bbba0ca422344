from awl_archive.pages.filters import annotated
from awl_archive.pages.views import HOME, EntryList, EntryPage, Page
from awl_archive.sources.apparatus import Apparatus
from history import rows
from history.filters import EventFilters, OrganisationFilters, QuestionFilters
from history.lineage import joints, tree
from history.models import Chapter, Event, EventRole, Organisation, Question
from history.models.kinds import TieKind
from history.positions import by_question, chart


def implied_in(apparatus):
    """Whether all that is cited for a row only implies it."""

    def is_implied(row):
        modes = {citation.mode for citation in apparatus.citations(row.pk)}
        return modes == {"implies"}

    return is_implied


class HistoryIndex(Page):
    template_name = "history/index.html"
    title = "History"
    trail = (HOME,)

    def get_context_data(self, **kwargs):
        at = self.request.at
        roles = list(EventRole.objects.published(at).select_related("event", "party"))
        apparatus = Apparatus.of([row.pk for row in roles], at)
        return super().get_context_data(
            chapters=Chapter.objects.published(at),
            lineage=tree(joints(roles, implied_in(apparatus))),
            **kwargs,
        )


class ChapterPage(EntryPage):
    model = Chapter
    has_list = False

    def get_context_data(self, **kwargs):
        chapters = list(Chapter.objects.published(self.request.at).only("title", "slug", "number"))
        place = next(i for i, chapter in enumerate(chapters) if chapter.pk == self.entry.pk)
        return super().get_context_data(
            chapters=chapters,
            previous=chapters[place - 1] if place else None,
            next=chapters[place + 1] if place + 1 < len(chapters) else None,
            **kwargs,
        )


class OrganisationList(EntryList):
    filterset = OrganisationFilters


class OrganisationPage(EntryPage):
    model = Organisation
    rows = staticmethod(rows.of_organisation)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        entry, at = self.entry, self.request.at
        events = {role.event_id for role in context["roles"]}
        rows = EventRole.objects.published(at).filter(event__in=events)
        rows = list(rows.select_related("event", "party"))
        found = joints(rows, implied_in(Apparatus.of([row.pk for row in rows], at)))
        positions = context["positions"]
        ties = sorted(context["ties"], key=lambda tie: TieKind.values.index(tie.kind))
        return context | {
            "own_ties": [tie for tie in ties if tie.organisation_id == entry.pk],
            "ties_here": [tie for tie in ties if tie.organisation_id != entry.pk],
            "held": by_question(row for row in positions if row.party_id == entry.pk),
            "about": by_question(row for row in positions if row.party_id != entry.pk),
            "came_from": list(_beside(found, "after", entry)),
            "went_to": list(_beside(found, "before", entry)),
        }


def _beside(found, side, organisation):
    """(joint, the others on that side) of the joints that have the organisation there."""
    for one in found:
        rows = getattr(one, side)
        if any(row.party_id == organisation.pk for row in rows):
            yield one, one.others(rows, organisation.pk)


class EventList(EntryList):
    filterset = EventFilters


class EventPage(EntryPage):
    model = Event
    rows = staticmethod(rows.of_event)

    def get_context_data(self, **kwargs):
        questions = rows.questions_at_issue(self.entry, self.request.at)
        return super().get_context_data(questions=questions, **kwargs)


class QuestionList(EntryList):
    filterset = QuestionFilters


class QuestionPage(EntryPage):
    model = Question
    rows = staticmethod(rows.of_question)

    def get_context_data(self, **kwargs):
        at = self.request.at
        events = annotated(rows.events_about(self.entry, at), at)
        context = super().get_context_data(events=events, **kwargs)
        ties = rows.phases_among(context["positions"], at)
        return context | {"chart": chart(context["positions"], ties)}
