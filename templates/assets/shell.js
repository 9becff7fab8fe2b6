// What the shell does beyond links and styles: the choice of colours, and the button that leads back to the top.
// Material's own script, twenty times as large, is left out. Every page is whole without this one.
"use strict";

(() => {
  const KEYS = ["media", "scheme", "primary", "accent"];
  const FOLLOW = "(prefers-color-scheme)"; // the choice to do as the device does
  const body = document.body;
  const inputs = [...document.querySelectorAll(".d-palette input")];
  const dark = matchMedia("(prefers-color-scheme: dark)");

  const says = (input, key) => input.getAttribute(`data-md-color-${key}`);
  const chosen = () => inputs.find((input) => input.checked) || inputs[0];

  // The browser's bar takes the colour of the paper: one colour, not one for each of the device's schemes.
  function bar() {
    const [first, ...others] = document.querySelectorAll('meta[name="theme-color"]');
    others.forEach((one) => one.remove());
    if (!first) return;
    first.removeAttribute("media");
    first.content = getComputedStyle(body).getPropertyValue("--paper").trim();
  }

  function paint() {
    const input = chosen();
    const device = FOLLOW.slice(0, -1) + (dark.matches ? ": dark)" : ": light)");
    const shown = says(input, "media") === FOLLOW ? inputs.find((one) => says(one, "media") === device) : input;
    KEYS.forEach((key) => body.setAttribute(`data-md-color-${key}`, says(shown, key)));
    inputs.forEach((one) => { one.nextElementSibling.hidden = one !== input; });
    bar();
  }

  function keep() {
    const input = chosen();
    const color = Object.fromEntries(KEYS.map((key) => [key, says(input, key)]));
    kept.set("__palette", { index: inputs.indexOf(input), color });
  }

  if (inputs.length) {
    const stored = kept.get("__palette");
    (inputs[stored ? stored.index : 0] || inputs[0]).checked = true;
    paint();
    inputs.forEach((input) => input.addEventListener("change", () => { paint(); keep(); }));
    dark.addEventListener("change", paint);
  }

  // The button to the top is there while the reader goes back up, far below the top.
  const top = document.querySelector(".md-top");
  if (top) {
    let before = scrollY;
    addEventListener("scroll", () => {
      if (Math.abs(scrollY - before) < 8) return;
      top.hidden = scrollY > before || scrollY < innerHeight;
      before = scrollY;
    }, { passive: true });
    top.addEventListener("click", () => {
      scrollTo({ top: 0 });
      top.hidden = true;
      document.querySelector(".d-brand").focus({ preventScroll: true });
    });
  }
})();
