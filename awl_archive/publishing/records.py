"""Write the record of each row with its window, and carry a changed one on to what hangs on it."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from awl_archive.publishing.querysets import RecordQuerySet
from awl_archive.publishing.status import ReasonClass
from awl_archive.publishing.uids import UidField
from awl_archive.publishing.visibility import ALWAYS, NEVER, overlap

CHUNK = 500
WINDOW = ["public_from", "public_until", "first_public"]
# A row that is written is there, whatever became of it before: an entry may be restored.
WRITTEN = [
    "model", "entry", "first_end", "second_end", "own_from", "own_until", *WINDOW, "deleted_at",
    "merged_into",
]  # fmt: skip


class Record(models.Model):
    """One row per entry and part, written in the same save; what is left of it is a tombstone.

    It hangs on its entry and its ends (an entry below another: on that one; a citation: on what it
    is about and on its source), and is public only while they are.
    """

    uid = UidField(primary_key=True)
    model = models.CharField(max_length=50, editable=False)
    entry = models.ForeignKey("self", models.CASCADE, related_name="+")
    first_end = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    second_end = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    own_from = models.DateTimeField(null=True)
    own_until = models.DateTimeField(null=True)
    public_from = models.DateTimeField(null=True, db_index=True)
    public_until = models.DateTimeField(null=True)
    first_public = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    reason = models.TextField(blank=True)
    reason_class = models.CharField(max_length=10, choices=ReasonClass, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["model", "uid"], name="publishing_record_model"),
            # Whether it is public, which is asked of every row of every page, stands in the index.
            models.Index(
                fields=["uid", "public_from", "public_until"],
                opclasses=["varchar_pattern_ops", "timestamptz_ops", "timestamptz_ops"],
                name="publishing_record_window",
            ),
        ]

    def __str__(self):
        return self.uid

    @property
    def is_entry(self):
        return self.entry_id == self.uid

    @property
    def hangs_on(self):
        uids = {self.entry_id, self.first_end_id, self.second_end_id}
        return uids - {self.uid, None}

    @property
    def window(self):
        return (self.public_from, self.public_until)

    def due_window(self, known):
        """From its own hours and the records it hangs on."""
        if self.deleted_at:
            return NEVER
        above = [known[uid].window if uid in known else NEVER for uid in self.hangs_on]
        return overlap([(self.own_from, self.own_until), *above])

    def set_window(self, known):
        """Returns whether it changed."""
        before = self.window
        self.public_from, self.public_until = self.due_window(known)
        self._stamp(timezone.now())
        return self.window != before

    def _stamp(self, now):
        """The first moment it was public, which nothing changes once it has come."""
        if self.first_public is None or self.first_public > now:
            self.first_public = now if self.public_from == ALWAYS else self.public_from

    def was_public(self, at):
        return self.first_public is not None and self.first_public <= at

    def is_public(self, at):
        begin, end = self.window
        return begin is not None and begin <= at and (end is None or end > at)


def write(rows):
    """Upsert the records of these rows, and carry on where a window changed."""
    records = [Record(uid=row.pk, **row.record_values()) for row in rows]
    wanted = {record.pk for record in records}.union(*(record.hangs_on for record in records))
    known = Record.objects.in_bulk(wanted)
    before = {record.pk: known[record.pk].window for record in records if record.pk in known}
    for record in records:
        record.first_public = _first_public(record, known)
        record.set_window(known)
        known[record.pk] = record
    Record.objects.bulk_create(
        records, update_conflicts=True, unique_fields=["uid"], update_fields=WRITTEN
    )
    carry_on([r.pk for r in records if r.pk in before and before[r.pk] != r.window])


def _first_public(record, known):
    """An entry says it; one below another was not public before that; a part keeps what it had."""
    said, before = record.first_public, known.get(record.pk)
    if record.is_entry and not record.first_end_id:
        return said
    if before and before.first_public:
        return before.first_public
    above = known.get(record.first_end_id)
    return max(said, above.first_public) if said and above and above.first_public else None


def carry_on(uids):
    """What hangs on these records follows their windows, level by level."""
    while uids:
        changed = []
        for start in range(0, len(uids), CHUNK):
            changed += _follow(uids[start : start + CHUNK])
        uids = changed


def _follow(uids):
    hanging = Q(entry__in=uids) | Q(first_end__in=uids) | Q(second_end__in=uids)
    # One of these may hang on another of them, and be changed once more.
    records = list(Record.objects.filter(hanging, deleted_at=None))
    known = Record.objects.in_bulk(set().union(*(record.hangs_on for record in records)))
    changed = [record for record in records if record.set_window(known)]
    Record.objects.bulk_update(changed, WINDOW, batch_size=CHUNK)
    return [record.pk for record in changed]
