// The person's interface of the sandbox (sandbox/README.md), one function for each thing the page asks.

async function ask(method, path, body) {
  const request = { method, headers: {} };
  if (body instanceof FormData) request.body = body;
  else if (body !== undefined) {
    request.headers["Content-Type"] = "application/json";
    request.body = JSON.stringify(body);
  }
  const answer = await fetch(`/sandbox/${path}`, request);
  const text = await answer.text();
  let value = null;
  try {
    value = text ? JSON.parse(text) : null;
  } catch {
    value = { error: text };
  }
  if (!answer.ok) throw new Error(value?.error ?? value?.description ?? `${answer.status}`);
  return value;
}

const get = (path) => ask("GET", path);
const post = (path, body) => ask("POST", path, body);

export const people = () => get("people");
export const addPerson = (person) => post("people", person);
export const chat = (person, after = 0) => get(`chat/${person}?after=${after}`);
export const say = (person, text, replyTo) => post("say", replyTo ? { person, text, reply_to: replyTo } : { person, text });
export const edit = (person, messageId, text) => post("edit", { person, message_id: messageId, text });
export const openLink = (person, link) => post("open_link", { person, link });
export const block = (person) => post("block", { person });
export const unblock = (person) => post("unblock", { person });
export const speak = (person, language) => post("language", { person, language_code: language });
export const clock = () => get("clock");
export const moveClock = (move) => post("clock", move);
export const faults = () => get("faults");
export const addFault = (rule) => post("faults", rule);
export const clearFaults = () => ask("DELETE", "faults");
export const journal = (after) => get(`journal?after=${after}`);

/** Press an inline button: by its data where it has some, else by what is written on it. */
export function press(person, messageId, button) {
  const what = button.data === undefined || button.data === null ? { button: button.label } : { data: button.data };
  return post("press", { person, message_id: messageId, ...what });
}

/** Send one file; `as` is "photo" or "document". */
export function sendFile(person, file, caption, as) {
  const form = new FormData();
  form.append("person", String(person));
  form.append("as", as);
  if (caption) form.append("caption", caption);
  form.append("file", file, file.name);
  return post("send_file", form);
}
