// Days as numbers (1 is the first day of the year 1), as the address says them (2023-12-04) and as the edition's
// own calendar does, which comes as a table of months.

const EPOCH = 719163; // 1 January 1970
const DAY = 86400000;

const two = (number) => String(number).padStart(2, "0");
const four = (number) => String(number).padStart(4, "0");

function ordinal(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / DAY + EPOCH;
}

// The first and last day of a year, month or day as an address has it; null for what is none.
function bounds(text) {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map((part) => part && Number(part));
  if (!year) return null;
  if (!month) return month === undefined ? [ordinal(year, 1, 1), ordinal(year, 12, 31)] : null;
  if (month > 12) return null;
  const last = ordinal(year, month + 1, 1) - 1;
  if (day === undefined) return [ordinal(year, month, 1), last];
  const found = ordinal(year, month, day);
  return day && found <= last ? [found, found] : null;
}

export const first = (text) => bounds(text)?.[0] ?? null;
export const last = (text) => bounds(text)?.[1] ?? null;

// A day as short as it can be said: the first day of 2023 is "2023" as a beginning, the last one as an end.
function short(year, month, day, end, days) {
  if (end ? month === 12 && day === days : month === 1 && day === 1) return four(year);
  if (end ? day === days : day === 1) return `${four(year)}-${two(month)}`;
  return `${four(year)}-${two(month)}-${two(day)}`;
}

export function address(number, end) {
  const date = new Date((number - EPOCH) * DAY);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return short(year, month, day, end, new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate());
}

// Digits of any script as 0-9: the digits of each stand together, from 0 to 9.
export function ascii(text) {
  return text.replace(/\p{Nd}/gu, (digit) => {
    let before = 0;
    while (/^\p{Nd}$/u.test(String.fromCodePoint(digit.codePointAt(0) - before - 1))) before += 1;
    return String(before % 10);
  });
}

export class Calendar {
  // `table` is {day, year, lengths}: the number of the first day of a year, and the months of it and those after
  constructor({ day, year, lengths }) {
    this.year = year;
    this.lengths = lengths;
    this.starts = [];
    lengths.reduce((start, months) => {
      this.starts.push(start);
      return start + months.reduce((sum, days) => sum + days, 0);
    }, day);
  }

  // What is typed as a number of a day: null for nothing, NaN for what is no date. Years before the first and after
  // the last that has events stand for those.
  typed(text, end) {
    const plain = ascii(text).trim();
    if (!plain) return null;
    const match = /^(\d{1,4})(?:\s*[-/.\u2010-\u2015\u2212]\s*(\d{1,2})(?:\s*[-/.\u2010-\u2015\u2212]\s*(\d{1,2}))?)?$/.exec(plain);
    if (!match) return NaN;
    const [year, month, day] = match.slice(1).map((part) => part && Number(part));
    const at = Math.max(0, Math.min(this.lengths.length - 1, year - this.year));
    const months = this.lengths[at];
    const nth = month ?? (end ? 12 : 1);
    if (nth < 1 || nth > 12) return NaN;
    const within = day ?? (end ? months[nth - 1] : 1);
    if (within < 1 || within > months[nth - 1]) return NaN;
    return this.starts[at] + months.slice(0, nth - 1).reduce((sum, days) => sum + days, 0) + within - 1;
  }

  // A day as it is written in this calendar, in ASCII digits.
  written(number, end) {
    let at = this.starts.length - 1;
    while (at && this.starts[at] > number) at -= 1;
    const months = this.lengths[at];
    const total = months.reduce((sum, days) => sum + days, 0);
    let rest = Math.max(0, Math.min(total - 1, number - this.starts[at]));
    let month = 0;
    while (rest >= months[month]) rest -= months[month++];
    return short(this.year + at, month + 1, rest + 1, end, months[month]);
  }
}
