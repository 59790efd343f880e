"use strict";
/* The rulebook's index: search among the rules, with or without Vietnamese marks. */
(() => {
  const search = document.getElementById("search");
  if (!search) return;
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  const rows = [...document.querySelectorAll(".rule-list li")].map((element) => ({ element, text: plain(element.textContent) }));
  const found = document.getElementById("found");
  search.form.addEventListener("submit", (event) => event.preventDefault());
  search.addEventListener("input", () => {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const fits = words.every((word) => row.text.includes(word));
      row.element.hidden = !fits;
      count += fits;
    }
    found.textContent = words.length ? `${count} quy tắc / rules` : "";
  });
})();
