from django.db import models, transaction

from awl_archive.prose.html import words_of
from awl_archive.prose.markdown import render
from awl_archive.publishing.records import Record
from awl_archive.publishing.uids import UidField

HELP = (
    "Markdown. A link to an entry: [words](/id/uid/). "
    "A citation: [@source-key, History > Origins]. A note: ^[words]."
)


class Mark(models.Model):
    """A link or a citation inside prose: rewritten on every save, read for backlinks."""

    entry = models.ForeignKey(Record, models.CASCADE, related_name="marks")
    field = models.CharField(max_length=20)
    target = UidField(blank=True, db_index=True)
    source_key = models.CharField(max_length=100, blank=True, db_index=True)
    locator = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(target="") ^ models.Q(source_key=""), name="prose_mark_one_kind"
            )
        ]

    def __str__(self):
        return self.target or self.source_key


class Narrated(models.Model):
    """Prose of an entry: typed as Markdown, stored beside it as HTML with marks for links."""

    PROSE = ("body", "hatnote", "silences")

    body = models.TextField(blank=True, help_text=HELP)
    hatnote = models.TextField(
        blank=True, help_text="One line with links: the names easily confused with this one."
    )
    silences = models.TextField(
        "what the source does not say", blank=True, help_text="Markdown; shown under that heading."
    )
    body_html = models.TextField(editable=False, blank=True)
    hatnote_html = models.TextField(editable=False, blank=True)
    silences_html = models.TextField(editable=False, blank=True)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        with transaction.atomic():
            marks = self._render()
            super().save(*args, **kwargs)
            Mark.objects.filter(entry=self.pk).delete()
            Mark.objects.bulk_create(marks)

    def _render(self):
        marks = []
        for name in self.PROSE:
            rendered = render(getattr(self, name), prefix=f"{self.pk}-{name}")
            setattr(self, f"{name}_html", rendered.html)
            marks += [
                Mark(entry_id=self.pk, field=name, target=uid)
                for uid in dict.fromkeys(rendered.links)
            ]
            marks += [
                Mark(entry_id=self.pk, field=name, source_key=key[:100], locator=locator[:300])
                for key, locator in dict.fromkeys(rendered.citations)
            ]
        return marks

    def own_words(self):
        return [*super().own_words(), *map(words_of, self.prose_html.values())]

    @property
    def prose_html(self):
        return {name: getattr(self, f"{name}_html") for name in self.PROSE}
