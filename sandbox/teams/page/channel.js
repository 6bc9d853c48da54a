// The page of the channels: asks every second what was posted, shows cards by the official renderer.
"use strict";

const EACH = 1000;
const state = { channel: null, last: 0, posts: [], channels: [], seen: new Map() };
const part = (id) => document.getElementById(id);
const cards = window.AdaptiveCards;

if (cards && window.markdownit) {
  const markdown = window.markdownit({ html: false, linkify: false });
  cards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };
} else {
  part("missing").hidden = false;
}

function element(name, text, looks = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = looks;
  return made;
}

function rendered(post) {
  if (!cards) return element("pre", post.card.fallbackText);
  const card = new cards.AdaptiveCard();
  card.hostConfig = new cards.HostConfig(TEAMS_LOOK);
  card.onExecuteAction = (action) => window.open(action.url, "_blank", "noopener");
  card.parse(post.card);
  return card.render();
}

function shown(post) {
  const item = element("li", "", "post");
  item.dataset.number = post.number;
  const time = new Date(post.at).toLocaleTimeString();
  const head = element("p", "");
  head.append(element("b", "Workflows"), ` ${time} · ${(post.size / 1024).toFixed(1)} KB`);
  const frame = element("div", "", "card");
  frame.lang = post.card.lang || "en";
  frame.append(rendered(post));
  item.append(head, frame);
  return item;
}

function choose(channel) {
  state.channel = channel;
  part("channel").textContent = channel;
  part("posts").replaceChildren(...here(state.posts).map(shown));
  part("nothing").hidden = here(state.posts).length > 0;
  list();
}

function here(posts) {
  return posts.filter((post) => post.channel === state.channel && post.shown && post.card);
}

function list() {
  const made = state.channels.map((name) => {
    const count = state.posts.filter((post) => post.channel === name && post.shown).length;
    if (name === state.channel) state.seen.set(name, count);
    const fresh = count > (state.seen.get(name) || 0);
    const button = element("button", fresh ? `${name} •` : name, fresh ? "new" : "");
    button.type = "button";
    button.setAttribute("aria-current", String(name === state.channel));
    button.addEventListener("click", () => choose(name));
    const item = element("li", "");
    item.append(button);
    return item;
  });
  part("channels").replaceChildren(...made);
}

function take(told) {
  const more = told.posts.filter((post) => post.number > state.last);
  const changed = told.channels.length !== state.channels.length;
  state.channels = told.channels;
  state.posts.push(...more);
  state.last = state.posts.length ? state.posts[state.posts.length - 1].number : 0;
  if (state.channel === null) return choose(told.channels[0]);
  const fresh = here(more).map(shown);
  part("posts").append(...fresh);
  part("nothing").hidden = here(state.posts).length > 0;
  if (fresh.length) part("posts").lastElementChild.scrollIntoView({ block: "nearest" });
  if (more.length || changed) list();
}

async function ask() {
  try {
    const answer = await fetch(`/page/posts?after=${state.last}`);
    take(await answer.json());
  } catch {
    // The demo has ended, or begins again: the next question will tell.
  }
  setTimeout(ask, EACH);
}

part("width").addEventListener("click", () => {
  const narrow = document.body.classList.toggle("narrow");
  part("width").setAttribute("aria-pressed", String(narrow));
});
ask();
