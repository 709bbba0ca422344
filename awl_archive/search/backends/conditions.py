"""What narrows a search, for a `Scope`: conditions on documents, as (SQL, parameters)."""

from django.db.models.expressions import RawSQL


def of_kind(label):
    return "d.kind = %s", [label]


def below(uid):
    """The entry itself, and what stands below its address."""
    return "d.root_id = %s", [uid]


def is_entry(uid):
    return "d.entry_id = %s", [uid]


def in_years(first, last):
    """Dated, and possibly then; None is without limit."""
    found = [("d.is_dated = %s", [True])]
    if first is not None:
        found.append(("(d.last_year IS NULL OR d.last_year >= %s)", [first]))
    if last is not None:
        found.append(("(d.first_year IS NULL OR d.first_year <= %s)", [last]))
    return " AND ".join(sql for sql, _ in found), [value for _, [value] in found]


def among(rows, field="pk"):
    """Of entries that `field` of these rows names."""
    named = rows.filter(**{field: RawSQL("d.entry_id", ())}).values("pk")
    sql, values = named.query.sql_with_params()
    return f"EXISTS ({sql})", list(values)


def either(*conditions):
    return (
        " OR ".join(f"({sql})" for sql, _ in conditions),
        [value for _, values in conditions for value in values],
    )
