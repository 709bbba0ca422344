from django import template
from django.utils.html import format_html, format_html_join

register = template.Library()


@register.simple_tag
def party(row):
    """Who: a link to the record, or words; before it, which part of it acted."""
    name = row.party_words
    if row.party_id:
        name = format_html('<a href="{}">{}</a>', row.party.get_absolute_url(), row.party_name)
    return format_html("{} of {}", row.share_words, name) if row.share_words else name


@register.simple_tag
def parties(rows):
    """Several of them: "A, B and C"."""
    *most, last = [party(row) for row in rows]
    if not most:
        return last
    return format_html("{} and {}", format_html_join(", ", "{}", zip(most)), last)
