// One message as a bubble with its keyboard.

import { safe, startOf, words } from "./words.js";

export function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

export function initials(name) {
  return name.split(/\s+/).slice(0, 2).map((word) => [...word][0] || "").join("");
}

export function hue(id) {
  return `hue-${Math.abs(id) % 6}`;
}

export function bubble(message, view) {
  const mine = message.from?.id === view.person;
  const row = make("article", `row ${mine ? "mine" : "theirs"}`);
  row.dataset.id = message.message_id;
  const column = make("div", "column");
  column.append(body(message, mine, view));
  if (message.reply_markup?.inline_keyboard) column.append(keyboard(message, view));
  row.append(column);
  return row;
}

function body(message, mine, view) {
  const node = make("div", "bubble");
  if (view.group && !mine) node.append(author(message));
  if (message.reply_to_message) node.append(quoted(message.reply_to_message));
  if (message.photo) node.append(photo(message.photo.at(-1), view));
  if (message.document) node.append(file(message.document));
  if (message.contact) node.append(contact(message.contact));
  const text = message.text ?? message.caption;
  if (text) {
    const line = make("div", "text");
    line.dir = "auto";
    line.append(words(text, message.entities || message.caption_entities, view.acts));
    node.append(line);
  }
  node.append(stamp(message));
  if (message.photo) node.classList.add("with-photo");
  if (message.edit_date) node.classList.add("edited");
  return node;
}

function author(message) {
  const name = [message.from.first_name, message.from.last_name].filter(Boolean).join(" ");
  return make("div", `author ${message.from.is_bot ? "bot" : hue(message.from.id)}`, name);
}

function quoted(message) {
  const node = make("div", "quoted");
  node.append(make("strong", "", message.from?.first_name || ""));
  node.append(make("span", "", message.text || message.caption || "Attachment"));
  return node;
}

function photo(size, view) {
  const image = make("img", "photo");
  image.src = `/page/file/${encodeURIComponent(size.file_id)}`;
  image.width = size.width;
  image.height = size.height;
  image.alt = "Photo";
  image.addEventListener("click", () => view.acts.zoom(image.src));
  image.addEventListener("load", view.acts.grown);
  return image;
}

function file(document_) {
  const node = make("a", "file");
  node.href = `/page/file/${encodeURIComponent(document_.file_id)}`;
  node.download = document_.file_name;
  node.append(make("span", "icon", (document_.file_name.split(".").pop() || "file").slice(0, 4)));
  const about = make("span", "about");
  about.append(make("strong", "", document_.file_name), make("span", "", size(document_.file_size)));
  node.append(about);
  return node;
}

function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

function contact(card) {
  const node = make("div", "contact");
  node.append(make("span", "face", initials(`${card.first_name} ${card.last_name || ""}`)));
  const about = make("span", "about");
  about.append(make("strong", "", `${card.first_name} ${card.last_name || ""}`));
  about.append(make("span", "", `+${card.phone_number}`));
  node.append(about);
  return node;
}

function stamp(message) {
  const date = new Date(message.date * 1000);
  const time = date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false });
  const node = make("time", "stamp", message.edit_date ? `edited ${time}` : time);
  node.dateTime = date.toISOString();
  return node;
}

function keyboard(message, view) {
  const node = make("div", "keys");
  for (const buttons of message.reply_markup.inline_keyboard) {
    const row = make("div", "keys-row");
    row.append(...buttons.map((button) => key(button, message, view)));
    node.append(row);
  }
  return node;
}

function key(button, message, view) {
  const url = button.url && safe(button.url);
  const node = make(url ? "a" : "button", `key ${button.style || ""}`);
  node.append(make("span", "", button.text));
  if (url) return linked(node, url, view);
  node.type = "button";
  node.addEventListener("click", () => {
    if (button.copy_text) view.acts.copy(button.copy_text.text);
    else if (button.callback_data) view.acts.press(message, button.callback_data, node);
    else view.acts.toast("This kind of button does nothing in the sandbox.");
  });
  return node;
}

function linked(node, url, view) {
  node.classList.add("outside");
  node.href = url.href;
  const start = startOf(url, view.acts.botName());
  if (start === null) {
    node.target = "_blank";
    node.rel = "noopener noreferrer";
  } else {
    node.addEventListener("click", (event) => { event.preventDefault(); view.acts.start(start); });
  }
  return node;
}

export function day(message) {
  const date = new Date(message.date * 1000);
  const today = new Date().toDateString() === date.toDateString();
  const text = today ? "Today" : date.toLocaleDateString("en-GB", { day: "numeric", month: "long" });
  return make("div", "day", text);
}
