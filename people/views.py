from awl_archive.pages.views import EntryList, EntryPage
from people import describing, rows
from people.filters import PersonFilters
from people.models import Person


class PersonList(EntryList):
    """Opens with the list of notable former members as the source has it, then everybody."""

    filterset = PersonFilters
    is_index = True

    def get_context_data(self, **kwargs):
        return super().get_context_data(listed=rows.listed(self.request.at), **kwargs)


class PersonPage(EntryPage):
    model = Person
    has_list = False
    rows = staticmethod(rows.of_person)
    describe = staticmethod(describing.person)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        parts = context["participations"]
        events = [row for row in parts if row.event_id]
        positions = [row for row in parts if row.position_id]
        return context | {
            "in_events": sorted(events, key=lambda row: row.event.date_order),
            "in_positions": sorted(positions, key=lambda row: row.position.date_order),
        }
