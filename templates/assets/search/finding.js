// Finds entries of an edition: asks for the few files of the index that a question needs, once each.

import { Folding } from "./folding.js";

const WEIGHTS = [1, 3, 8, 20]; // a word in the text, in the summary, in the title; a name that is that word
const BEGINNING = 0.6; // what a word counts that only begins with the one asked for
const BROAD = 6; // files of words a beginning may reach into; a broader one is taken as a whole word

const ordered = (firsts, key) => {
  // The number of the last file that begins at or before a key.
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
};

// A file is gone: the index has been published anew since the edition's head was read. A file is named by what is in
// it, so that old and new ones cannot be mixed.
export class Stale extends Error {
  constructor({ code, version }) {
    super(`${code} ${version} is of the past`);
    Object.assign(this, { code, version });
  }
}

async function read(address, head) {
  const answer = await fetch(address);
  if (answer.status === 404) throw new Stale(head);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

// One way to write a word of the question: `exact` is the whole word, else words that begin with it count too.
class Term {
  constructor(key, exact) {
    this.key = key;
    this.exact = exact;
  }

  takes(key) {
    return key === this.key || (!this.exact && key.startsWith(this.key));
  }
}

export class Edition {
  // `base` is the address of the folder `search/`; `head` and `table` are the edition's file and folding.json in it.
  constructor(base, head, table) {
    this.base = base;
    this.head = head;
    this.folding = new Folding(table);
    this.digits = new Map([...table.digits].map((digit, value) => [digit, value]));
    this.files = new Map();
    this.size = head.kinds.reduce((sum, [, , count]) => sum + count, 0);
  }

  file(name) {
    if (!this.files.has(name)) {
      const reading = read(new URL(`${this.head.code}/${name}.json`, this.base), this.head);
      reading.catch(() => this.files.delete(name)); // may be asked again
      this.files.set(name, reading);
    }
    return this.files.get(name);
  }

  // The lists of the words a term takes: [word, list] pairs.
  async lists(term) {
    const firsts = this.head.words;
    if (!firsts.length) return [];
    const first = ordered(firsts, term.key);
    let last = term.exact ? first : ordered(firsts, `${term.key}\uffff`);
    let taken = term;
    if (last - first >= BROAD) {
      taken = new Term(term.key, true);
      last = first;
    }
    const numbers = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    const found = await Promise.all(numbers.map((number) => this.file(this.head.wordFiles[number])));
    const lists = [];
    for (const items of found) {
      for (let at = 0; at < items.length; at += 2) {
        if (taken.takes(items[at])) lists.push([items[at], items[at + 1]]);
      }
    }
    return lists;
  }

  // What the question asks for, in terms that must all be met; with the lists of each.
  async terms(question) {
    const parts = this.folding.parts(question);
    // All files are asked for at once; what is found in them is looked at below.
    await Promise.all(parts.map((part, at) => this.lists(this.term(part.key, at + 1 === parts.length))));
    const terms = [];
    for (let at = 0; at < parts.length; ) {
      const [term, lists, taken] = await this.longest(parts, at);
      if (lists.length || !parts[at].merged) terms.push([term, lists]);
      else terms.push(...(await this.split(term, at + taken === parts.length)));
      at += taken;
    }
    return terms;
  }

  // The longest run of parts from `at` that is known as one word: how spaces stand in it does not matter.
  async longest(parts, at) {
    const rest = parts.slice(at, at + this.folding.run);
    const stop = rest.findIndex((part) => !part.merged);
    for (let taken = stop < 0 ? rest.length : stop; taken > 1; taken -= 1) {
      const key = this.folding.join(rest.slice(0, taken).map((part) => part.key));
      const last = at + taken === parts.length;
      // After a lone letter more is to come: «ایران و» does not yet begin a longer word.
      const term = rest[taken - 1].key.length < 2 ? new Term(key, true) : this.term(key, last);
      const lists = await this.lists(term);
      if (lists.length) return [term, lists, taken];
    }
    const term = this.term(parts[at].key, at + 1 === parts.length);
    return [term, await this.lists(term), 1];
  }

  // Words count from their beginning; very short ones only while they are being typed.
  term(key, last) {
    return new Term(key, key.length < (last ? 2 : 3));
  }

  // A word nobody writes joined, as the two words it is made of, where both are known.
  async split(term, last) {
    const { key } = term;
    let best = null;
    for (let at = 2; at <= key.length - 2; at += 1) {
      const halves = [key.slice(0, at), key.slice(at)];
      const shorter = Math.min(at, key.length - at);
      if (best && shorter <= best.shorter) continue;
      if (!(await this.lists(new Term(halves[0], true))).length) continue;
      if (!(await this.lists(new Term(halves[1], true))).length) continue;
      best = { halves, shorter };
    }
    if (!best) return [[term, []]];
    const terms = [this.term(best.halves[0], false), this.term(best.halves[1], last)];
    return Promise.all(terms.map(async (one) => [one, await this.lists(one)]));
  }

  // The best entries first, kind by kind: {terms, kinds: [{kind, label, hits: [number]}]}.
  async find(question) {
    const found = await this.terms(question);
    const terms = found.map(([term]) => term);
    const total = new Float32Array(this.size);
    const met = new Uint8Array(this.size);
    found.forEach(([term, lists], nth) => {
      const best = new Float32Array(this.size);
      for (const [key, list] of lists) {
        const part = key === term.key ? 1 : BEGINNING;
        this.each(list, (number, weight) => {
          best[number] = Math.max(best[number], WEIGHTS[weight] * part);
        });
      }
      for (let number = 0; number < this.size; number += 1) {
        if (best[number] && met[number] === nth) {
          met[number] += 1;
          total[number] += best[number];
        }
      }
    });
    let from = 0;
    const kinds = this.head.kinds.map(([kind, label, count]) => {
      const hits = [];
      for (let number = from; number < from + count; number += 1) {
        if (terms.length && met[number] === terms.length) hits.push(number);
      }
      hits.sort((one, other) => total[other] - total[one] || one - other);
      from += count;
      return { kind, label, hits, best: hits.length ? total[hits[0]] : 0 };
    });
    return { edition: this, terms, kinds };
  }

  each(list, tell) {
    let number = 0;
    let value = 0;
    let shift = 0;
    for (const char of list) {
      const digit = this.digits.get(char);
      value |= (digit & 31) << shift;
      shift += 5;
      if (digit & 32) continue;
      number += value >> 2;
      tell(number, value & 3);
      value = shift = 0;
    }
  }

  // Entries as they are shown, in the order asked for.
  async entries(numbers) {
    const ends = [];
    this.head.entries.reduce((sum, count) => (ends.push(sum + count), sum + count), 0);
    return Promise.all(numbers.map(async (number) => {
      const at = ends.findIndex((end) => number < end);
      const items = await this.file(this.head.entryFiles[at]);
      const [url, title, label, when, texts, also] = items[number - (at ? ends[at - 1] : 0)];
      return { url, title, label, when, texts, also };
    }));
  }
}
