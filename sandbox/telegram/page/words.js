// Text with entities as DOM nodes. JavaScript strings count in UTF-16 units, as Telegram does.

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote", spoiler: "span",
  text_link: "a", url: "a", bot_command: "a",
};
const BLOCKS = new Set(["PRE", "BLOCKQUOTE"]);

export function words(text, entities, acts) {
  const fragment = document.createDocumentFragment();
  const waiting = [...(entities || [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  fill(fragment, text, waiting, [0, text.length], acts);
  return fragment;
}

function fill(parent, text, waiting, [from, to], acts) {
  let at = from;
  while (waiting.length && waiting[0].offset < to) {
    const entity = waiting.shift();
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (end <= start) continue;
    parent.append(text.slice(at, start));
    const node = element(entity, text.slice(start, end), acts);
    fill(node, text, waiting, [start, end], acts);
    parent.append(node);
    at = end;
    if (BLOCKS.has(node.tagName) && text[at] === "\n") at += 1; // the block ends its line itself
  }
  parent.append(text.slice(at, to));
}

function element(entity, covered, acts) {
  const node = document.createElement(TAGS[entity.type] || "span");
  if (entity.type === "text_link" || entity.type === "url") link(node, entity.url || covered, acts);
  if (entity.type === "bot_command") acting(node, () => acts.say(covered));
  if (entity.type === "code") acting(node, () => acts.copy(covered), "Copy");
  if (entity.type === "expandable_blockquote") {
    node.className = "folded";
    node.addEventListener("click", () => node.classList.toggle("folded"));
  }
  if (entity.type === "spoiler") {
    node.className = "spoiler";
    node.addEventListener("click", () => node.classList.add("shown"));
  }
  return node;
}

function link(node, address, acts) {
  const url = safe(address);
  if (!url) return;
  node.href = url.href;
  const start = startOf(url, acts.botName());
  if (start !== null) return acting(node, () => acts.start(start));
  node.target = "_blank";
  node.rel = "noopener noreferrer";
}

function acting(node, act, title) {
  if (title) node.title = title;
  if (node.tagName === "A" && !node.href) node.href = "#";
  node.addEventListener("click", (event) => { event.preventDefault(); act(); });
}

// Only addresses that a chat may open; anything else stays plain words.
export function safe(address) {
  try {
    const url = new URL(address.includes("://") ? address : `https://${address}`);
    return ["http:", "https:", "tg:"].includes(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

// The parameter of a t.me/<bot>?start=… link; null for any other link.
export function startOf(url, botName) {
  const ours = ["t.me", "telegram.me"].includes(url.hostname)
    && url.pathname.slice(1).toLowerCase() === botName.toLowerCase();
  return ours ? url.searchParams.get("start") || "" : null;
}
