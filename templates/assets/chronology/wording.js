// Words and elements: everything shown is text, isolated where it is of another language or direction.

import { count, write } from "../search/showing.js";

export const element = (name, classes, ...inside) => {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  made.append(...inside);
  return made;
};

// A number of events in words: "5 events".
export const events = (n, says) => count(n, { ...says, results: says.events });

export const digits = (text, says) => text.replace(/\d/g, (digit) => [...says.digits][digit]);

// A date in numbers: between digits that are not Latin a slash stands, because a hyphen turns Arabic ones around.
export const dated = (text, says) => digits(says.digits.startsWith("0") ? text : text.replaceAll("-", "/"), says);

export const number = (n, says) => digits(String(n).replace(/\B(?=(\d{3})+$)/g, says.group), says);

// A pattern's {places} filled, as nodes.
export function filled(pattern, values) {
  return pattern.split(/\{(\w+)\}/).map((part, nth) => (nth % 2 ? values[part] : part)).filter((part) => part !== "");
}

// A text with its language and direction: [text], or [text, lang, dir] where that is not the page's.
export function said([text, lang, dir], says, name = "bdi") {
  const made = document.createElement(name);
  if (lang) made.lang = lang;
  if (lang || name === "bdi") made.dir = dir ?? says.dir;
  write(made, text, dir ?? says.dir, says.scripts, []);
  return made;
}

// The same where there can be no element: isolated when it runs the other way.
export function plain([text, , dir], says) {
  return dir && dir !== says.dir ? `${dir === "rtl" ? "\u2067" : "\u2066"}${text}\u2069` : text;
}
