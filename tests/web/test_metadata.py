from django.template import Context, Template

from awl_archive.web.metadata import Alternate, Breadcrumb, PageMetadata

PAGE = PageMetadata(
    title="Fish & <Chips>",
    description='A "tendency"',
    path="/history/fish/",
    robots="noindex",
    alternates=(Alternate("/history/fish.md", "text/markdown", "Text"),),
    breadcrumbs=(Breadcrumb("History", "/history/"), Breadcrumb("Fish", "/history/fish/")),
    tags=(("citation_title", "Fish & <Chips>"), ("DC.date", "1975")),
    data="<script>",
    image="https://archive.example/history/fish.png",
)


def rendered(tag, page):
    return Template(f"{{% load web %}}{{% {tag} page %}}").render(Context({"page": page}))


def test_addresses_come_from_the_settings(settings):
    settings.SITE_URL = "https://archive.example"
    assert PAGE.canonical == "https://archive.example/history/fish/"
    assert PAGE.alternates[0].address == "https://archive.example/history/fish.md"
    assert PageMetadata("Not found").canonical == ""


def test_the_head(settings):
    settings.SITE_URL = "https://archive.example"
    html = " ".join(rendered("metadata", PAGE).split())
    assert "<title>Fish &amp; &lt;Chips&gt; – AWL Archive</title>" in html
    assert 'content="A &quot;tendency&quot;"' in html
    assert '<link rel="canonical" href="https://archive.example/history/fish/">' in html
    assert (
        'type="text/markdown" href="https://archive.example/history/fish.md" title="Text"' in html
    )
    assert '<meta name="robots" content="noindex">' in html


def test_what_programs_read_of_the_head():
    html = " ".join(rendered("metadata", PAGE).split())
    assert '<meta name="citation_title" content="Fish &amp; &lt;Chips&gt;">' in html
    assert '<meta name="DC.date" content="1975">' in html
    assert '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">' in html
    assert '<meta property="og:image" content="https://archive.example/history/fish.png">' in html
    assert '<meta property="og:type" content="article">' in html
    # Only what prose.html has made is taken as HTML.
    assert "&lt;script&gt;" in html


def test_what_is_not_said_is_left_out():
    html = rendered("metadata", PageMetadata(""))
    assert "<title>AWL Archive</title>" in html
    assert "canonical" not in html
    assert "description" not in html
    assert "robots" not in html
    assert "schema.DC" not in html
    assert "og:image" not in html


def test_breadcrumbs():
    html = rendered("breadcrumbs", PAGE)
    assert '<a href="/history/">History</a>' in html
    assert '<span aria-current="page">Fish</span>' in html
    assert rendered("breadcrumbs", PageMetadata("Home")).strip() == ""
