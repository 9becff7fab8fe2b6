// Folds words as digest/text/folding.py does, from that module's own table: the spellings of one word meet.

const ranged = (ranges) => ranges.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join("");
const escaped = (text) => [...text].map((char) => `\\u{${char.codePointAt(0).toString(16)}}`).join("");

export class Folding {
  // `table` is search/folding.json
  constructor(table) {
    this.letters = new Map(Object.entries(table.letters));
    this.rules = table.rules;
    this.run = table.run;
    this.doubled = new RegExp(`([${escaped(table.squeezed)}])\\1+`, "gu");
    const lone = ranged(table.lone);
    const joiners = escaped(table.joiners);
    this.part = new RegExp(`[${lone}]|[^${ranged(table.breaks)}${joiners}${lone}]+`, "gu");
    this.lone = new RegExp(`[${lone}]`, "u");
    this.joiners = new RegExp(`^[${joiners}]+$`, "u");
    this.mergedLetters = new RegExp(`^[${ranged(table.merged)}]+$`, "u");
  }

  fold(text) {
    let folded = "";
    for (const char of text) folded += this.letters.get(char) ?? char;
    for (const [old, now] of this.rules) folded = folded.replaceAll(old, now);
    return this.squeeze(folded);
  }

  squeeze(folded) {
    return folded.replace(this.doubled, "$1");
  }

  join(parts) {
    return this.squeeze(parts.join(""));
  }

  // The folded parts of a text's words with where they stand: {key, start, end, tied (to the part before), merged}.
  parts(text) {
    const found = [];
    for (const match of text.matchAll(this.part)) {
      const key = this.fold(match[0]);
      if (!key) continue;
      const before = found.at(-1);
      const start = match.index;
      const alone = this.lone.test(match[0]) || (before && this.lone.test(text.slice(before.start, before.end)));
      const tied = Boolean(before) && !alone && this.joiners.test(text.slice(before.end, start));
      found.push({ key, start, end: start + match[0].length, tied, merged: this.mergedLetters.test(key) });
    }
    return found;
  }

  // The folded words of a text, each as its parts: the same as `words` in Python.
  words(text) {
    const words = [];
    for (const part of this.parts(text)) {
      if (part.tied) words.at(-1).push(part.key);
      else words.push([part.key]);
    }
    return words;
  }
}
