// The chronology's comforts: a button that copies an event's address, old addresses that still arrive, and the
// filters, whose own scripts and index are asked for when they are first used. The page is whole without this.

import { copyControl } from "./chronology/copying.js";

const page = document.querySelector(".chronology");
const filters = page.querySelector(".filters");
const LATER = 1500; // milliseconds
const KEYS = ["q", "country", "with", "person", "kind", "source", "language", "from", "to"];

page.querySelectorAll(".event[id]").forEach((card) => {
  const title = card.querySelector(".event__title > span").textContent;
  card.querySelector(".event__tools").append(copyControl(page, title, `#${card.id}`));
});

// An address from the time when all events stood on one page, or in a wider period: its page is looked up.
async function arrive() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id || !page.dataset.shelves || document.getElementById(id)) return;
  const year = [...document.querySelectorAll(".strip svg a")].find((link) => new URL(link.href.baseVal, location).hash === `#${id}`);
  if (year) {
    location.replace(year.href.baseVal);
    return;
  }
  const shelf = [...id].reduce((sum, char) => sum + char.codePointAt(0), 0) % Number(page.dataset.shelves);
  const root = new URL(page.dataset.root, location);
  const reply = await fetch(new URL(`../../chronology/at/${shelf}.json`, root));
  const name = reply.ok ? (await reply.json())[id] : null;
  if (name) location.replace(new URL(`${name}/#${id}`, root));
}

// The state goes along to the other editions, in the links themselves: also in a new tab.
function carry(query) {
  document.querySelectorAll(".d-switch a").forEach((link) => {
    link.dataset.bare ??= link.getAttribute("href");
    link.setAttribute("href", link.dataset.bare + (query && `?${query}`));
  });
}

function begin() {
  const fold = filters.querySelector(".filters__fold");
  const failed = filters.querySelector(".filters__failed");
  const asked = new URLSearchParams(location.search);
  let starting = null;

  const start = () => {
    failed.textContent = "";
    starting ??= import("./chronology/filters.js").then(({ Filters }) => Filters.start(page, KEYS, carry));
    starting.catch((error) => {
      starting = null; // may be tried again
      failed.textContent = failed.dataset.text;
      console.warn(error);
    });
    return starting;
  };

  // Where there is room the filters stand open; what they need is small there, and comes after the page itself.
  const unfold = () => {
    quiet = true;
    fold.open = true;
    for (const sign of ["pointerenter", "focusin"]) filters.addEventListener(sign, start, { once: true });
    setTimeout(start, LATER);
  };

  let quiet = false;
  filters.hidden = false;
  fold.addEventListener("toggle", () => {
    if (fold.open && !quiet) start();
    quiet = false;
  });
  filters.querySelectorAll("[data-format]").forEach((button) => {
    button.addEventListener("click", () => start().then((one) => one.download(button.dataset.format), () => {}));
  });
  if (KEYS.some((key) => asked.has(key))) {
    for (const key of [...asked.keys()]) if (!KEYS.includes(key)) asked.delete(key);
    carry(asked.toString());
    start();
  }
  if (location.hash === "#filters") fold.open = true;
  else if (!("paged" in filters.dataset) && matchMedia("(min-width: 60em) and (pointer: fine)").matches) unfold();
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

if (filters) begin();
page.querySelectorAll(".js-only").forEach((part) => part.classList.remove("js-only"));
addEventListener("hashchange", arrive);
arrive();
