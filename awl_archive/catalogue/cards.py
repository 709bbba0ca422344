"""Make the card of an entry from the entry, its parts and its citations."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder

from awl_archive.catalogue.models import Card
from awl_archive.publishing.registry import parts_of
from awl_archive.publishing.status import Status
from awl_archive.sources.models import Citation, ExternalIdentifier

UNDATED_ORDER = 99_999_999 * 10**7
DATES = ("earliest_begin", "latest_begin", "earliest_end", "latest_end")


def _values(row, internal=frozenset()):
    fields = (f for f in row._meta.concrete_fields if f.name not in internal)
    return {field.attname: getattr(row, field.attname) for field in fields}


def public_state(entry, at):
    """All that the public may see of an entry, as plain values: its digest says if it changed."""
    state = [entry.status == Status.PUBLISHED, _values(entry, entry.INTERNAL)]
    for field in entry._meta.many_to_many:
        named = getattr(entry, field.name).published(at)
        state.append(sorted(named.values_list("pk", flat=True)))
    for part, owner in parts_of(type(entry)):
        rows = part.objects.filter(**{owner: entry}).published(at).order_by("pk")
        state.append([_values(row) for row in rows])
    for model in (Citation, ExternalIdentifier):
        rows = model.objects.filter(about__entry=entry.pk).published(at).order_by("pk")
        state.append([_values(row) for row in rows])
    return state


def digest(entry, at):
    text = json.dumps(public_state(entry, at), cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def card_of(entry):
    """The card but for its digest, which is a memory of what the public last saw."""
    names, dated = entry.other_names(), entry.dated_by
    return Card(
        record_id=entry.pk,
        kind=entry._meta.label,
        type=getattr(entry, "kind", "") or getattr(entry, "topic", ""),
        title=entry.authorised_form,
        names=names,
        summary=entry.summary,
        needs_care=entry.needs_care,
        address=entry.get_absolute_url(),
        edtf=getattr(dated, "edtf", ""),
        date_text=getattr(dated, "date_text", ""),
        **{name: getattr(dated, name, None) for name in DATES},
        doubtful=getattr(dated, "doubtful", False),
        date_order=getattr(dated, "date_order", UNDATED_ORDER),
        updated=entry.updated,
    )
