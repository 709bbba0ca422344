"""Wait until a server that was just started answers; fail unless its page and styles are there.

Usage: fetch.py ADDRESS PID SECONDS   (PID: the server; when it has died nobody waits for it)
"""

import os
import sys
import time
import urllib.error
import urllib.request
from html.parser import HTMLParser
from urllib.parse import urljoin

OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Styles(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "link" and attrs.get("rel") == "stylesheet":
            self.found.append(attrs["href"])


def get(address):
    with OPENER.open(address, timeout=20) as answer:
        return answer.status, answer.read()


def first_answer(address, pid, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            return get(address)
        except urllib.error.HTTPError:
            raise
        except OSError:
            os.kill(pid, 0)
            time.sleep(0.1)
    sys.exit(f"{address} did not answer within {seconds} seconds")


def main(address, pid, seconds):
    begin = time.monotonic()
    status, page = first_answer(address, int(pid), int(seconds))
    print(f"{status} {address} after {time.monotonic() - begin:.1f} s, {len(page)} bytes")
    styles = Styles()
    styles.feed(page.decode())
    if status != 200 or not styles.found:
        sys.exit("no page with a stylesheet")
    for style in styles.found:
        print(get(urljoin(address, style))[0], style)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except ProcessLookupError:
        sys.exit("the server ended before it answered: its words are above")
    except urllib.error.HTTPError as error:
        sys.exit(f"{error.code} {error.url}")
