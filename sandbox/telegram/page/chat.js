// The chat page: who I am, which chat is open, and what the server tells about it.

import { bubble, day, hue, initials, make } from "./bubbles.js";
import { setUp, showCommands, showKeyboard } from "./composer.js";

const $ = (id) => document.getElementById(id);
const PRESS_PATIENCE = 15000; // a query is too old after that
const TYPING_LASTS = 5000;

let world = { me: {}, people: [], chats: [] };
let person = 0; // whose eyes and hands
let chat = 0; // which chat is open
let early = null; // events that came while the history was on its way
const messages = new Map();
const unread = new Map();
const presses = new Map(); // query id -> button that waits
let typingTimer = 0;
let toastTimer = 0;
let pinned = true; // the end of the conversation is in sight and stays so
let height = 0; // of the conversation's window, as last laid out

const acts = {
  say: (text) => post("say", { text }),
  start: (parameter) => {
    open(person, person);
    post("say", { text: parameter ? `/start ${parameter}` : "/start" });
  },
  press: pressed,
  copy: (text) => navigator.clipboard?.writeText(text).then(() => toast("Copied"), () => {}),
  toast,
  zoom: (source) => { $("viewer").firstChild.src = source; $("viewer").showModal(); },
  grown: () => { if (pinned) toEnd(); },
  botName: () => world.me.username,
  shareContact: async () => {
    if (await ask("Share your phone number with the bot?", "Share")) post("contact", {});
  },
};

// Talking to the server.

async function post(path, body) {
  const answer = await fetch(`/page/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ person, chat, ...body }),
  }).catch(() => null);
  const told = answer ? await answer.json().catch(() => ({})) : {};
  if (!answer?.ok) toast(told.error || "The sandbox does not answer.");
  return answer?.ok ? told : null;
}

async function load() {
  early = early || [];
  const [mine, where] = [person, chat];
  const answer = await fetch(`/page/history?person=${mine}&chat=${where}`).catch(() => null);
  if (mine !== person || where !== chat) return;
  const history = answer?.ok ? await answer.json() : { messages: [], commands: [], keyboard: null };
  messages.clear();
  for (const message of history.messages) messages.set(message.message_id, message);
  drawTalk();
  showCommands(history.commands);
  showKeyboard(history.keyboard, acts);
  const missed = early || [];
  early = null;
  missed.forEach(onEvent);
}

function listen() {
  const source = new EventSource("/page/events");
  source.onopen = () => { status(); load(); };
  source.onerror = () => status("connecting…");
  source.onmessage = (event) => onEvent(JSON.parse(event.data));
}

const handlers = {
  message: (event) => arrived(event.message),
  edit: (event) => changed(event.message),
  delete: (event) => removed(event.message_id),
  action: () => typing(),
  keyboard: (event) => showKeyboard(event.keyboard, acts),
};

function onEvent(event) {
  if (event.event === "answer") return answered(event);
  if (event.event === "commands") return refreshCommands();
  if (event.chat !== chat) return elsewhere(event);
  if (early) return early.push(event);
  handlers[event.event]?.(event);
}

async function refreshCommands() {
  const answer = await fetch(`/page/history?person=${person}&chat=${chat}`).catch(() => null);
  if (answer?.ok) showCommands((await answer.json()).commands);
}

// The conversation.

function view() {
  return { person, group: chat < 0, acts };
}

function drawTalk() {
  const nodes = [];
  let last = "";
  for (const message of messages.values()) {
    const date = new Date(message.date * 1000).toDateString();
    if (date !== last) nodes.push(day(message));
    last = date;
    nodes.push(bubble(message, view()));
  }
  $("talk").replaceChildren(...(nodes.length ? nodes : [welcome()]));
  toEnd();
}

function welcome() {
  const node = make("div", "welcome");
  const start = make("button", "start", "Start");
  start.type = "button";
  start.addEventListener("click", () => acts.say("/start"));
  node.append(make("span", "bolt", "⚡"), make("p", "", "Nothing has been said here yet."), start);
  return node;
}

function arrived(message) {
  const stay = pinned || message.from?.id === person;
  const first = messages.size === 0;
  messages.set(message.message_id, message);
  if (message.from?.id === world.me.id) status();
  if (first) return drawTalk();
  const node = bubble(message, view());
  node.classList.add("fresh");
  $("talk").append(node);
  if (stay) toEnd();
  else $("to-end").hidden = false;
}

function changed(message) {
  messages.set(message.message_id, message);
  const old = nodeOf(message.message_id);
  if (message.from?.id === world.me.id) status();
  old?.replaceWith(bubble(message, view()));
  if (pinned) toEnd();
}

function removed(id) {
  messages.delete(id);
  nodeOf(id)?.remove();
  if (!messages.size) drawTalk();
}

function nodeOf(id) {
  return $("talk").querySelector(`[data-id="${Number(id)}"]`);
}

function onScroll() {
  if ($("talk").clientHeight !== height) return; // a keyboard came or went, nobody scrolled
  pinned = atEnd(80);
  if (pinned) $("to-end").hidden = true;
}

function resized() {
  height = $("talk").clientHeight;
  if (pinned) toEnd();
}

function atEnd(slack) {
  const talk = $("talk");
  return talk.scrollHeight - talk.scrollTop - talk.clientHeight < slack;
}

function toEnd() {
  pinned = true;
  $("talk").scrollTop = $("talk").scrollHeight;
  $("to-end").hidden = true;
}

// Pressing, toasts, typing.

async function pressed(message, data, button) {
  if (button.classList.contains("waiting")) return;
  button.classList.add("waiting");
  const told = await post("press", { message_id: message.message_id, data });
  if (!told) return button.classList.remove("waiting");
  if (presses.get(told.query_id) === "answered") return release(told.query_id, button);
  presses.set(told.query_id, button);
  setTimeout(() => expire(told.query_id), PRESS_PATIENCE);
}

function expire(id) {
  if (!(presses.get(id) instanceof Element)) return;
  release(id, presses.get(id));
  toast("The bot has not answered this button.");
}

function release(id, button) {
  presses.delete(id);
  button.classList.remove("waiting");
}

function answered(event) {
  if (event.person !== person) return;
  const button = presses.get(event.query_id);
  if (button instanceof Element) release(event.query_id, button);
  else noteAnswered(event.query_id);
  if (event.text && event.alert) ask(event.text);
  else if (event.text) toast(event.text);
  if (event.url) window.open(event.url, "_blank", "noopener");
}

// The answer was faster than the page's own request: the press learns of it when it returns.
function noteAnswered(id) {
  presses.set(id, "answered");
  setTimeout(() => presses.delete(id), PRESS_PATIENCE);
}

function toast(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { $("toast").hidden = true; }, Math.max(3000, text.length * 60));
}

// A question with Cancel, or with only OK when there is no `yes`. True when agreed.
function ask(text, yes) {
  const dialog = $("dialog");
  const [no, ok] = dialog.querySelectorAll("button");
  dialog.querySelector("p").textContent = text;
  ok.textContent = yes || "OK";
  no.hidden = !yes;
  if (!dialog.open) dialog.showModal();
  return new Promise((done) => {
    dialog.onclose = () => done(dialog.returnValue === "yes");
  });
}

function typing() {
  status("typing");
  clearTimeout(typingTimer);
  typingTimer = setTimeout(() => status(), TYPING_LASTS);
}

function status(what) {
  const busy = what === "typing";
  $("status").classList.toggle("typing", busy);
  const members = chatOf(chat)?.members.length || 0;
  const usual = chat < 0 ? `${members + 1} members` : "bot";
  $("status").textContent = busy ? "typing" : what || usual;
}

// Who and where.

function chatOf(id) {
  return world.chats.find((one) => one.id === id);
}

function personOf(id) {
  return world.people.find((one) => one.id === id);
}

function nameOf(user) {
  return [user.first_name, user.last_name].filter(Boolean).join(" ");
}

function elsewhere(event) {
  if (event.event !== "message" || event.message.from?.id !== world.me.id) return;
  unread.set(event.chat, (unread.get(event.chat) || 0) + 1);
  drawDrawer();
}

function open(newPerson, newChat) {
  [person, chat] = [newPerson, newChat];
  unread.delete(chat);
  history.replaceState(null, "", `#${person}/${chat}`);
  document.body.classList.remove("drawer-open");
  $("shade").hidden = true;
  $("toast").hidden = true;
  messages.clear();
  drawDrawer();
  drawHead();
  load();
  $("input").focus({ preventScroll: true });
}

function drawHead() {
  const title = chat < 0 ? chatOf(chat).title : nameOf(world.me);
  $("title").textContent = title;
  face($("face"), title, chat < 0 ? chat : world.me.id);
  $("me").textContent = `as ${personOf(person).first_name}`;
  document.title = `${title} · as ${personOf(person).first_name}`;
  status();
}

function face(node, name, id) {
  node.className = `face ${id === world.me.id ? "bot" : hue(id)}`;
  node.textContent = id === world.me.id ? "⚡" : initials(name);
}

function drawDrawer() {
  $("people").replaceChildren(...world.people.map((one) => item({
    name: nameOf(one), note: one.role, id: one.id, current: one.id === person,
    badge: one.id === person ? 0 : unread.get(one.id),
    act: () => open(one.id, chat < 0 ? chat : one.id),
  })));
  const rooms = [{ id: person, name: nameOf(world.me), note: "bot", face: world.me.id }];
  for (const one of world.chats.filter((c) => c.id < 0 && c.members.includes(person))) {
    rooms.push({ id: one.id, name: one.title, note: "group", face: one.id });
  }
  $("chats").replaceChildren(...rooms.map((room) => item({
    ...room, current: room.id === chat, badge: room.id === chat ? 0 : unread.get(room.id),
    act: () => open(person, room.id),
  })));
}

function item(about) {
  const node = make("li");
  const button = make("button", "item");
  button.type = "button";
  if (about.current) button.ariaCurrent = "true";
  const round = make("span");
  face(round, about.name, about.face || about.id);
  const label = make("span", "label");
  label.append(make("strong", "", about.name), make("span", "", about.note));
  button.append(round, label);
  if (about.badge) button.append(make("span", "badge", about.badge));
  button.addEventListener("click", about.act);
  node.append(button);
  return node;
}

function drawer(shown) {
  document.body.classList.toggle("drawer-open", shown);
  $("shade").hidden = !shown;
}

async function begin() {
  world = await (await fetch("/page/world")).json();
  const [who, where] = location.hash.slice(1).split("/").map(Number);
  const first = personOf(who) || world.people[0];
  const room = chatOf(where)?.members.includes(first.id) ? where : first.id;
  setUp(acts);
  $("open-drawer").addEventListener("click", () => drawer(true));
  $("shade").addEventListener("click", () => drawer(false));
  $("viewer").addEventListener("click", () => $("viewer").close());
  $("to-end").addEventListener("click", toEnd);
  $("talk").addEventListener("scroll", onScroll);
  new ResizeObserver(resized).observe($("talk"));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") drawer(false); });
  open(first.id, room);
  listen();
}

begin();
