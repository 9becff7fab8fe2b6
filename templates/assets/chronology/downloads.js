// The events shown as a file: the same columns, records and calendar entries as in the files for machines.

const BOM = "\ufeff"; // for spreadsheets
const FORMULA = /^[=+\-@\t\r]/;
const APART = ";"; // between the items of a list in a cell, as in digest/exports/csv_rows.py

function cell(value) {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function column(name, record, sources) {
  if (name === "date") return record.date.edtf;
  if (name === "sources") return sources.join(APART);
  if (name === "articles") return record.reports.map((report) => report.article).join(APART);
  if (name in record.date) return record.date[name];
  if (name in record) return Array.isArray(record[name]) ? record[name].join(APART) : record[name];
  const [, of, edition] = /^(\w+?)_(\w+)$/.exec(name);
  return record[of][edition];
}

async function csv(events, shown) {
  const { head } = events;
  const records = await events.items("records/r", shown);
  const rows = records.map((record, nth) => {
    const sources = events.columns.source[shown[nth]].map((number) => head.choices.source[number][0]);
    return head.columns.map((name) => cell(column(name, record, sources) ?? "")).join(",");
  });
  return [`${BOM}${[head.columns.join(","), ...rows].join("\r\n")}\r\n`, "text/csv", 0];
}

async function json(events, shown) {
  const records = await events.items("records/r", shown);
  const text = JSON.stringify({ version: events.head.schema, events: records }, null, 1);
  return [`${text}\n`, "application/json", 0];
}

async function ics(events, shown) {
  const entries = await events.items(`${events.head.code}/v`, shown);
  const [opening, closing] = events.head.calendar;
  return [opening + entries.join("") + closing, "text/calendar", entries.filter((entry) => !entry).length];
}

// Hand the file to the browser; the number is how many events it leaves out.
export async function download(format, events, shown, query) {
  const [text, type, left] = await { csv, json, ics }[format](events, shown);
  const filters = query.replace(/[^a-z0-9]+/g, "-");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = `chronology-${events.head.code}${filters && `-${filters}`}.${format}`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  return left;
}
