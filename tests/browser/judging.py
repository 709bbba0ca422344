"""What a page in Chromium is asked: each question answers with a list of faults in words."""

from contextlib import contextmanager
from pathlib import Path

AXE = Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # The one rule of WCAG 2.2 AA that axe leaves off unless it is asked for.
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
    "preload": False,  # it fetches style sheets of other hosts: there are none
}

# All that axe judges by colour. In the dark colours differ and nothing else: tests/site/test_style.
COLOURS = ("color-contrast", "link-in-text-block")

VIOLATIONS = """async options => {
  const found = await axe.run(document, options);
  return found.violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`));
}"""

SIDEWAYS = """() => {
  const over = document.scrollingElement.scrollWidth - innerWidth;
  if (over <= 0) return [];
  const wide = [...document.body.querySelectorAll('*')].filter(
    one => one.getBoundingClientRect().right > innerWidth + 0.5);
  return [`scrolls ${over}px sideways`, ...wide.slice(-3).map(one => one.outerHTML.slice(0, 90))];
}"""

UNSEEN_FOCUS = """() => {
  const all = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';
  const shown = [...document.querySelectorAll(all)].filter(
    one => one.checkVisibility({visibilityProperty: true}) && !one.disabled);
  const faults = shown.length ? [] : ['nothing takes the focus'];
  for (const one of shown) {
    one.focus({focusVisible: true, preventScroll: true});
    const style = getComputedStyle(one);
    const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    if (document.activeElement !== one || !seen) faults.push(one.outerHTML.slice(0, 90));
  }
  document.activeElement.blur();
  return faults;
}"""

PICTURES = """() => [...document.querySelectorAll('svg.diagram:not([aria-hidden])')]
  .filter(svg => svg.checkVisibility()).length"""

# The box of a text is as high as its font allows for; its ink is what a reader sees collide.
PICTURE_FAULTS = """() => {
  const faults = [], paper = document.createElement('canvas').getContext('2d');
  const name = text => `“${text.textContent.trim()}”`;
  const ink = text => {
    const box = text.getBoundingClientRect(), style = getComputedStyle(text);
    paper.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const of = paper.measureText(text.textContent);
    const scale = box.height / (of.fontBoundingBoxAscent + of.fontBoundingBoxDescent);
    const line = box.top + of.fontBoundingBoxAscent * scale;
    return {left: box.left, right: box.right, width: box.width,
            top: line - of.actualBoundingBoxAscent * scale,
            bottom: line + of.actualBoundingBoxDescent * scale};
  };
  for (const svg of document.querySelectorAll('svg.diagram')) {
    if (!svg.checkVisibility()) continue;
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].filter(one => one.checkVisibility())
      .map(one => [one, ink(one)]).filter(([, box]) => box.width);
    texts.forEach(([one, box], place) => {
      if (box.left < frame.left - 1 || box.right > frame.right + 1 ||
          box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
        faults.push(`${name(one)} leaves the picture`);
      for (const [other, beside] of texts.slice(place + 1))
        if (Math.min(box.right, beside.right) - Math.max(box.left, beside.left) > 0.5 &&
            Math.min(box.bottom, beside.bottom) - Math.max(box.top, beside.top) > 0.5)
          faults.push(`${name(one)} and ${name(other)} overlap`);
    });
  }
  return faults;
}"""

# axe leaves them to be looked at by hand.
DANGLING = """() => ['aria-describedby', 'aria-labelledby', 'aria-controls', 'list', 'for'].flatMap(
  name => [...document.querySelectorAll(`[${name}]`)].flatMap(one =>
    one.getAttribute(name).split(' ').filter(id => !document.getElementById(id))
      .map(id => `${name} of ${one.outerHTML.slice(0, 90)}: there is no ${id}`)))"""

MOVING = "() => document.getAnimations().map(one => one.animationName || String(one))"


def violations(page, without=()):
    """What axe finds against WCAG 2.0, 2.1 and 2.2, A and AA, and against best practice, without
    these rules."""
    load_axe(page)
    rules = OPTIONS["rules"] | {rule: {"enabled": False} for rule in without}
    return page.evaluate(VIOLATIONS, OPTIONS | {"rules": rules})


def colour_violations(page):
    """The same by the rules on colour alone."""
    only = {"runOnly": {"type": "rule", "values": list(COLOURS)}, "rules": {}}
    load_axe(page)
    return page.evaluate(VIOLATIONS, OPTIONS | only)


def colour_rules(page):
    """Those of the rules asked for that axe counts as rules on colour."""
    load_axe(page)
    rules = page.evaluate("() => axe.getRules(['cat.color'])")
    return {rule["ruleId"] for rule in rules if set(rule["tags"]) & set(OPTIONS["runOnly"])}


def load_axe(page):
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)


def sideways(page):
    return page.evaluate(SIDEWAYS)


@contextmanager
def larger_text(page):
    """Twice the size of text, as a reader sets it in the browser."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    yield
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    session.detach()


def unseen_focus(page):
    """What takes the focus and does not show it. A key is pressed first: focus by keyboard."""
    page.keyboard.press("Tab")
    return page.evaluate(UNSEEN_FOCUS)


def dangling(page):
    """What points to an element of the page that is not there."""
    return page.evaluate(DANGLING)


def pictures(page):
    """How many pictures are displayed."""
    return page.evaluate(PICTURES)


def picture_faults(page):
    """Words in pictures that overlap or leave their picture, of those that are displayed."""
    return page.evaluate(PICTURE_FAULTS)


def moving(page):
    return page.evaluate(MOVING)
