from django.urls import reverse_lazy

from awl_archive.pages.filters import annotated
from awl_archive.pages.views import HOME, EntryList, EntryPage, Page, feed_of
from awl_archive.sources.apparatus import Apparatus
from awl_archive.web.metadata import Breadcrumb
from history import describing, rows
from history.drawing.narrow import narrow
from history.drawing.outline import outline
from history.drawing.plan import plan
from history.drawing.wide import wide
from history.filters import EventFilters, OrganisationFilters, QuestionFilters
from history.lineage import joints
from history.models import Chapter, Event, EventRole, Organisation, Question
from history.models.kinds import TieKind
from history.positions import by_question, chart

# What a browser can still show, and a reader follow; beyond it the page says so in words.
MOST_BODIES, MOST_ROWS = 600, 3_000


def implied_in(apparatus):
    """Whether all that is cited for a row only implies it."""

    def is_implied(row):
        modes = {citation.mode for citation in apparatus.citations(row.pk)}
        return modes == {"implies"}

    return is_implied


def whole(at):
    """The Plan of everything public; None where there is more than a picture can hold."""
    read = rows.of_lineage(at, MOST_ROWS)
    if read is None:
        return None
    roles, ties, links = read
    apparatus = Apparatus.of([row.pk for row in roles], at)
    found = plan(joints(roles, implied_in(apparatus)), ties, links, roles)
    return found if len(found.bodies) <= MOST_BODIES else None


def pictures(found, title):
    """The two layouts of a plan, by name, for the templates."""
    return {"drawn": found, "wide": wide(found, title), "narrow": narrow(found, title)}


class HistoryIndex(Page):
    template_name = "history/index.html"
    title = "History"
    trail = (HOME,)

    def alternates(self):
        return (feed_of(Chapter._meta.app_config),)

    def get_context_data(self, **kwargs):
        found = whole(self.request.at)
        return super().get_context_data(
            chapters=Chapter.objects.published(self.request.at),
            **(pictures(found.small(), "The lineage, in small") if found else {}),
            **kwargs,
        )


class LineagePage(Page):
    template_name = "history/lineage.html"
    title = "Lineage"
    description = "Who came from whom: splits, fusions, entries and successions, read off events."
    trail = (HOME, Breadcrumb("History", reverse_lazy("history:index")))

    def get_context_data(self, **kwargs):
        found = whole(self.request.at)
        shown = {"is_too_much": True}
        if found:
            shown = pictures(found, "Who came from whom") | {"lineage": outline(found)}
        return super().get_context_data(**shown, **kwargs)


class ChapterPage(EntryPage):
    model = Chapter
    has_list = False
    describe = staticmethod(describing.chapter)

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
    describe = staticmethod(describing.organisation)

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
            **self.pictures(found, context["ties"]),
        }

    def pictures(self, found, ties):
        """The lineage in small: this body and those it is joined to."""
        # The phases of a tendency are those of other bodies too: they are not known here.
        near = plan(found, [tie for tie in ties if tie.kind != TieKind.PHASE_OF])
        if len(near.bodies) < 2 and not any(knot.stubs for knot in near.knots):
            return {}
        return pictures(near, f"{self.entry.authorised_form} and those joined to it")


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
    describe = staticmethod(describing.event)

    def get_context_data(self, **kwargs):
        questions = rows.questions_at_issue(self.entry, self.request.at)
        return super().get_context_data(questions=questions, **kwargs)


class QuestionList(EntryList):
    filterset = QuestionFilters


class QuestionPage(EntryPage):
    model = Question
    rows = staticmethod(rows.of_question)
    describe = staticmethod(describing.question)

    def get_context_data(self, **kwargs):
        at = self.request.at
        events = annotated(rows.events_about(self.entry, at), at)
        context = super().get_context_data(events=events, **kwargs)
        ties = rows.phases_among(context["positions"], at)
        return context | {"chart": chart(context["positions"], ties)}
