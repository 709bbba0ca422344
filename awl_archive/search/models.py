from django.db import models

from awl_archive.publishing.records import Record


class Document(models.Model):
    """What one search looks through: an entry, or a part of it that has a window of its own.

    Derived and rebuildable. When it is public stands on its record. `root`: the uppermost entry
    whose address its own stands below; itself where there is none.
    """

    record = models.OneToOneField(Record, models.CASCADE, related_name="+")
    entry = models.ForeignKey(Record, models.CASCADE, related_name="+")
    root = models.ForeignKey(Record, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=50)
    date_order = models.BigIntegerField(db_index=True)
    # Of the earliest begin and the latest end; empty: without limit, or undated.
    first_year = models.SmallIntegerField(null=True)
    last_year = models.SmallIntegerField(null=True)
    is_dated = models.BooleanField(default=False)
    # Whether there is any citation, public or not: without, the evidence need not be asked for.
    is_cited = models.BooleanField(default=False)

    # The stems of title and names; those of `text`, word for word.
    heading = models.TextField()
    body = models.TextField()
    text = models.TextField()

    class Meta:
        indexes = [
            # What a hit is made of, without the text: SQLite reads a thousand hits from few pages.
            # A model's, as SQLite loses others when it remakes a table; PostgreSQL needs it not.
            models.Index(
                fields=[
                    "id", "entry", "kind", "root", "first_year", "last_year", "is_dated",
                    "is_cited", "date_order", "record",
                ],
                name="search_document_narrow",
            )
        ]  # fmt: skip

    def __str__(self):
        return self.record_id


class Name(models.Model):
    """A name by which an entry is found while it is typed: whole, and from each of its words on.

    `backward` is the first word of `key` from its end, for slips at its beginning.
    """

    record = models.ForeignKey(Record, models.CASCADE, related_name="+")
    text = models.CharField(max_length=300)
    key = models.CharField(max_length=300)
    backward = models.CharField(max_length=60)
    is_whole = models.BooleanField()
    # Of an issue or an article: there are many, and others come before them.
    is_below = models.BooleanField()

    class Meta:
        indexes = [
            # The class of the second makes PostgreSQL find beginnings by it in any collation.
            models.Index(
                fields=["is_below", "key"],
                opclasses=["bool_ops", "varchar_pattern_ops"],
                name="search_name_key",
            ),
            models.Index(
                fields=["is_below", "backward"],
                opclasses=["bool_ops", "varchar_pattern_ops"],
                name="search_name_backward",
            ),
        ]

    def __str__(self):
        return self.text
