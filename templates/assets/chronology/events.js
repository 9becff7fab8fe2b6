// All events as numbers, and what is asked for of them: which pass the filters, how many have what, their labels.

import { first, last } from "./dates.js";

const AT_ONCE = 8; // files asked for to show a few more events

async function read(address, cache) {
  const reply = await fetch(address, { cache });
  if (!reply.ok) throw new Error(`${address}: ${reply.status}`);
  return reply.json();
}

export class Events {
  // `head` is chronology/<edition>.json, `address` where it came from
  constructor(head, address) {
    Object.assign(this, { head, says: head.says, base: new URL(".", address), files: new Map(), words: new Map() });
    this.count = head.first.length;
    this.choices = { ...head.choices, with: head.choices.country };
    this.columns = { ...head.events, with: head.events.country };
    this.from = [];
    this.to = [];
    let at = 0;
    head.first.forEach((days, nth) => {
      at += days ?? 0;
      this.from.push(days === null ? -Infinity : at);
      this.to.push(head.days[nth] === null ? Infinity : at + head.days[nth]);
    });
    this.bars = head.bars.flatMap((many, bar) => Array(many).fill(bar));
    this.years = head.headings.flatMap(([year, many]) => Array(many).fill(year));
    this.pages = head.pages.flatMap(([page, many]) => Array(many).fill(page));
  }

  static async open(address) {
    return new Events(await read(address, "no-cache"), address);
  }

  // The number of a choice by its key, whatever its case; -1 for what is none.
  number(name, key) {
    return this.choices[name].findIndex(([one]) => one.toLowerCase() === key.toLowerCase());
  }

  // What passes: {shown: [number], counts: {filter: [of each choice, with the other filters as they are]}}.
  async pass(state) {
    const said = state.q.trim() ? await this.find(state.q) : null;
    const wanted = Object.keys(this.choices).map((name) => [name, this.columns[name], state[name] ? this.number(name, state[name]) : -1]);
    const [from, to] = [first(state.from) ?? -Infinity, last(state.to) ?? Infinity];
    const counts = Object.fromEntries(wanted.map(([name]) => [name, new Uint32Array(this.choices[name].length)]));
    const shown = [];
    for (let nth = 0; nth < this.count; nth += 1) {
      if ((said && !said.has(nth)) || this.from[nth] > to || this.to[nth] < from) continue;
      const failed = wanted.filter(([, column, number]) => number >= 0 && !column[nth].includes(number));
      if (failed.length > 1) continue;
      if (!failed.length) shown.push(nth);
      for (const [name, column] of failed.length ? failed : wanted) {
        for (const number of column[nth]) counts[name][number] += 1;
      }
    }
    return { shown, counts };
  }

  // The events that hold the words, by the search's own folding and index: there they stand newest first.
  async find(question) {
    if (!this.words.has(question)) {
      const finding = this.search().then(async (edition) => {
        const { kinds } = await edition.find(question);
        let before = 0;
        for (const [kind, , many] of edition.head.kinds) {
          if (kind === "event") {
            if (many !== this.count) throw new Error("the search is of another day than the filters");
            return new Set(kinds.find((one) => one.kind === kind).hits.map((hit) => this.count - 1 - (hit - before)));
          }
          before += many;
        }
        return new Set();
      });
      finding.catch(() => {
        this.words.delete(question);
        this.searching = null; // the index may have been published anew
      });
      this.words.set(question, finding);
    }
    return this.words.get(question);
  }

  search() {
    if (!this.searching) {
      const base = new URL("../search/", this.base);
      this.searching = Promise.all([
        import("../search/finding.js"),
        read(new URL(`${this.head.code}.json`, base), "no-cache"),
        read(new URL("folding.json", base)),
      ]).then(([{ Edition }, head, table]) => new Edition(base, head, table));
      this.searching.catch(() => (this.searching = null));
    }
    return this.searching;
  }

  file(name) {
    if (!this.files.has(name)) {
      const reading = read(new URL(`${name}.json?${this.head.version}`, this.base)).then((found) => {
        if (found.version !== this.head.version) throw new Error(`${name} is of another day than the filters`);
        return found.items;
      });
      reading.catch(() => this.files.delete(name));
      this.files.set(name, reading);
    }
    return this.files.get(name);
  }

  // What files of a kind hold of events, in their order.
  async items(kind, numbers) {
    const chunks = [...new Set(numbers.map((nth) => Math.floor(nth / this.head.chunk)))];
    const files = new Map(await Promise.all(chunks.map(async (chunk) => [chunk, await this.file(`${kind}${chunk}`)])));
    return numbers.map((nth) => files.get(Math.floor(nth / this.head.chunk))[nth % this.head.chunk]);
  }

  // The first of these events that can be shown without asking for many files.
  near(numbers, many) {
    const chunks = new Set();
    const end = numbers.findIndex((nth) => chunks.add(Math.floor(nth / this.head.chunk)).size > AT_ONCE);
    return numbers.slice(0, end < 0 ? many : Math.min(end, many));
  }

  labels(numbers) {
    return this.items(`${this.head.code}/l`, numbers);
  }
}
