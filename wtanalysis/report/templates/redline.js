"use strict";
(() => {
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const rows = [...document.querySelectorAll(".row")];
  if (!form || !rows.length) return;
  const chapters = [...document.querySelectorAll("section.chapter")];
  const folds = [...document.querySelectorAll("details.same")];
  const sameWords = (row) => row.localName === "li";
  const texts = new Map();
  let current = null, timer = 0;

  const plain = (text) => text.toLowerCase().replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"').replace(/\s+/g, " ");

  // The words of a row without the hidden ones that tell a screen reader where a mark begins and ends.
  function textOf(row) {
    if (texts.has(row)) return texts.get(row);
    const parts = [];
    for (const box of row.querySelectorAll("h4, .t, .where")) {
      const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
      let text = "";
      while (walker.nextNode()) {
        if (!walker.currentNode.parentNode.matches("del > span, ins > span")) text += walker.currentNode.data;
      }
      parts.push(text);
    }
    texts.set(row, plain(parts.join("\n")));
    return texts.get(row);
  }

  const value = (name) => (document.getElementById("f-" + name) || { value: "" }).value;
  const has = (list, code) => !code || (list || "").split(" ").includes(code);
  const number = (n) => n.toLocaleString("en-GB");

  function apply() {
    const kinds = new Set([...form.querySelectorAll("input[name=kind]:checked")].map((box) => box.value));
    const wanted = { text: plain(value("text").trim()), chapter: value("chapter"), effect: value("effect"), duty: value("duty"), audience: value("audience") };
    let changed = 0, same = 0;
    for (const row of rows) {
      const data = row.dataset;
      const hit = (!kinds.size || kinds.has(data.k)) && has(data.e, wanted.effect) && has(data.d, wanted.duty) && has(data.a, wanted.audience)
        && (!wanted.chapter || row.closest("section").id === wanted.chapter) && (!wanted.text || textOf(row).includes(wanted.text));
      row.hidden = !hit;
      if (hit) { if (sameWords(row)) same += 1; else changed += 1; }
    }
    const unfold = wanted.text || kinds.has("unchanged") || kinds.has("renumbered");
    for (const fold of folds) {
      fold.hidden = !fold.querySelector(".row:not([hidden])");
      if (unfold && !fold.hidden && !fold.open) { fold.open = true; fold.dataset.by = "filter"; }
      else if (!unfold && fold.dataset.by) { fold.open = false; delete fold.dataset.by; }
    }
    for (const chapter of chapters) chapter.hidden = !chapter.querySelector(".row:not([hidden])");
    const all = changed === Number(shown.dataset.changed) && same === Number(shown.dataset.same);
    const told = `${number(changed)} of ${number(Number(shown.dataset.changed))} changes shown, and ${number(same)} of ${number(Number(shown.dataset.same))} passages with the same words.`;
    shown.textContent = changed + same ? (all ? "Everything is shown: " : "") + told : "Nothing fits. Take a filter away to see more.";
  }

  function visible() {
    return rows.filter((row) => !row.hidden && (row.localName !== "li" || row.closest("details").open));
  }

  function go(step) {
    const list = visible();
    if (!list.length) return;
    let at = list.indexOf(current);
    if (at < 0) {
      const below = list.findIndex((row) => row.getBoundingClientRect().top > 1);
      at = step > 0 ? (below < 0 ? list.length - 1 : below) : (below < 0 ? list.length : below) - 1;
    } else at += step;
    if (at < 0 || at >= list.length) { shown.textContent = step > 0 ? "This is the last change shown." : "This is the first change shown."; return; }
    current = list[at];
    const head = current.querySelector("h4") || current;
    if (head === current) head.tabIndex = -1;
    current.scrollIntoView({ block: "start" });
    head.focus({ preventScroll: true });
    try { history.replaceState(null, "", "#" + current.id); } catch { /* a page opened from a file may not be allowed to */ }
  }

  function arrive() {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!row || !row.classList.contains("row")) return;
    if (row.hidden) { form.reset(); apply(); }
    const fold = row.closest("details");
    if (fold) fold.open = true;
    current = row;
    row.scrollIntoView({ block: "start" });
  }

  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, (event) => {
      if (event.target.id === "keys") return;
      clearTimeout(timer);
      timer = setTimeout(apply, event.target.type === "search" ? 250 : 0);
    });
  }
  form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
  form.addEventListener("reset", () => setTimeout(apply, 0));
  document.getElementById("next").addEventListener("click", () => go(1));
  document.getElementById("previous").addEventListener("click", () => go(-1));
  document.addEventListener("focusin", (event) => { const row = event.target.closest(".row"); if (row) current = row; });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || !document.getElementById("keys").checked) return;
    if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    const step = { j: 1, k: -1 }[event.key];
    if (step) { event.preventDefault(); go(step); }
  });
  window.addEventListener("hashchange", arrive);
  form.hidden = false;
  apply();
  if (location.hash) arrive();
})();
