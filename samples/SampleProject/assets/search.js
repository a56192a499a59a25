// The search box of every page. The index is loaded when it is first needed, as a script, so that it works from a folder too.
"use strict";
(() => {
  const form = document.querySelector(".search");
  const input = form.querySelector("input");
  const list = form.querySelector("ul");
  const status = form.querySelector("output");
  const most = 12;
  let asked = false;
  let active = -1;
  form.hidden = false;

  function load() {
    if (asked) return;
    asked = true;
    const script = document.createElement("script");
    script.src = form.dataset.root + "search-index.js";
    script.onload = show;
    document.head.append(script);
  }

  // Every word must be somewhere in the page; a title counts more than a heading, a heading more than the text.
  function find(words) {
    const found = [];
    for (const page of window.planSearch) {
      const title = page.title.toLowerCase();
      let score = 0;
      let section = null;
      const fits = words.every(word => {
        if (title.includes(word)) { score += title.startsWith(word) ? 12 : 8; return true; }
        const heading = page.sections.find(s => s.title.toLowerCase().includes(word));
        if (heading) { score += 4; section ??= heading; return true; }
        if ((" " + page.words).includes(" " + word)) { score += 1; return true; }
        return false;
      });
      if (fits) found.push({ page, section, score });
    }
    return found.sort((a, b) => b.score - a.score).slice(0, most);
  }

  function show() {
    const words = input.value.toLowerCase().split(/\s+/).filter(word => word);
    const found = words.length && window.planSearch ? find(words) : [];
    list.replaceChildren(...found.map(({ page, section }, index) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      item.id = "found-" + index;
      item.setAttribute("role", "option");
      link.href = form.dataset.root + page.address + (section ? "#" + section.anchor : "");
      link.tabIndex = -1;
      link.textContent = page.title;
      if (section) {
        const detail = document.createElement("small");
        detail.textContent = section.title;
        link.append(" ", detail);
      }
      item.append(link);
      return item;
    }));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = words.length && window.planSearch && !found.length ? "No page has these words." : "";
    move(found.length ? 0 : -1);
  }

  function move(to) {
    list.children[active]?.removeAttribute("aria-selected");
    active = to;
    const item = list.children[active];
    if (item) {
      item.setAttribute("aria-selected", "true");
      item.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", item.id);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  input.addEventListener("focus", load);
  input.addEventListener("input", () => { load(); show(); });
  input.addEventListener("keydown", event => {
    const count = list.children.length;
    if (event.key === "ArrowDown" && count) move((active + 1) % count);
    else if (event.key === "ArrowUp" && count) move((active + count - 1) % count);
    else if (event.key === "Escape") { input.value = ""; show(); }
    else return;
    event.preventDefault();
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    list.children[active]?.querySelector("a").click();
  });
  document.addEventListener("keydown", event => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
})();
