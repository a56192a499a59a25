"use strict";
// The page is whole without this: it adds filters, orders, a timeline that can be stretched, and arrow keys.
for (const tools of document.querySelectorAll(".tools")) tools.hidden = false;

const body = document.querySelector("#table tbody");
const all = [...body.rows];
const tasks = all.filter(row => row.id);
const find = document.getElementById("find"), state = document.getElementById("state");
const critical = document.getElementById("critical"), count = document.getElementById("count");
const texts = new Map();
let sorted = null;

function show() {
  const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  let phase = null, phaseShown = false;
  for (const row of all) {
    if (!row.id) {
      if (phase) phase.hidden = !phaseShown;
      phase = row;
      phaseShown = false;
      continue;
    }
    if (words.length && !texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    const fits = (!state.value || row.classList.contains(state.value))
      && (!critical.checked || row.classList.contains("hot"))
      && words.every(word => texts.get(row).includes(word));
    row.hidden = !fits;
    if (fits) { shown++; phaseShown = true; }
  }
  if (phase) phase.hidden = !phaseShown;
  if (sorted) for (const row of all) if (!row.id) row.hidden = true;
  count.textContent = shown === tasks.length ? tasks.length + (tasks.length === 1 ? " task" : " tasks") : shown + " of " + tasks.length + " tasks";
}

function order(header) {
  const up = header.getAttribute("aria-sort") !== "ascending";
  for (const other of document.querySelectorAll("#table th[aria-sort]")) other.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", up ? "ascending" : "descending");
  const by = header.dataset.by;
  sorted = by || !up;
  let rows = all;
  if (sorted) {
    const key = by === "state" ? row => row.className : row => row.dataset[by] === "" ? -1 : Number(row.dataset[by]);
    rows = [...tasks];
    if (by) rows.sort((a, b) => key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
    if (!up) rows.reverse();
    rows = [...all.filter(row => !row.id), ...rows];
  }
  body.append(...rows);
  show();
}

for (const header of document.querySelectorAll("#table th[data-by]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = header.textContent;
  button.addEventListener("click", () => order(header));
  header.replaceChildren(button);
}

let waiting = false;
function soon() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; show(); });
}
for (const control of [find, state, critical]) control.addEventListener("input", soon);

// A link to a task that the filter hides shows it again, and the keyboard goes on from there.
function reveal() {
  const row = document.getElementById(location.hash.slice(1));
  if (!row) return;
  if (row.hidden) { find.value = ""; state.value = ""; critical.checked = false; show(); }
  row.focus();
  row.scrollIntoView({ block: "center" });
}
addEventListener("hashchange", reveal);

// The timeline is one stop of the tab key; arrows go on from bar to bar.
const time = document.getElementById("time");
if (time) {
  const bars = [...time.querySelectorAll(".bar")];
  const slots = new Map();
  for (const bar of bars) {
    const slot = Number(bar.dataset.slot);
    if (!slots.has(slot)) slots.set(slot, []);
    slots.get(slot).push(bar);
    bar.setAttribute("tabindex", "-1");
  }
  let at = bars[0];
  at.setAttribute("tabindex", "0");
  const move = to => {
    if (!to) return;
    at.setAttribute("tabindex", "-1");
    at = to;
    at.setAttribute("tabindex", "0");
    at.focus();
  };
  time.addEventListener("focusin", event => {
    const bar = event.target.closest(".bar");
    if (bar && bar !== at) { at.setAttribute("tabindex", "-1"); at = bar; at.setAttribute("tabindex", "0"); }
  });
  time.addEventListener("keydown", event => {
    const slot = Number(at.dataset.slot), row = slots.get(slot), place = row.indexOf(at);
    const left = Number.parseFloat(at.querySelector("svg").getAttribute("x"));
    const nearest = bars => bars && bars.reduce((best, bar) => Math.abs(start(bar) - left) < Math.abs(start(best) - left) ? bar : best);
    const start = bar => Number.parseFloat(bar.querySelector("svg").getAttribute("x"));
    const to = { ArrowRight: () => row[place + 1], ArrowLeft: () => row[place - 1], ArrowDown: () => nearest(slots.get(slot + 1)), ArrowUp: () => nearest(slots.get(slot - 1)), Home: () => row[0], End: () => row[row.length - 1] }[event.key];
    if (!to || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    move(to());
  });
  let stretch = 1;
  const scroll = time.parentElement;
  const zoom = factor => {
    const middle = (scroll.scrollLeft + scroll.clientWidth / 2) / scroll.scrollWidth;
    stretch = Math.min(64, Math.max(1, stretch * factor));
    time.setAttribute("width", stretch * 100 + "%");
    scroll.scrollLeft = middle * scroll.scrollWidth - scroll.clientWidth / 2;
  };
  document.getElementById("closer").addEventListener("click", () => zoom(2));
  document.getElementById("wider").addEventListener("click", () => zoom(0.5));
}
if (location.hash) reveal();
