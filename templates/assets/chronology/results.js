// What passes the filters, shown: the cards that are there, or a list of links where the events are on many pages;
// and the density strip with it.

import { element, events as inWords, said } from "./wording.js";

const SHOWN = 30; // events of a list before more are asked for

// The strip: what passes in full colour, before all there is.
export class Strip {
  constructor(page, events) {
    this.events = events;
    this.links = [...page.querySelectorAll(".strip svg a")];
    this.rows = [...page.querySelectorAll(".strip tbody tr")];
    this.jumps = [...page.querySelectorAll(".jump li")]; // a link a bar, in the same order
    this.decades = [...page.querySelectorAll(".jump__decade")];
    this.most = Math.max(...events.head.bars);
    this.whole = this.links.map((link) => {
      const bar = link.querySelector(".strip__bar");
      const title = link.querySelector("title").textContent;
      return { bar, title, y: Number(bar.getAttribute("y")), height: Number(bar.getAttribute("height")) };
    });
    this.cells = this.rows.map((row) => row.lastElementChild.textContent);
  }

  show(shown, all) {
    if (!this.links.length) return;
    const held = new Uint32Array(this.events.head.bars.length);
    shown.forEach((nth) => (held[this.events.bars[nth]] += 1));
    this.links.forEach((link, at) => {
      const { bar, title, y, height } = this.whole[at];
      const tall = all ? height : Math.max(6, Math.round(((y + height) * held[at]) / this.most));
      const name = all ? title : `${this.rows[at].firstElementChild.textContent}: ${inWords(held[at], this.events.says)}`;
      bar.setAttribute("y", y + height - tall);
      bar.setAttribute("height", tall);
      link.setAttribute("aria-label", name);
      link.querySelector("title").textContent = name;
      link.classList.toggle("is-none", !held[at]);
      this.shadow(link, bar, at, all);
      this.rows[at].hidden = this.jumps[at].hidden = !held[at];
      this.rows[at].lastElementChild.textContent = all ? this.cells[at] : inWords(held[at], this.events.says);
    });
    this.decades.forEach((decade) => {
      const within = this.jumps.flatMap((jump, at) => (decade.contains(jump) ? held[at] : []));
      const many = within.reduce((sum, one) => sum + one, 0);
      decade.hidden = !many;
      decade.querySelector("summary .soft").textContent = inWords(many, this.events.says);
    });
  }

  // All the events of a bar, behind those that pass.
  shadow(link, bar, at, all) {
    let shadow = link.previousElementSibling;
    if (!shadow?.matches(".strip__all")) {
      if (all) return;
      shadow = bar.cloneNode();
      shadow.setAttribute("class", "strip__all");
      shadow.setAttribute("y", this.whole[at].y);
      shadow.setAttribute("height", this.whole[at].height);
      link.before(shadow);
    }
    shadow.style.display = all ? "none" : "";
  }
}

// All events are on this page: what does not pass is hidden, with the years that hold nothing else.
export class Cards {
  constructor(page, events) {
    this.cards = [...page.querySelectorAll(".year .event[id]")];
    if (this.cards.length !== events.count) throw new Error("the page is of another day than the filters");
    this.years = [...page.querySelectorAll(".year")];
  }

  show(shown) {
    const passing = new Set(shown);
    this.cards.forEach((card, nth) => (card.hidden = !passing.has(nth)));
    this.years.forEach((year) => (year.hidden = !year.querySelector(".event:not([hidden])")));
  }
}

// The events are on many pages: what passes is listed here, each a link to its permanent place.
export class List {
  constructor(page, events) {
    this.events = events;
    this.part = page.querySelector(".found");
    this.list = this.part.querySelector(".years");
    this.more = this.part.querySelector(".found__more");
    this.others = [...page.querySelectorAll(".periods, .chronology__latest")];
    this.more.addEventListener("click", async () => {
      const from = this.at;
      await this.grow();
      this.list.querySelectorAll(".event__title a")[from]?.focus();
    });
  }

  async show(shown, all) {
    this.others.forEach((part) => (part.hidden = !all));
    this.part.hidden = all;
    this.shown = all ? [] : shown;
    this.at = 0;
    this.year = null;
    const next = await this.next();
    this.list.replaceChildren();
    this.put(next);
  }

  async grow() {
    this.put(await this.next());
  }

  async next() {
    const near = this.events.near(this.shown.slice(this.at, this.at + SHOWN), SHOWN);
    return [near, await this.events.labels(near)];
  }

  put([near, labels]) {
    near.forEach((nth, at) => this.place(nth).append(this.card(nth, labels[at])));
    this.at += near.length;
    this.more.hidden = this.at >= this.shown.length;
  }

  // Where an event goes: under its year, which gets a heading with its first event.
  place(nth) {
    const name = this.events.years[nth];
    if (name !== this.year) {
      this.year = name;
      const heading = element("h3", "year__head", element("span", "year__first", name));
      heading.id = `found-${nth}`;
      this.within = element("div", "year__events");
      const year = element("section", "year", heading, this.within);
      year.setAttribute("aria-labelledby", heading.id);
      this.list.append(year);
    }
    return this.within;
  }

  card(nth, [id, title, date]) {
    const { says, choices, columns, pages } = this.events;
    const when = element("span", "dated__first");
    for (const piece of date) {
      if (!Array.isArray(piece)) {
        when.append(piece);
        continue;
      }
      const time = element("time", "", piece[0]);
      time.dateTime = piece[1];
      when.append(time);
    }
    const [, ...kind] = choices.kind[columns.kind[nth][0]];
    const meta = element("p", "event__meta", element("span", "dated", when), element("span", "kind", ...kind.slice(0, 1)));
    const link = said(title, says, "a");
    link.href = new URL(pages[nth] ? `${pages[nth]}/#${id}` : `#${id}`, location.origin + location.pathname);
    const card = element("article", "event", meta, element("h4", "event__title", link));
    if (columns.country[nth].length) {
      const named = columns.country[nth].map((number) => element("li", "", said(choices.country[number].slice(1), says)));
      card.append(element("ul", "found__countries soft", ...named));
    }
    return card;
  }
}
