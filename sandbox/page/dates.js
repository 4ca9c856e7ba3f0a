// Dates in Uzbek words and in the library's own time zone, wherever the browser happens to stand.

const MONTHS = ["yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentyabr", "oktyabr", "noyabr", "dekabr"];
const WEEKDAYS = { Mon: "dushanba", Tue: "seshanba", Wed: "chorshanba", Thu: "payshanba", Fri: "juma", Sat: "shanba", Sun: "yakshanba" };

const formats = new Map();

function parts(date, zone) {
  if (!formats.has(zone)) {
    formats.set(zone, new Intl.DateTimeFormat("en-GB", {
      timeZone: zone, hourCycle: "h23", weekday: "short", year: "numeric", month: "2-digit",
      day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
    }));
  }
  return Object.fromEntries(formats.get(zone).formatToParts(date).map((part) => [part.type, part.value]));
}

/** "09:05" in the zone. */
export function timeOfDay(date, zone) {
  const { hour, minute } = parts(date, zone);
  return `${hour}:${minute}`;
}

/** "1-aprel, seshanba". */
export function dayInWords(date, zone) {
  return `${shortDay(date, zone)}, ${weekday(date, zone)}`;
}

/** "seshanba". */
export function weekday(date, zone) {
  return WEEKDAYS[parts(date, zone).weekday];
}

/** "2025". */
export function yearOf(date, zone) {
  return parts(date, zone).year;
}

/** "1-aprel" alone, for narrow places. */
export function shortDay(date, zone) {
  const { day, month } = parts(date, zone);
  return `${Number(day)}-${MONTHS[Number(month) - 1]}`;
}

/** "2025-04-01T09:00", the form a date-and-time input speaks. */
export function forInput(date, zone) {
  const { year, month, day, hour, minute } = parts(date, zone);
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/** What a date-and-time input means in the zone, as ISO with the zone's distance from UTC. */
export function fromInput(value, zone) {
  const asIfUtc = new Date(`${value}:00Z`);
  const { year, month, day, hour, minute, second } = parts(asIfUtc, zone);
  const shown = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const ahead = Math.round((shown - asIfUtc.getTime()) / 60_000); // minutes
  const two = (number) => String(number).padStart(2, "0");
  return `${value}:00${ahead < 0 ? "-" : "+"}${two(Math.floor(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`;
}

/** A message's date: ISO text, or seconds as the Bot API gives them. */
export function momentOf(value) {
  return typeof value === "number" ? new Date(value * 1000) : new Date(value);
}

/** "12,4 KB" in the way Uzbek writes decimals. */
export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const inKb = bytes / 1024;
  const [value, unit] = inKb < 1024 ? [inKb, "KB"] : [inKb / 1024, "MB"];
  return `${value.toFixed(1).replace(".", ",")} ${unit}`;
}
