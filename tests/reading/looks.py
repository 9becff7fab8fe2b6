"""What is measured on one page in the browser: each function returns what is wrong, in words."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

WIDE = """() => {
  // What reaches out on the start side makes nothing scroll, it is lost: so boxes are looked at too.
  const clips = one => getComputedStyle(one).overflowX != "visible";
  const wide = [...document.querySelectorAll("body *")].filter(one => {
    const box = one.getBoundingClientRect();
    if (!box.width || box.right <= innerWidth + .5 && box.left >= -.5) return false;
    if (!one.checkVisibility({visibilityProperty: true})) return false;
    if (one.closest(".vh, .basis__tip, .d-skip")) return false;
    for (let around = one.parentElement; around != document.body; around = around.parentElement)
      if (clips(around)) return false;
    return true;
  }).map(one => one.outerHTML.slice(0, 120));
  const far = document.documentElement.scrollWidth;
  return far > innerWidth ? [`scrolls to ${far}`, ...wide] : wide;
}"""

SMALL = """() => {
  const wrong = [], main = ".d-menu summary, .d-menu__panel a, .d-brand, .d-palette label, .jump a," +
    " .reports summary, .more, .button, .names a, .bar, .chips--large .chip";
  for (const one of document.querySelectorAll("a[href], button, summary, .d-palette label")) {
    if (!one.checkVisibility({visibilityProperty: true}) || one.closest(".d-skip")) continue;
    const box = one.getBoundingClientRect();
    // WCAG allows a link inside a sentence, and a mark whose place is its meaning: one year in a strip.
    if (one.matches(".prose p a, .prose li a, .prose sup a, .event__text a, svg a")) continue;
    const least = one.matches(main) ? 44 : 24;
    if (box.height < least - .5 || box.width < 23.5)
      wrong.push(`${Math.round(box.width)} x ${Math.round(box.height)}, not ${least}: `
        + one.outerHTML.slice(0, 120));
  }
  for (const one of document.querySelectorAll(".d-header__end .d-switch li")) {
    if (one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
      wrong.push("the edition switch is low");
  }
  return wrong;
}"""

MOVING = """() => {
  const wrong = [];
  for (const one of [document.documentElement, ...document.querySelectorAll("body, body *")])
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(one, part);
      const times = `${style.transitionDuration},${style.animationDuration}`.split(",").map(parseFloat);
      if (Math.max(...times) > .01 || style.scrollBehavior != "auto")
        wrong.push(`${one.tagName}.${one.className}${part || ""}`);
    }
  return wrong;
}"""

TYPE = """() => {
  const ARABIC = /[\\u0600-\\u06ff\\u0750-\\u077f\\ufb50-\\ufdff\\ufe70-\\ufefc]/, wrong = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const opaque = colour => !/rgba|\\/ 0?\\.\\d/.test(colour);
  while (texts.nextNode()) {
    const one = texts.currentNode.parentElement;
    if (!ARABIC.test(texts.currentNode.data)) continue;
    if (one.closest("script, style, .vh, .basis__tip, code, sup")) continue;
    if (!one.checkVisibility({visibilityProperty: true})) continue;
    const style = getComputedStyle(one), say = what => wrong.push(`${what}: ${one.outerHTML.slice(0, 100)}`);
    if (parseFloat(style.letterSpacing)) say(`letter-spacing ${style.letterSpacing}`);
    if (style.fontStyle != "normal" && style.fontSynthesisStyle != "none") say("slanted");
    if (style.textTransform != "none") say("capitals");
    if (style.fontVariantCaps != "normal") say("small capitals");
    if (style.textAlign == "justify") say("justified");
    if (!opaque(style.color)) say(`translucent ${style.color}`);
    const body = one.closest(".prose :is(p, li), .event__text, .card__summary, .article__summary");
    const own = body && /^(ar|ckb|fa)$/.test(body.closest("[lang]").lang);
    const line = parseFloat(style.lineHeight) / parseFloat(style.fontSize), least = own ? 1.8 : 1.6;
    if (!(line >= least - .005)) say(`line height ${line.toFixed(2)}, not ${least}`);
    for (let box = one; box.id != "content" && box != document.body; box = box.parentElement)
      if (getComputedStyle(box).overflowY == "hidden" && box.scrollHeight > box.clientHeight + 1)
        say("clipped");
  }
  return wrong;
}"""


def wide(page: Page) -> list[str]:
    """Return what makes the page scroll sideways."""
    return _list(page.evaluate(WIDE))


def small(page: Page) -> list[str]:
    """Return the targets under 24 px, or under 44 px where they are main ones."""
    return _list(page.evaluate(SMALL))


def moving(page: Page) -> list[str]:
    """Return what moves for longer than 10 ms."""
    return _list(page.evaluate(MOVING))


def arabic_type(page: Page) -> list[str]:
    """Return where text of Arabic script is spaced, slanted, capitalised, justified, translucent or tight."""
    return _list(page.evaluate(TYPE))


def _list(found: Any) -> list[str]:
    return [str(one) for one in found]
