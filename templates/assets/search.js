// The search box in the head of every page. It asks for nothing, not even for the rest of itself, before something
// is typed; without JavaScript the link that stands in its place leads to the A-Z index.
"use strict";

(() => {
  const box = document.querySelector(".d-search");
  if (!box) return;
  const here = new URL(".", document.currentScript.src); // assets/, wherever the site is
  const root = new URL("../", here);
  const base = new URL("search/", root);
  const SHOWN = 5; // of each kind, before more are asked for
  const WAIT = 60; // milliseconds without a keystroke

  const find = (selector) => box.querySelector(selector);
  const input = find(".md-search__input");
  const state = document.getElementById("__search"); // Material's own switch: its styles follow it
  const opener = document.querySelector(".d-search-open");
  const link = document.querySelector(".d-search-link");
  const groups = find(".d-search__groups");
  const status = find("[role=status]");
  const failed = find(".d-search__failed");
  const everywhere = find(".d-search__everywhere input");
  const code = document.documentElement.lang;
  const editions = new Map();
  const past = new Set(); // versions of the index that were replaced while this page was open

  let parts = null; // the other scripts, once they are needed
  let asked = 0; // the number of the last question
  let answering = Promise.resolve();
  let timer = 0;

  box.hidden = opener.hidden = false;
  link.hidden = true;

  const narrow = () => getComputedStyle(opener).display !== "none";
  const links = () => [...groups.querySelectorAll("a, button")];

  function open() {
    if (state.checked) return;
    state.checked = true;
    state.dispatchEvent(new Event("change"));
    opener.setAttribute("aria-expanded", "true");
  }

  function close(back) {
    if (!state.checked) return;
    state.checked = false;
    state.dispatchEvent(new Event("change"));
    opener.setAttribute("aria-expanded", "false");
    if (back) (narrow() ? opener : input).focus();
  }

  // The other scripts and what is known of an edition, asked for together the first time.
  function edition(which) {
    if (!editions.has(which)) {
      const opening = Promise.all([
        import(new URL("search/finding.js", here)),
        import(new URL("search/showing.js", here)),
        read(`${which}.json`),
        read("folding.json"),
        import(new URL("search/folding.js", here)),
      ]).then(([finding, showing, head, table]) => {
        parts ??= { ...finding, ...showing };
        return new finding.Edition(base, head, table);
      });
      opening.catch(() => editions.delete(which)); // may be asked again
      editions.set(which, opening);
    }
    return editions.get(which);
  }

  async function read(name) {
    const reply = await fetch(new URL(name, base), past.size ? { cache: "reload" } : {});
    if (!reply.ok) throw new Error(`${name}: ${reply.status}`);
    return reply.json();
  }

  async function answer(question, number, again = false) {
    try {
      const own = await edition(code);
      const codes = everywhere?.checked ? own.head.editions : [code];
      const found = await Promise.all(codes.map(async (one) => (await edition(one)).find(question)));
      if (number !== asked) return;
      const shown = await arranged(found, own.head);
      if (number === asked) show(found, shown, own.head.says, question);
    } catch (error) {
      if (error instanceof parts?.Stale && !again) {
        if (!past.has(error.version)) editions.delete(error.code);
        past.add(error.version);
        return answer(question, number, true);
      }
      if (number !== asked) return;
      clear();
      failed.hidden = false;
      console.warn(error);
    }
  }

  // Kinds as groups, the one with the best find first; the finds of all editions together.
  function arranged(found, { kinds, says }) {
    const mixed = kinds.map(([kind, label]) => {
      const same = found.map((one) => one.kinds.find((other) => other.kind === kind));
      const hits = same.flatMap((one, at) => one.hits.map((number) => [found[at], number]));
      return { kind, label, hits, best: Math.max(...same.map((one) => one.best)) };
    });
    const met = mixed.filter(({ hits }) => hits.length).sort((one, other) => other.best - one.best);
    return Promise.all(met.map(({ kind, label, hits }) =>
      parts.group(label, `found-${kind}`, hits, SHOWN, root, says.more)));
  }

  function show(found, shown, says, question) {
    const total = found.flatMap(({ kinds }) => kinds).reduce((sum, { hits }) => sum + hits.length, 0);
    clear();
    groups.append(...shown);
    find(".md-search__scrollwrap").scrollTop = 0;
    // After a single letter there may be nothing yet, and that is no answer.
    const early = !total && [...question].length < 2;
    status.textContent = early ? "" : total ? parts.count(total, says) : says.none;
  }

  function clear() {
    groups.replaceChildren();
    groups.setAttribute("aria-busy", "false");
    status.textContent = "";
    failed.hidden = true;
  }

  function ask(wait) {
    clearTimeout(timer);
    const question = input.value.trim();
    const number = ++asked;
    box.classList.toggle("is-empty", !input.value);
    open();
    if (!question) {
      clear();
      return;
    }
    groups.setAttribute("aria-busy", "true");
    answering = new Promise((done) => {
      timer = setTimeout(() => answer(question, number).then(done), wait);
    });
  }

  // `input` comes from keys, from pasting and dropping with the mouse, from dictation, and while something is composed.
  input.addEventListener("input", () => ask(parts ? WAIT : 0));
  input.addEventListener("compositionend", () => ask(parts ? WAIT : 0));
  input.addEventListener("focus", open);
  everywhere?.addEventListener("change", () => ask(0));

  find("form").addEventListener("reset", (event) => {
    event.preventDefault();
    input.value = "";
    ask(0);
    input.focus();
  });

  // Enter follows the first find, once the answer is there.
  find("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!input.value.trim()) return;
    const number = asked;
    await answering;
    if (number === asked) groups.querySelector("a")?.click();
  });

  find(".d-search__close").addEventListener("click", () => close(true));
  opener.addEventListener("click", () => {
    open();
    input.focus();
  });

  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // these keys belong to the input method
    if (event.key === "Escape") {
      event.stopPropagation();
      close(true);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const stops = [input, ...links()];
      const at = stops.indexOf(document.activeElement);
      if (at < 0) return;
      event.preventDefault();
      open();
      stops[Math.max(0, Math.min(stops.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))].focus();
    }
  });

  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) close(false);
  });
  document.addEventListener("pointerdown", (event) => {
    if (!box.contains(event.target) && !opener.contains(event.target)) close(false);
  });

  document.addEventListener("keydown", (event) => {
    const letter = event.code === "KeyK" || event.key.toLowerCase() === "k"; // also on a Persian keyboard
    if (!letter || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
    input.focus();
    input.select();
  });
})();
