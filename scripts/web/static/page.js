// What the page does by itself: shows news, sends files, accepts findings, starts the buttons.
"use strict";

const body = document.body;
const said = document.getElementById("said"); // what came of something the clerk did
const news = document.getElementById("news"); // what happened by itself, for screen readers
const LARGEST = 20 * 1024 * 1024; // as in limits.py; the server refuses more anyhow

let silence = 0;

function say(words, grave) {
  said.textContent = words;
  said.classList.toggle("grave", Boolean(grave));
  clearTimeout(silence);
  if (!grave) silence = setTimeout(() => { said.textContent = ""; }, 30000);
}

async function asked(address, options) {
  let answer;
  try {
    answer = await fetch(address, options);
  } catch (error) {
    throw new Error("没有传到：与校验程序的连接中断，或者文件太大、正被其他程序占用。");
  }
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

function post(address, form) {
  return asked(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(form || {}),
  });
}

// --- news: the changing part is exchanged; what was open stays open, what had the focus keeps it,
// what was typed and not yet sent is still there

function exchange(html) {
  const live = document.getElementById("live");
  const active = document.activeElement;
  const places = live.contains(active) ? [active.id, active.closest("[id]:not(input)")?.id] : [];
  const open = [...live.querySelectorAll("details[open]")].map((each) => each.id);
  const typed = [...live.querySelectorAll("input[id]")].filter((each) => each.value);
  const announced = text(live.querySelector("[data-announce]"));
  live.innerHTML = html;
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  for (const { id, value } of typed) {
    const box = document.getElementById(id);
    if (box) box.value = value;
  }
  const again = places.filter(Boolean).map((id) => document.getElementById(id)).find(Boolean);
  if (again) {
    const inside = again.querySelector(active.tagName + ":not([type=hidden])")
      || again.querySelector("button");
    (inside || again).focus({ preventScroll: true });
  }
  entitle();
  const now = live.querySelector("[data-announce]");
  if (now && now.dataset.announce !== "no" && text(now) !== announced) news.textContent = text(now);
}

function text(element) {
  return element ? element.textContent.trim() : "";
}

let fetching = false;
let outdated = false;

async function refresh() { // one after the other: an older answer must not come last
  outdated = true;
  if (fetching) return;
  fetching = true;
  try {
    while (outdated) {
      outdated = false;
      exchange(await (await asked(body.dataset.view)).text());
    }
  } finally {
    fetching = false;
  }
}

function entitle() { // the name of the tab says how it stands, while Excel is in front
  const titled = document.querySelector("[data-title]");
  if (titled) document.title = titled.dataset.title;
}

entitle();

if (body.dataset.events) {
  const events = new EventSource(body.dataset.events);
  const lost = document.getElementById("lost");
  let last = body.dataset.version; // what this page was drawn from
  events.onmessage = (event) => {
    lost.hidden = true;
    if (event.data !== last) refresh().catch((error) => say(error.message, true));
    last = event.data;
  };
  events.onerror = () => { lost.hidden = false; };
  events.onopen = () => { lost.hidden = true; };
}

if (body.dataset.leave) {
  addEventListener("pagehide", () => navigator.sendBeacon(body.dataset.leave));
}

// --- files: one is checked, several are audited

function send(address, file) {
  if (file.size > LARGEST) throw new Error(`“${file.name}”超过20 MB，没有传送。请核对是不是选错了文件。`);
  return asked(`${address}?name=${encodeURIComponent(file.name)}`, {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream" },
    body: file,
  });
}

async function take(files) {
  const base = body.dataset.base;
  if (!files.length) return;
  try {
    if (files.length === 1) {
      say(`正在校验“${files[0].name}”……`);
      location.href = (await (await send(`${base}/files`, files[0])).json()).page;
      return;
    }
    const { page } = await (await post(`${base}/audits`)).json();
    let number = 0;
    for (const file of files) {
      number += 1;
      say(`正在传送第${number}个文件，共${files.length}个……`);
      await send(`${page}/files`, file);
    }
    await post(`${page}/start`);
    location.href = page;
  } catch (error) {
    say(error.message, true);
  }
}

const chooser = document.getElementById("files");
const drop = document.getElementById("drop");
if (chooser && drop) {
  chooser.addEventListener("change", async () => {
    await take([...chooser.files]);
    chooser.value = "";
  });
  for (const kind of ["dragenter", "dragover"]) {
    addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    take([...event.dataTransfer.files]);
  });
}

// --- forms and buttons of the page

addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.post) return;
  event.preventDefault();
  try {
    const answer = await post(form.dataset.post, Object.fromEntries(new FormData(form)));
    exchange(await answer.text());
  } catch (error) {
    say(error.message, true);
  }
});

addEventListener("click", async (event) => {
  const button = event.target.closest("[data-do]");
  if (!button) return;
  button.disabled = true;
  say("正在处理……");
  try {
    say(await (await post(button.dataset.do)).text());
  } catch (error) {
    say(error.message, true);
  }
  button.disabled = false;
  button.focus();
});

addEventListener("hashchange", () => {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  place?.closest("details")?.setAttribute("open", "");
});
