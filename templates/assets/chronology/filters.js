// The filters: their state is the address's query, with the same keys in every edition. A finished change is a step
// of the browser's history; what is being typed replaces itself.

import { address, Calendar, first, last } from "./dates.js";
import { Events } from "./events.js";
import { Cards, List, Strip } from "./results.js";
import { dated, element, events as inWords, filled, number, plain, said } from "./wording.js";

const WAIT = 350; // milliseconds without a keystroke
const DATES = ["from", "to"];

export class Filters {
  static async start(page, keys, carry) {
    const part = page.querySelector(".filters");
    return new Filters(page, part, keys, carry, await Events.open(new URL(part.dataset.index, location))).begin();
  }

  constructor(page, part, keys, carry, events) {
    Object.assign(this, { page, part, keys, carry, events, says: events.says });
    this.calendar = new Calendar(events.head.months);
    this.strip = new Strip(page, events);
    this.results = "paged" in part.dataset ? new List(page, events) : new Cards(page, events);
    this.form = this.find("form");
    this.fields = Object.fromEntries(keys.map((key) => [key, this.form.elements[key]]));
    this.asked = 0;
    this.typing = false;
    this.timer = 0;
    this.applied = Promise.resolve();
  }

  find(selector) {
    return this.part.querySelector(selector);
  }

  async begin() {
    for (const [key, choices] of Object.entries(this.events.choices)) {
      for (const [value, ...name] of choices) {
        const option = element("option");
        option.value = value;
        option.dataset.name = plain(name, this.says);
        if (name[1]) option.lang = name[1];
        this.fields[key].append(option);
      }
    }
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", (event) => this.typed(event.target));
    this.form.addEventListener("change", (event) => this.changed(event.target));
    this.form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches("input") && !event.isComposing) this.changed(event.target);
    });
    this.find(".filters__clear").addEventListener("click", () => {
      this.step({});
      this.find("summary").focus();
    });
    addEventListener("popstate", () => {
      const now = this.query(this.state);
      this.read();
      if (this.query(this.state) !== now) this.apply(true);
    });
    const typed = this.fields.q.value; // before this script was there
    this.read();
    if (typed && !this.state.q) this.step({ ...this.state, q: typed });
    else this.apply(this.query(this.state) !== "");
    await this.applied;
    return this;
  }

  // The state as the address has it; what nothing here has is left out, and said.
  read() {
    const given = new URLSearchParams(location.search);
    const unknown = [];
    this.state = {};
    for (const key of this.keys) {
      const value = given.get(key)?.trim() ?? "";
      if (!value) this.state[key] = "";
      else if (key === "q") this.state[key] = value;
      else if (DATES.includes(key)) this.state[key] = first(value) === null ? "" : value;
      else this.state[key] = this.events.choices[key][this.events.number(key, value)]?.[0] ?? "";
      if (value && !this.state[key]) unknown.push(`${key}=${value}`);
    }
    this.tell(unknown);
    this.fill();
  }

  tell(unknown) {
    const part = this.find(".filters__unknown");
    const values = element("span", "", ...unknown.flatMap((one, nth) => {
      const value = element("bdi", "", one);
      value.dir = "auto";
      return nth ? [" ", value] : [value];
    }));
    part.replaceChildren(...filled(this.says.unknown, { values }));
    part.hidden = !unknown.length;
  }

  fill() {
    for (const key of this.keys) {
      const field = this.fields[key];
      field.removeAttribute("aria-invalid");
      field.value = DATES.includes(key) ? this.written(key, this.state[key]) : this.state[key];
    }
    this.find(".filters__wrong span").hidden = true;
  }

  written(key, value) {
    const end = key === "to";
    const day = end ? last(value) : first(value);
    return day === null ? "" : dated(this.calendar.written(day, end), this.says);
  }

  query(state) {
    const query = new URLSearchParams();
    for (const key of this.keys) {
      if (state[key]) query.set(key, key === "q" ? state[key] : state[key].toLowerCase());
    }
    return query.toString();
  }

  typed(field) {
    if (field.name !== "q") return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.words(), WAIT);
  }

  words() {
    clearTimeout(this.timer);
    const q = this.fields.q.value.trim();
    if (q === this.state.q) return;
    const replaces = this.typing;
    this.typing = true;
    this.step({ ...this.state, q }, replaces);
  }

  changed(field) {
    if (field.name === "q") {
      this.words();
      this.typing = false;
      return;
    }
    const value = DATES.includes(field.name) ? this.date(field) : field.value;
    this.step({ ...this.state, [field.name]: value });
  }

  // What is typed as a date, as the address says it; nothing, and a word on it, where it is none.
  date(field) {
    const end = field.name === "to";
    const day = this.calendar.typed(field.value, end);
    const wrong = Number.isNaN(day);
    if (wrong) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    field.setAttribute("aria-describedby", wrong ? "filter-wrong" : "filter-hint");
    this.find(".filters__wrong span").hidden = !DATES.some((key) => this.fields[key].hasAttribute("aria-invalid"));
    if (wrong || day === null) return "";
    field.value = dated(this.calendar.written(day, end), this.says);
    return address(day, end);
  }

  // A new state: a step of the history, or in place of the last one.
  step(state, replaces = false) {
    const kept = Object.fromEntries(this.keys.map((key) => [key, state[key] ?? ""]));
    const query = this.query(kept);
    if (query === this.query(this.state)) return;
    this.state = kept;
    history[replaces ? "replaceState" : "pushState"](null, "", location.pathname + (query && `?${query}`));
    this.tell([]);
    for (const key of this.keys) {
      const field = this.fields[key];
      const invalid = field.getAttribute("aria-invalid") && document.activeElement === field;
      if (key !== "q" && !invalid) field.value = DATES.includes(key) ? this.written(key, kept[key]) : kept[key];
      else if (key === "q" && !kept.q) field.value = "";
    }
    this.apply(true);
  }

  apply(aloud) {
    const failed = this.find(".filters__failed");
    this.carry(this.query(this.state));
    const asked = ++this.asked;
    this.applied = this.show(asked, aloud).then(
      () => (failed.textContent = ""),
      (error) => {
        console.warn(error);
        if (asked === this.asked) failed.textContent = failed.dataset.text;
      },
    );
  }

  async show(asked, aloud) {
    const all = !this.query(this.state);
    const { shown, counts } = await this.events.pass(this.state);
    if (asked !== this.asked) return;
    this.shown = shown;
    this.offer(counts);
    this.active();
    await this.results.show(shown, all);
    if (asked !== this.asked) return;
    this.strip.show(shown, all);
    this.find(".filters__none").hidden = shown.length > 0;
    this.find(".filters__downloads").hidden = shown.length === 0;
    if (aloud) this.announce(shown.length, all);
  }

  announce(many, all) {
    const total = this.events.count;
    const words = inWords(many, this.says);
    const text = all ? [inWords(total, this.says)] : filled(this.says.shown, { events: words, all: number(total, this.says) });
    this.find(".filters__status").textContent = text.join("");
  }

  // Every choice with how many events it would leave.
  offer(counts) {
    for (const [key, found] of Object.entries(counts)) {
      [...this.fields[key].options].slice(1).forEach((option, nth) => {
        option.textContent = `${option.dataset.name} (${number(found[nth], this.says)})`;
        if (key === "with") option.hidden = option.value === this.state.country;
      });
    }
  }

  active() {
    const used = this.keys.filter((key) => this.state[key]);
    const list = this.find(".filters__active");
    const many = this.find(".filters__many");
    list.replaceChildren(...used.map((key) => element("li", "", this.chip(key))));
    list.hidden = this.find(".filters__clear").hidden = many.hidden = !used.length;
    many.textContent = number(used.length, this.says);
  }

  chip(key) {
    const label = this.form.querySelector(`label[for="filter-${key}"]`).textContent;
    let value = [this.state[key], "und", "auto"];
    if (DATES.includes(key)) value = [this.written(key, this.state[key]), undefined, "ltr"];
    else if (key !== "q") value = this.events.choices[key][this.events.number(key, this.state[key])].slice(1);
    const shown = key === "q" ? element("bdi", "", value[0]) : said(value, this.says);
    const button = element("button", "filters__chip", ...filled(this.says.named, { label, value: shown }));
    button.type = "button";
    const named = filled(this.says.named, { label, value: plain(value, this.says) }).join("");
    button.setAttribute("aria-label", filled(this.says.remove, { filter: named }).join(""));
    button.addEventListener("click", () => {
      const nth = [...this.find(".filters__active").children].indexOf(button.parentElement);
      this.step({ ...this.state, [key]: "" });
      this.applied.then(() => {
        const chips = this.part.querySelectorAll(".filters__chip");
        (chips[Math.min(nth, chips.length - 1)] ?? this.find("summary")).focus();
      });
    });
    return button;
  }

  async download(format) {
    const says = this.find(".filters__downloaded");
    says.textContent = "";
    try {
      await this.applied;
      const { download } = await import("./downloads.js");
      const left = await download(format, this.events, this.shown, this.query({ ...this.state, q: this.state.q && "words" }));
      if (left) says.textContent = filled(this.says.left, { events: inWords(left, this.says) }).join("");
    } catch (error) {
      console.warn(error);
      says.textContent = this.says.broken;
    }
  }
}
