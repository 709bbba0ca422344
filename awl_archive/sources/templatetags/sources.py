from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def cite(context, row):
    return context["apparatus"].cite(row.pk)


@register.simple_tag(takes_context=True)
def evidence(context, row):
    return context["apparatus"].evidence(row.pk)
