// Shows what was found: a list of links, each in its own language, its words marked as they are written there.

const LENGTH = 180; // of an excerpt, in characters
const BEFORE = 60; // of them, before the first word found

// Where in a text the terms are met: [start, end, number of the term], in order and apart.
function meetings(text, terms, folding) {
  const parts = folding.parts(text);
  const found = [];
  for (let at = 0; at < parts.length; at += 1) {
    let reach = at;
    let nth = -1;
    let key = "";
    for (let to = at; to < Math.min(at + folding.run, parts.length); to += 1) {
      if (to > at && !parts[to].tied && !(parts[to - 1].merged && parts[to].merged)) break;
      key = folding.join([key, parts[to].key]);
      const term = terms.findIndex((one) => one.takes(key));
      if (term < 0) continue;
      reach = to;
      nth = term;
      break;
    }
    if (nth < 0) continue;
    found.push([parts[at].start, parts[reach].end, nth]);
    at = reach;
  }
  return found;
}

// Runs that go the other way, or belong to another script: they are isolated, or the line comes apart.
const LETTERS = "\\p{L}\\p{M}\\p{N}";
const run = (scripts) => `[${scripts}](?:[${LETTERS}\\u2019' .,:&/-]*[${LETTERS}])?`;
const ARABIC = "\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}";
const OTHER = "\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Han}";
const own = (scripts, others) => run(scripts).replaceAll("\\p{L}", others);
const NUMBER = "\\p{Nd}+(?:-\\p{Nd}+)+|[+\u2212-]\\p{Nd}[\\p{Nd}.,]*[%\u066a]?";
const FOREIGN = {
  rtl: new RegExp(`(${own(OTHER, OTHER)}[?!]*)|(${NUMBER})`, "gu"), // «?» is no Persian mark: it belongs to the run
  ltr: new RegExp(`(${own(ARABIC, ARABIC)})`, "gu"),
};

function isolates(text, dir, scripts) {
  const other = dir === "rtl" ? "ltr" : "rtl";
  return [...text.matchAll(FOREIGN[dir])].map((match) => {
    const script = /\p{Script=Latin}/u.test(match[0]) ? "Latn" : /\p{Script=Arabic}/u.test(match[0]) ? "Arab" : "";
    const bdi = document.createElement("bdi");
    bdi.dir = match[1] ? other : "ltr";
    if (script && match[1]) bdi.lang = scripts[script] ?? `und-${script}`;
    return [match.index, match.index + match[0].length, bdi];
  });
}

function marked(into, text, from, to, meets) {
  let at = from;
  for (const [start, end] of meets) {
    if (end <= from || start >= to) continue;
    into.append(text.slice(at, Math.max(at, start)));
    const mark = document.createElement("mark");
    mark.textContent = text.slice(Math.max(start, from), Math.min(end, to));
    into.append(mark);
    at = Math.min(end, to);
  }
  into.append(text.slice(at, to));
}

// Put a text into an element: what is met marked, what is foreign isolated.
export function write(into, text, dir, scripts, meets) {
  let at = 0;
  for (const [start, end, bdi] of isolates(text, dir, scripts)) {
    marked(into, text, at, start, meets);
    marked(bdi, text, start, end, meets);
    into.append(bdi);
    at = end;
  }
  marked(into, text, at, text.length, meets);
}

// The part of a text around the first word found, cut between words.
function excerpt(text, meets) {
  if (text.length <= LENGTH) return [text, meets];
  let from = meets.length ? Math.max(0, meets[0][0] - BEFORE) : 0;
  if (from) from = text.indexOf(" ", from) + 1 || from;
  if (meets.length && from > meets[0][0]) from = meets[0][0];
  let to = Math.min(text.length, Math.max(from + LENGTH, meets.length ? meets[0][1] : 0));
  if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), meets.length ? meets[0][1] : 0);
  const lead = from ? "\u2026" : "";
  const tail = to < text.length ? "\u2026" : "";
  const moved = meets.filter(([start, end]) => start >= from && end <= to);
  const shift = lead.length - from;
  return [lead + text.slice(from, to) + tail, moved.map(([start, end, nth]) => [start + shift, end + shift, nth])];
}

export function count(n, says) {
  let digits = String(n).replace(/\B(?=(\d{3})+$)/g, says.group);
  const all = [...says.digits];
  digits = digits.replace(/\d/g, (digit) => all[digit]);
  const known = Intl.PluralRules.supportedLocalesOf(says.locale).length > 0;
  const category = known ? new Intl.PluralRules(says.locale).select(n) : "other";
  return (says.results[category] ?? says.results.other).replace("{n}", digits);
}

const element = (name, classes, ...inside) => {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  made.append(...inside);
  return made;
};

class Item {
  constructor(edition, terms, root) {
    this.edition = edition;
    this.terms = terms;
    this.root = root;
    this.code = edition.head.code;
    this.says = edition.head.says;
  }

  // An element with a text: its language and direction are named where they are not the item's.
  text(name, classes, said, cut = false) {
    const [text, lang, dir] = Array.isArray(said) ? said : [said, this.code, this.says.dir];
    const made = element(name, classes);
    if (lang !== this.code) Object.assign(made, { lang, dir });
    let whole = [text, meetings(text, this.terms, this.edition.folding)];
    if (cut) whole = excerpt(...whole);
    write(made, whole[0], dir, this.says.scripts, whole[1]);
    return made;
  }

  meets(said) {
    const text = Array.isArray(said) ? said[0] : said;
    return new Set(meetings(text, this.terms, this.edition.folding).map(([, , nth]) => nth)).size;
  }

  about({ label, when }) {
    const line = element("p", "d-found__about");
    if (when.length) {
      const date = element("span");
      for (const piece of when) {
        if (!Array.isArray(piece)) {
          date.append(piece);
          continue;
        }
        const time = element("time", "", piece[0]);
        time.dateTime = piece[1];
        date.append(time);
      }
      line.append(date);
    }
    const labels = label ? [this.text("span", "", label)] : [];
    const badge = element("span", "d-found__language", this.says.name);
    line.append(...labels, badge);
    return line;
  }

  show(entry) {
    const link = element("a", "md-search-result__link d-found__link", this.text("span", "d-found__title", entry.title));
    link.href = new URL(entry.url, this.root);
    const article = element("article", "md-search-result__article d-found", link, this.about(entry));
    const named = entry.also.filter((name) => this.meets(name) && !this.meets(entry.title));
    const names = named.slice(0, 2).map((name) => this.text("bdi", "", name));
    if (names.length) article.append(element("p", "d-found__also", ...names));
    const meets = entry.texts.map((text) => this.meets(text));
    const best = entry.texts[meets.indexOf(Math.max(...meets))];
    if (best) article.append(this.text("p", "d-found__text", best, true));
    const item = element("li", "md-search-result__item", article);
    item.lang = this.code;
    item.dir = this.says.dir;
    return item;
  }
}

// A group of one kind: its heading and its first entries; the rest on demand. `hits` are [found, number] pairs.
export async function group(label, id, hits, shown, root, more) {
  const list = element("ol", "md-search-result__list");
  list.setAttribute("aria-labelledby", id);
  const heading = element("p", "d-search__kind", label);
  heading.id = id;
  const part = element("div", "d-search__group", heading, list);
  let at = 0;
  const grow = async () => {
    const next = hits.slice(at, at + shown);
    at += next.length;
    const items = await Promise.all(next.map(async ([found, number]) => {
      const [entry] = await found.edition.entries([number]);
      return new Item(found.edition, found.terms, root).show(entry);
    }));
    list.append(...items);
    return items[0];
  };
  await grow();
  if (at < hits.length) {
    const button = element("button", "d-search__more", more);
    button.type = "button";
    button.setAttribute("aria-describedby", id);
    button.addEventListener("click", async () => {
      const first = await grow();
      if (at >= hits.length) button.remove();
      first?.querySelector("a").focus();
    });
    part.append(button);
  }
  return part;
}
