// Formulas, diagrams, search and the switch between light and dark. Works from the file system.
(function () {
  "use strict";
  const root = document.documentElement;
  const up = root.dataset.up;

  function remembered() {
    try { return localStorage.getItem("light"); } catch (e) { return null; } // some browsers forbid it for files
  }
  function isDark() {
    return root.dataset.light ? root.dataset.light === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }
  if (remembered()) {
    root.dataset.light = remembered();
  }
  document.getElementById("light").addEventListener("click", function () {
    root.dataset.light = isDark() ? "light" : "dark";
    try { localStorage.setItem("light", root.dataset.light); } catch (e) { /* then only for this page */ }
  });

  if (window.katex) {
    for (const formula of document.querySelectorAll(".math")) {
      katex.render(formula.textContent, formula, { displayMode: formula.classList.contains("display"), throwOnError: false });
    }
  }
  if (window.mermaid) {
    mermaid.initialize({ startOnLoad: true, theme: isDark() ? "dark" : "neutral", securityLevel: "loose" });
  }

  const search = document.getElementById("search");
  const found = document.getElementById("found");
  search.addEventListener("input", function () {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    found.replaceChildren();
    found.hidden = words.length === 0;
    const hits = window.SECTIONS.map(function (section) {
      const title = section.title.toLowerCase();
      const text = section.text.toLowerCase();
      const all = words.every(function (word) { return title.includes(word) || text.includes(word); });
      const inTitle = words.filter(function (word) { return title.includes(word); }).length;
      return { section: section, score: all ? 1 + 10 * inTitle : 0 };
    }).filter(function (hit) { return hit.score > 0; });
    hits.sort(function (a, b) { return b.score - a.score; });
    for (const hit of hits.slice(0, 12)) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const page = document.createElement("small");
      link.href = up + hit.section.url;
      link.textContent = hit.section.title;
      page.textContent = hit.section.page;
      link.append(page);
      item.append(link);
      found.append(item);
    }
    if (words.length && !hits.length) {
      found.append(Object.assign(document.createElement("li"), { textContent: "Nothing found" }));
    }
  });
})();
