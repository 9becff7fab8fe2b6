// Sets the colours before anything is painted: the reader's stored choice, else the device's. Loaded where the choice
// stands in the page, and not deferred; a page without it has the colours of the style sheets.
"use strict";

// What the reader chose, kept in her browser for this site alone: several sites may share one address.
window.kept = (() => {
  const root = new URL(document.currentScript.dataset.root, location).pathname;
  return {
    get(key) {
      try {
        return JSON.parse(localStorage.getItem(`${root}.${key}`));
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        localStorage.setItem(`${root}.${key}`, JSON.stringify(value));
      } catch {
        // A browser that keeps nothing forgets the choice with the page.
      }
    },
  };
})();

(() => {
  const stored = kept.get("__palette");
  let color = stored && stored.color;
  if (!color || color.media === "(prefers-color-scheme)") {
    const device = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const input = document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${device})']`);
    const names = ["media", "scheme", "primary", "accent"];
    color = Object.fromEntries(names.map((name) => [name, input.getAttribute(`data-md-color-${name}`)]));
  }
  document.documentElement.classList.replace("no-js", "js");
  Object.entries(color).forEach(([name, value]) => document.body.setAttribute(`data-md-color-${name}`, value));
})();
