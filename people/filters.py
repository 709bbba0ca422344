"""What people can be looked up by: their names. Never by what they belonged to."""

import django_filters

from awl_archive.pages.filters import EntryFilter, EvidenceFilterSet, NameFilter
from awl_archive.web.spans import SpanFilterSet
from history.models import Organisation
from people.models import Affiliation, Person


class PersonFilters(EvidenceFilterSet):
    name = NameFilter(label="Name")

    orderings = {"name": "sort_name", "updated": "updated"}
    default_ordering = "name"

    class Meta:
        model = Person
        fields = ["name", "evidence"]


class AffiliationForm(SpanFilterSet.form_class):
    """One person; or those in a public office of an organisation. Nothing else is a list."""

    def clean(self):
        super().clean()
        values = self.cleaned_data
        if values.get("person") or "person" in self.errors or "organisation" in self.errors:
            return
        offices = ", ".join(Affiliation.PUBLIC_OFFICE)
        if not values.get("organisation"):
            self.add_error("person", "Give a person; or an organisation and a public office.")
        elif values.get("role") not in Affiliation.PUBLIC_OFFICE:
            self.add_error("role", f"With an organisation, a role of public office: {offices}.")


class AffiliationFilters(EvidenceFilterSet, SpanFilterSet):
    person = EntryFilter(label="Person", queryset=Person.objects.all())
    organisation = EntryFilter(
        label="Organisation", field_name="party", queryset=Organisation.objects.all()
    )
    role = django_filters.ChoiceFilter(
        label="Role", choices=[(role.value, role.label) for role in Affiliation.PUBLIC_OFFICE]
    )

    form_class = AffiliationForm
    orderings = {"date": "date_order"}
    default_ordering = "date"

    class Meta:
        model = Affiliation
        fields = ["person", "organisation", "role", "evidence"]
