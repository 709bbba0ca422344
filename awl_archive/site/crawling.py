"""Every address that the site's own pages lead to."""

from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.conf import settings

STARTS = ("/", "/history/", "/sources/", "/about/", "/api/v1/")
SKIPPED = ("/static/", "/admin/", "/api/v1/docs/")


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        address = dict(attrs).get("href")
        if address and tag in ("a", "link"):
            self.found.append(address)


def links_in(response, base):
    parser = Links()
    parser.feed(response.content.decode())
    for address in parser.found:
        address = urldefrag(urljoin(base, address.removeprefix(settings.SITE_URL)))[0]
        if not urlsplit(address).scheme and not address.startswith(SKIPPED):
            yield address


def crawl(client, starts=STARTS):
    """Yield (address, response), each address once, through redirects."""
    waiting, seen = list(starts), set(starts)
    while waiting:
        address = waiting.pop(0)
        response = client.get(address)
        yield address, response
        is_page = response.get("Content-Type", "").startswith("text/html")
        found = list(links_in(response, address)) if is_page else []
        if response.status_code in (301, 302):
            found.append(urldefrag(response["Location"])[0])
        for link in found:
            if link not in seen:
                seen.add(link)
                waiting.append(link)
