from django import template
from django.utils.html import format_html, format_html_join

register = template.Library()


@register.simple_tag
def body(row):
    """Who, as a link to the record or in words, whichever part of it acted."""
    if not row.party_id:
        return row.party_words
    return format_html('<a href="{}">{}</a>', row.party.get_absolute_url(), row.party_name)


@register.simple_tag
def party(row):
    """Who, and before it which part of it acted."""
    name = body(row)
    return format_html("{} of {}", row.share_words, name) if row.share_words else name


@register.simple_tag
def parties(rows):
    """Several of them: "A, B and C"."""
    *most, last = [party(row) for row in rows]
    if not most:
        return last
    return format_html("{} and {}", format_html_join(", ", "{}", zip(most)), last)
