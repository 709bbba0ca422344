from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def cite(context, row):
    return context["apparatus"].cite(row.pk)


@register.simple_tag(takes_context=True)
def evidence(context, row):
    return context["apparatus"].evidence(row.pk)


@register.inclusion_tag("sources/marks.html", takes_context=True)
def marks(context, row):
    """How well a row stands: its evidence, and how its sources speak."""
    return {"words": context["apparatus"].marks(row.pk)}


@register.inclusion_tag("sources/sides.html", takes_context=True)
def sides(context, row):
    """Where a source contradicts the row: what each has for it, or against."""
    apparatus = context["apparatus"]
    is_contested = apparatus.evidence(row.pk) == "contested"
    return {"citations": apparatus.citations(row.pk) if is_contested else ()}
