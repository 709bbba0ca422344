"""How well the records of a list over several kinds stand, in two queries."""

from awl_archive.sources.apparatus import Apparatus
from awl_archive.sources.models import Citation


def standing(uids, at):
    """{uid: words}, as `Apparatus.marks` has them; an entry is contested if a part of it is."""
    public = Citation.objects.published(at)
    apparatus = Apparatus(
        public.filter(about__in=uids).only("about", "against", "mode", "condition")
    )
    against = public.filter(against=True, about__entry__in=uids)
    contested = set(against.values_list("about__entry", flat=True))
    return {uid: _words(apparatus.marks(uid), uid in contested) for uid in uids}


def _words(words, is_contested):
    return ["contested", *words[1:]] if is_contested else words
