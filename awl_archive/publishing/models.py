"""What every entry and part has: identifier, record, status, address, and what is left behind.

Status changes go through `publishing.door` and nothing else.
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from awl_archive.publishing.querysets import EntryQuerySet, PartQuerySet
from awl_archive.publishing.records import Record, write
from awl_archive.publishing.slugs import SlugField, slug_constraint
from awl_archive.publishing.status import ReasonClass, Status
from awl_archive.publishing.uids import UidField, new_uid
from awl_archive.publishing.visibility import ALWAYS


class Recorded(models.Model):
    uid = UidField(primary_key=True, default=new_uid)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        # The record goes first, so that whoever listens to post_save finds it as it will be.
        with transaction.atomic():
            write([self])
            super().save(*args, **kwargs)

    def record_values(self):
        raise NotImplementedError


class Entry(Recorded):
    """A page with a permanent address, a status and sources."""

    class Detail(models.TextChoices):
        FULL = "full", "full"
        PARTIAL = "partial", "partial"
        MINIMAL = "minimal", "minimal"

    slug = SlugField()
    title = models.CharField(max_length=200)
    qualifier = models.CharField(
        max_length=60, blank=True, help_text="Tells entries of one title apart, e.g. 1981–84."
    )
    summary = models.CharField(max_length=400, blank=True, help_text="One sentence, plain text.")
    maintenance_note = models.TextField(blank=True, help_text="For editors only; never public.")
    level_of_detail = models.CharField(max_length=10, choices=Detail, default=Detail.PARTIAL)
    language = models.CharField(max_length=10, default="en")
    needs_care = models.BooleanField(
        "needs care",
        default=False,
        help_text="Kept off the home page, “on this day”, feeds, previews and descriptions.",
    )
    status = models.CharField(
        max_length=10, choices=Status, default=Status.DRAFT, editable=False, db_index=True
    )
    publish_at = models.DateTimeField(
        "publish at", null=True, blank=True, help_text="Empty: as soon as it is published."
    )
    withdraw_at = models.DateTimeField(
        "withdraw at", null=True, blank=True, help_text="Needs a reason below."
    )
    first_public = models.DateTimeField(null=True, editable=False)
    reason = models.TextField("reason for withdrawal", blank=True, help_text="Shown to the public.")
    reason_class = models.CharField(max_length=10, choices=ReasonClass, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created = models.DateTimeField(default=timezone.now, editable=False)
    updated = models.DateTimeField(default=timezone.now, editable=False, db_index=True)

    objects = EntryQuerySet.as_manager()

    # The field that names the entry below whose address this one stands, where there is one: it is
    # public only while that is, and its slug is its own only there.
    parent = ""
    # Of several that bear a name the one with the lowest comes first.
    precedence = 5
    # What a change of does not count as a change that the public sees.
    INTERNAL = {
        "maintenance_note", "status", "publish_at", "withdraw_at", "first_public", "reason",
        "reason_class", "version", "created", "updated", "uid",
    }  # fmt: skip

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                name="%(app_label)s_%(class)s_slug",
                violation_error_message="Another entry of this kind has this address.",
            ),
            slug_constraint(),
            models.CheckConstraint(
                condition=Q(status__in=Status.values),
                name="%(app_label)s_%(class)s_status",
                violation_error_message="This is no status.",
            ),
            models.CheckConstraint(
                condition=Q(publish_at=None)
                | Q(withdraw_at=None)
                | Q(withdraw_at__gt=F("publish_at")),
                name="%(app_label)s_%(class)s_window",
                violation_error_message="It would be withdrawn before it is published.",
            ),
            models.CheckConstraint(
                condition=(Q(withdraw_at=None) & ~Q(status=Status.WITHDRAWN))
                | (~Q(reason="") & ~Q(reason_class="")),
                name="%(app_label)s_%(class)s_reason",
                violation_error_message="A withdrawal needs a reason and its class.",
            ),
        ]

    def __str__(self):
        return self.authorised_form

    def save(self, *args, update_fields=None, **kwargs):
        if update_fields is None and not self._state.adding:
            # Not what `catalogue.changes` writes: a copy in memory must not set it back.
            update_fields = {f.name for f in self._meta.fields} - {"uid", "version", "updated"}
        now = timezone.now()
        if self.status == Status.PUBLISHED and not self.was_public(now):
            self.first_public = self.publish_at or now
        with transaction.atomic():
            self._keep_past_slug(now)
            super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def authorised_form(self):
        return f"{self.title} ({self.qualifier})" if self.qualifier else self.title

    @property
    def parent_uid(self):
        return getattr(self, f"{self.parent}_id") if self.parent else ""

    @property
    def dated_by(self):
        """The entry whose dates are this one's."""
        return self

    def natural_key(self):
        return (self.slug,)

    def was_public(self, at):
        return self.first_public is not None and self.first_public <= at

    def is_public(self, at):
        """By its own columns and those of the entry above: what its record says in one row."""
        begun = self.publish_at is None or self.publish_at <= at
        ended = self.withdraw_at is not None and self.withdraw_at <= at
        if self.status != Status.PUBLISHED or not begun or ended:
            return False
        return not self.parent or getattr(self, self.parent).is_public(at)

    def record_values(self):
        public = self.status == Status.PUBLISHED
        return {
            "model": self._meta.label,
            "entry_id": self.pk,
            "first_end_id": self.parent_uid or None,
            "own_from": (self.publish_at or ALWAYS) if public else None,
            "own_until": self.withdraw_at if public else None,
            "first_public": self.first_public,
        }

    def clean(self):
        super().clean()
        taken = PastSlug.objects.filter(
            model=self._meta.label, parent=self.parent_uid, slug=self.slug
        ).exclude(record_id=self.pk)
        if taken.exists():
            raise ValidationError({"slug": "Another entry had this address; it is never reused."})

    def _keep_past_slug(self, now):
        if self._state.adding or not self.was_public(now):
            return
        before = type(self).objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        if before and before != self.slug:
            PastSlug.keep(self, before)

    def publication_problems(self):
        """Rules over several rows that a draft may break and a public entry may not, in words."""
        return []

    def own_words(self):
        """What a reader could search this entry by, apart from its names and its parts."""
        return [self.summary]

    def other_names(self):
        return []


class Part(Recorded):
    """Belongs to one entry and may name others: `owners` and `ends` are names of fields.

    Where there are several owners, one of them is filled. It is public only while its owner and
    its ends are. On the page of its entry it stands at the `anchor`.
    """

    owners = ()
    ends = ()
    anchor = "pk"
    # Where its words stand, the first that is filled: for lists of parts of many kinds.
    said_in = ()
    # Whether its words are a name of its entry.
    is_name = False

    objects = PartQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def owner_field(self):
        return next((name for name in self.owners if getattr(self, f"{name}_id")), self.owners[0])

    @property
    def owner(self):
        return getattr(self, self.owner_field)

    @property
    def owner_uid(self):
        return getattr(self, f"{self.owner_field}_id")

    def typed_words(self):
        """Words typed on it that its entry is found by."""
        return []

    @property
    def end_uids(self):
        return [uid for end in self.ends if (uid := getattr(self, f"{end}_id"))]

    def record_values(self):
        first, second = [*self.end_uids, None, None][:2]
        return {
            "model": self._meta.label,
            "entry_id": self.owner_uid,
            "first_end_id": first,
            "second_end_id": second,
            "own_from": ALWAYS,
        }


class PastSlug(models.Model):
    """An address that once was public; kept per parent, and never given to another entry."""

    model = models.CharField(max_length=50)
    parent = models.CharField(max_length=10, blank=True)
    slug = SlugField()
    record = models.ForeignKey(Record, models.CASCADE, related_name="past_slugs")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["model", "parent", "slug"], name="publishing_pastslug_address"
            )
        ]

    def __str__(self):
        return self.slug

    @classmethod
    def keep(cls, entry, slug):
        cls.objects.update_or_create(
            model=entry._meta.label,
            parent=entry.parent_uid,
            slug=slug,
            defaults={"record_id": entry.pk},
        )


class StatusChange(models.Model):
    """One move through the door: who, when, why."""

    record = models.ForeignKey(Record, models.CASCADE, related_name="status_changes")
    before = models.CharField(max_length=10, choices=Status)
    after = models.CharField(max_length=10, choices=Status)
    at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=150, blank=True)
    reason = models.TextField(blank=True)
    reason_class = models.CharField(max_length=10, choices=ReasonClass, blank=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.before} → {self.after}"
