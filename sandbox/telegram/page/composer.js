// Where one writes: the input, the command menu above it and the reply keyboard below.

import { make } from "./bubbles.js";

const input = document.getElementById("input");
const menu = document.getElementById("menu");
const slash = document.getElementById("slash");
const board = document.getElementById("keyboard");

let commands = [];
let chosen = 0;

export function setUp(acts) {
  document.getElementById("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    send(acts);
  });
  input.addEventListener("input", () => { grow(); suggest(acts); });
  input.addEventListener("keydown", (event) => onKey(event, acts));
  slash.addEventListener("click", () => {
    input.value = menu.hidden ? "/" : "";
    input.focus();
    suggest(acts);
  });
}

function send(acts) {
  const text = input.value.trim();
  if (!text) return;
  input.value = "";
  grow();
  menu.hidden = true;
  acts.say(text);
}

function onKey(event, acts) {
  if (event.isComposing) return;
  if (!menu.hidden && menuKey(event, acts)) return event.preventDefault();
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send(acts);
  }
}

// Arrow keys walk through the menu, Tab and Enter take a command that is not yet complete.
function menuKey(event, acts) {
  const found = matching();
  if (event.key === "Escape") menu.hidden = true;
  else if (event.key === "ArrowDown") chosen = (chosen + 1) % found.length;
  else if (event.key === "ArrowUp") chosen = (chosen + found.length - 1) % found.length;
  else if (event.key === "Tab" || event.key === "Enter") return take(found[chosen], acts);
  else return false;
  if (!menu.hidden) draw(found, acts);
  return true;
}

function take(command, acts) {
  input.value = `/${command.command}`;
  send(acts);
  return true;
}

function matching() {
  const typed = input.value;
  if (!/^\/[a-z0-9_]*$/i.test(typed)) return [];
  return commands.filter((one) => `/${one.command}`.startsWith(typed.toLowerCase()));
}

function suggest(acts) {
  chosen = 0;
  const found = matching();
  menu.hidden = found.length === 0;
  draw(found, acts);
}

function draw(found, acts) {
  menu.replaceChildren(...found.map((one, index) => {
    const node = make("button", "option");
    node.type = "button";
    node.role = "option";
    node.ariaSelected = String(index === chosen);
    node.append(make("strong", "", `/${one.command}`), make("span", "", one.description));
    node.addEventListener("click", () => { take(one, acts); input.focus(); });
    return node;
  }));
  menu.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
}

function grow() {
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight, 140)}px`;
}

export function showCommands(list) {
  commands = list;
  slash.hidden = list.length === 0;
}

export function showKeyboard(keyboard, acts) {
  const rows = keyboard?.keyboard || [];
  board.hidden = rows.length === 0;
  board.replaceChildren(...rows.map((buttons) => {
    const row = make("div", "keys-row");
    row.append(...buttons.map((button) => replyKey(button, keyboard, acts)));
    return row;
  }));
  input.placeholder = keyboard?.input_field_placeholder || "Message";
}

function replyKey(button, keyboard, acts) {
  const text = typeof button === "string" ? button : button.text;
  const node = make("button", "key", text);
  node.type = "button";
  node.addEventListener("click", () => {
    if (button.request_contact) acts.shareContact();
    else acts.say(text);
    if (keyboard.one_time_keyboard) board.hidden = true;
  });
  return node;
}
