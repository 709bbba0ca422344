from django.urls import reverse

from awl_archive.pages.views import EntryList, EntryPage, atom
from awl_archive.web.paging import page_of
from publications import describing, rows
from publications.filters import PublicationFilters
from publications.models import Article, Issue, Publication


class PublicationList(EntryList):
    filterset = PublicationFilters
    is_index = True

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        page = context["page"]
        if page and page.number == 1:
            context["chart"] = rows.runs_of(self.filters.qs, self.request.at)
        return context


class PublicationPage(EntryPage):
    model = Publication
    has_list = False
    rows = staticmethod(rows.of_publication)
    describe = staticmethod(describing.publication)

    def alternates(self):
        if self.entry.needs_care:
            return super().alternates()
        address = reverse("feed-publication", args=[self.entry.slug])
        return (*super().alternates(), atom(address, "Atom feed of this title"))

    def get_context_data(self, **kwargs):
        issues = rows.issues_of(self.entry, self.request.at)
        return super().get_context_data(page=page_of(issues, self.request.GET), **kwargs)


class IssuePage(EntryPage):
    model = Issue
    has_list = False
    rows = staticmethod(rows.of_issue)
    describe = staticmethod(describing.issue)

    def get_context_data(self, **kwargs):
        articles = rows.articles_of(self.entry, self.request.at)
        return super().get_context_data(articles=articles, **kwargs)


class ArticlePage(EntryPage):
    model = Article
    has_list = False
    rows = staticmethod(rows.of_article)
    describe = staticmethod(describing.article)
