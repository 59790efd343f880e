"use strict";
/* The report: filter of the tree, and scenarios drawn when they are opened. Text of a product enters the page as
   text nodes only; the page's policy forbids everything else. */
(() => {
  const $ = (id) => document.getElementById(id);
  const words = JSON.parse($("words").textContent);
  const index = JSON.parse($("index").textContent);
  const overview = $("overview"), room = $("scenario");

  // ---- building

  function h(tag, given = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(given)) if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
    made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  }
  function s(tag, given = {}, ...children) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(given)) if (value !== undefined) made.setAttribute(name, value);
    made.append(...children.flat().filter(Boolean));
    return made;
  }
  const label = (vi, en) => [h("span", { class: "vi", lang: "vi" }, vi), h("span", { class: "en", lang: "en" }, en)];
  const say = (vi, en) => (!en || vi === en ? [vi] : [h("span", { class: "vi", lang: "vi" }, vi), h("span", { class: "en beside", lang: "en" }, en)]);
  const told = (table, code) => words[table][code] || [code, code];
  const badge = (code) => h("span", { class: "badge v-" + code }, h("i", { class: "sign", "aria-hidden": "true" }), label(...told("verdicts", code)));
  const hour = (moment) => moment.slice(11, 19);
  const day = (moment) => `${moment.slice(8, 10)}/${moment.slice(5, 7)}/${moment.slice(0, 4)}`;

  // ---- unpacking

  const opened = new Map();
  async function chunk(number) {
    if (!opened.has(number)) {
      const bytes = Uint8Array.from(atob($("chunk-" + number).textContent), (letter) => letter.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      opened.set(number, JSON.parse(await new Response(stream).text()));
    }
    return opened.get(number);
  }

  // ---- where the reader is

  async function go() {
    const [name, part] = location.hash.slice(1).split("/");
    if (Object.hasOwn(index, name)) {
      if (room.dataset.shown !== name) {
        const found = (await chunk(index[name])).find((row) => row.id === name);
        room.replaceChildren(...scenario(found));
        room.dataset.shown = name;
      }
      overview.hidden = true; room.hidden = false;
      const target = part ? $(part) : null;
      if (target) { reveal(target); target.scrollIntoView(); target.querySelector("summary").focus({ preventScroll: true }); }
      else { scrollTo(0, 0); room.focus({ preventScroll: true }); }
      return;
    }
    room.hidden = true; overview.hidden = false;
    room.dataset.shown = "";
    const target = name ? $(name) : null;
    if (target) {
      if (target.closest("[hidden]")) unfilter();
      reveal(target);
      target.scrollIntoView();
      (target.matches("details") ? target.querySelector("summary") : target).focus({ preventScroll: true });
    } else scrollTo(0, 0);
  }
  function reveal(element) {
    for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  }

  // ---- a scenario

  function scenario(row) {
    const failures = [...row.steps.flatMap((step) => step.judged), ...row.owed].filter((judged) => judged.verdict !== "passed");
    const crumbs = h("nav", { class: "crumbs", "aria-label": "Vị trí / Place" }, h("a", { href: "#" }, label("Kết luận", "Answer")));
    for (const rule of row.rules) crumbs.append(h("a", { href: "#" + rule }, `${rule} (${words.rules[rule] || rule})`));
    const head = h("header", {}, crumbs, h("h1", {}, `${row.id} · ${row.name}`),
      h("p", { class: "told" }, badge(row.verdict), h("span", { lang: "vi" }, row.feature), h("span", {}, `${row.ms} ms`), h("code", {}, row.place)),
      h("p", {}, command(row.rerun)));
    if (row.stop && row.verdict !== "passed") head.append(h("p", { class: "why" }, row.stop));
    const same = new Map();
    for (const judged of failures) {
      const key = JSON.stringify([judged.rule, judged.verdict, judged.reason, judged.detail, judged.failure]);
      same.set(key, [...(same.get(key) || []), judged]);
    }
    for (const group of same.values()) head.append(judgement(group[0], true, group.length));
    const parts = [head];
    if (row.seen.some((seen) => seen.from || seen.kind === "clock.moved")) {
      parts.push(h("section", { "aria-labelledby": "picture" }, h("h2", { id: "picture" }, say("Ai gửi gì cho ai, lúc nào", "Who sent what to whom, when")),
        h("div", { class: "sequence scroll", tabindex: "0", role: "region", "aria-label": "Trình tự trao đổi / Sequence of messages" }, picture(row))));
    }
    const before = row.seen.filter((seen) => seen.step < 0);
    const list = h("ol", { class: "steps" }, row.steps.map((step, number) => drawnStep(step, row.seen.filter((seen) => seen.step === number), row)));
    parts.push(h("section", { "aria-labelledby": "steps" }, h("h2", { id: "steps" }, say("Từng bước, phán quyết và bằng chứng", "Steps, judgements and evidence")), list,
      before.length ? h("div", {}, h("h3", {}, say("Ngoài các bước", "Outside the steps")), alike(before).map(observations)) : null,
      row.left_out ? h("p", { class: "why" }, `+${row.left_out}: events.jsonl`) : null));
    return parts;
  }
  function command(text) {
    return h("span", { class: "command" }, h("code", {}, text), h("button", { type: "button", class: "copy", "data-copy": text }, label("Chép", "Copy")));
  }
  function judgement(row, large, times = 1) {
    const failure = row.failure;
    const lines = [h("p", {}, badge(row.verdict), " ", h("a", { href: "#" + row.rule }, row.rule), row.seen_by ? h("span", { class: "note" }, " · ", label("thấy qua", "seen by"), " " + row.seen_by) : null, times > 1 ? h("span", { class: "note" }, ` ×${times}`) : null)];
    if (failure && large) {
      lines.push(h("p", {}, say(failure.text_vi, failure.text_en)));
      const facts = [["Phải là", "Expected", failure.expected], ["Nhận được", "Observed", failure.observed], ["Ở đâu", "Where", failure.where]];
      lines.push(h("dl", { class: "compare" }, facts.filter((fact) => fact[2]).map(([vi, en, text]) => h("div", {}, h("dt", {}, label(vi, en)), h("dd", {}, text))),
        failure.hint ? h("div", {}, h("dt", {}, label("Xem trước", "Look at")), h("dd", {}, say(failure.hint, failure.hint_en))) : null));
    }
    if (row.reason) lines.push(h("p", { class: "why" }, say(...told("reasons", row.reason))));
    if (row.detail) lines.push(h("p", { class: "why" }, row.detail));
    const remedy = large && row.reason ? words.remedies[row.reason] : null;
    if (remedy) lines.push(h("p", {}, h("b", {}, label("Cách xử lý: ", "Remedy: ")), say(...remedy)));
    for (const note of row.notes || []) lines.push(h("p", { class: "why" }, label("Lưu ý: ", "Note: "), note));
    return h("div", { class: (large ? "verdict-box " : "") + "v-" + row.verdict }, lines);
  }
  function drawnStep(step, seen, row) {
    const state = step.state || "harness-error";
    const made = h("li", { class: "step v-" + (state === "done" ? "passed" : state) },
      h("p", {}, h("span", { lang: "vi" }, h("span", { class: "keyword" }, step.keyword), " ", step.text), h("span", { class: "note" }, `${hour(step.at)} ${day(step.at)}`)));
    if (step.table) made.append(h("table", {}, h("tbody", {}, step.table.map((cells) => h("tr", {}, cells.map((cell) => h("td", {}, cell)))))));
    if (step.doc) made.append(h("div", { class: "doc" }, step.doc));
    if (step.message) made.append(h("p", { class: "why" }, step.message));
    step.judged.forEach((judged) => made.append(judgement(judged, false)));
    made.append(...alike(seen).map(observations));
    return made;
  }
  /* Many messages of one kind after each other are one line that opens, and one arrow, unless a verdict rests on one. */
  const MANY = 4;
  function alike(seen) {
    const groups = [];
    for (const one of seen) {
      const key = one.used || one.broken || one.line || one.blobs.some((blob) => blob.line) ? NaN : [one.kind, one.from, one.to, one.step, one.at, sort(one.vi)].join();
      const last = groups.at(-1);
      if (last && last.key === key) last.rows.push(one); else groups.push({ key, rows: [one] });
    }
    return groups.flatMap((group) => (group.rows.length < MANY ? group.rows.map((one) => [one]) : [group.rows]));
  }
  const sort = (text) => text.split(" · ")[0];
  function observations(rows) {
    const [first] = rows;
    if (rows.length === 1) return observation(first);
    return h("details", { class: "seen many" },
      h("summary", {}, hour(first.at), " ", h("b", {}, label(...told("kinds", first.kind))), " – ", label(sort(first.vi), sort(first.en)), ` ×${rows.length}`),
      rows.map(observation));
  }
  function observation(seen) {
    const made = h("details", { class: "seen" + (seen.used ? " used" : "") + (seen.broken ? " broken" : ""), id: "seen-" + seen.seq },
      h("summary", {}, hour(seen.at), " ", h("b", {}, label(...told("kinds", seen.kind))), " – ", label(seen.vi, seen.en)));
    made.addEventListener("toggle", () => {
      if (made.open && made.childElementCount === 1) made.append(stuff(seen));
    });
    if (seen.line || seen.blobs.some((blob) => blob.line)) made.open = true;
    return made;
  }
  function stuff(seen) {
    const made = h("div", { class: "stuff" });
    for (const blob of seen.blobs) {
      const place = blob.opens ? h("a", { href: blob.place }, blob.place) : h("code", {}, blob.place);
      made.append(h("h3", {}, blob.name, h("span", { class: "note" }, `${blob.size} byte`), place));
      if (blob.gone) made.append(h("p", { class: "why" }, label("Bằng chứng không còn hoặc đã bị sửa: ", "Evidence gone or altered: "), blob.gone));
      if (blob.reflowed) made.append(h("p", { class: "why" }, label("Xuống dòng lại cho dễ đọc; nguyên văn ở tệp bằng chứng.", "Broken into lines for reading; the whole as it was is in the evidence file.")));
      if (blob.text) made.append(text(blob.text, blob.line, blob.name));
    }
    if (seen.data) made.append(text(seen.data, seen.line, seen.kind));
    return made;
  }
  function text(content, marked, name) {
    const list = h("ol", {}, content.split("\n").map((line, number) => {
      const wrong = number + 1 === marked;
      return h("li", { value: number + 1, class: wrong ? "marked" : undefined }, wrong ? h("span", {}, h("span", { class: "visually-hidden" }, "Dòng có sai sót / the line at fault: "), line) : line || " ");
    }));
    const box = h("div", { class: "text", tabindex: "0", role: "group", "aria-label": name }, list);
    if (marked) requestAnimationFrame(() => { const at = list.children[marked - 1]; if (at) box.scrollTop = at.offsetTop - box.clientHeight / 2; });
    return box;
  }

  // ---- the picture: lanes, steps as bands, arrows in virtual time

  const LEFT = 78, ROW = 31, HEAD = 44;
  function picture(row) {
    const lanes = words.lanes.filter(([code]) => row.seen.some((seen) => seen.from === code || seen.to === code) || ["software", "axis"].includes(code));
    const width = 900, gap = (width - LEFT - 20) / lanes.length;
    const middle = Object.fromEntries(lanes.map(([code], number) => [code, LEFT + gap * (number + 0.5)]));
    const tested = words.lanes.some(([code]) => code === "software") ? "software" : "axis";
    const rows = [];
    let y = HEAD + 14, time = "", step = -2;
    for (const [seen, ...more] of alike(row.seen)) {
      if (seen.step !== step && seen.step >= 0) { y = band(rows, row.steps[seen.step], y, width); step = seen.step; }
      const mark = hour(seen.at) === time ? "" : hour(seen.at);
      time = hour(seen.at);
      const drawn = more.length ? { ...seen, vi: `${sort(seen.vi)} ×${more.length + 1}`, en: `${sort(seen.en)} ×${more.length + 1}` } : seen;
      rows.push(arrow(drawn, y + ROW - 9, middle, gap, width, mark, row.id));
      y += ROW;
    }
    const last = row.steps.findLast((one) => one.judged.some((judged) => judged.verdict !== "passed"));
    if (last && row.steps.indexOf(last) !== step) y = band(rows, last, y, width);
    const height = y + 14;
    const columns = lanes.flatMap(([code, vi, en]) => [
      s("line", { x1: middle[code], x2: middle[code], y1: HEAD, y2: height, class: "lane-line" }),
      s("rect", { x: middle[code] - gap / 2 + 6, y: 6, width: gap - 12, height: HEAD - 10, rx: 5, class: "lane-head" + (code === tested ? " tested" : "") }),
      two("text", { x: middle[code], y: 29, class: "lane-name" + (code === tested ? " tested" : "") }, vi, en),
    ]).flat();
    return s("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Trình tự trao đổi / Sequence of messages" }, columns.filter((part) => part.tagName === "line"), rows, columns.filter((part) => part.tagName !== "line"));
  }
  const two = (tag, given, vi, en) => [["vi", vi], ["en", en]].map(([language, text]) => s(tag, { ...given, class: `${given.class} ${language}`, lang: language }, text));
  function band(rows, step, y, width) {
    const bad = step.judged.some((judged) => judged.verdict === "failed");
    rows.push(s("g", {}, s("rect", { x: 0, y: y + 2, width, height: 24, class: "band" + (bad ? " bad" : "") }),
      s("text", { x: 12, y: y + 18, class: "band-text" }, short(`${step.keyword} ${step.text}`, 128), s("title", {}, step.text))));
    return y + 30;
  }
  const short = (text, most) => (text.length > most ? text.slice(0, most - 1) + "…" : text);
  function arrow(seen, y, middle, gap, width, time, scenarioId) {
    const from = middle[seen.from], to = middle[seen.to];
    const names = ["seen", seen.broken ? "broken" : "", seen.answer ? "answer" : "", seen.used ? "used" : ""].filter(Boolean).join(" ");
    const parts = [time ? s("text", { x: 12, y: y + 4, class: "time" }, time) : null];
    if (seen.kind === "clock.moved") {
      parts.push(s("line", { x1: LEFT, x2: width - 10, y1: y, y2: y, class: "clock-line" }), two("text", { x: (LEFT + width) / 2, y: y - 4, class: "label clock-text" }, seen.vi, seen.en));
    } else if (from !== undefined && to !== undefined) {
      const side = to > from ? 1 : -1, most = Math.floor((Math.abs(to - from) - 20) / 6.6);
      parts.push(s("line", { x1: from, x2: to - side * 8, y1: y, y2: y, class: "arrow" }),
        s("polygon", { points: `${to},${y} ${to - side * 9},${y - 4.5} ${to - side * 9},${y + 4.5}` }),
        two("text", { x: (from + to) / 2, y: y - 6, class: "label" }, short(seen.vi, most), short(seen.en, most)));
    } else {
      const x = from ?? (LEFT + width) / 2, room_ = gap - 16, most = Math.floor(room_ / 6.6);
      parts.push(s("rect", { x: x - room_ / 2, y: y - 15, width: room_, height: 21, rx: 4, class: "note-box" }), two("text", { x, y, class: "label" }, short(seen.vi, most), short(seen.en, most)));
    }
    return s("a", { class: names, href: `#${scenarioId}/seen-${seen.seq}` }, s("title", {}, `${hour(seen.at)} ${day(seen.at)} · ${seen.vi} / ${seen.en}`), parts.flat().filter(Boolean));
  }

  // ---- search and filter

  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  const rules = [...document.querySelectorAll("details.rule")].map((element) => ({ element, verdict: element.dataset.verdict, binding: "binding" in element.dataset, text: null }));
  const before = new Map();
  const chosen = new Set();
  function filter() {
    const sought = plain($("search").value.trim()).split(/\s+/).filter(Boolean);
    const active = sought.length > 0 || chosen.size > 0 || $("binding").checked;
    let count = 0;
    for (const rule of rules) {
      if (sought.length && rule.text === null) rule.text = plain(rule.element.textContent);
      const fits = (!chosen.size || chosen.has(rule.verdict)) && (!$("binding").checked || rule.binding) && sought.every((word) => rule.text.includes(word));
      rule.element.hidden = !fits;
      count += fits;
    }
    for (const clause of document.querySelectorAll(".clause")) clause.hidden = !clause.querySelector(".rule:not([hidden])");
    for (const article of document.querySelectorAll("details.article")) {
      if (!before.has(article)) before.set(article, article.open);
      article.hidden = !article.querySelector(".rule:not([hidden])");
      article.open = active ? !article.hidden : before.get(article);
    }
    if (!active) before.clear();
    for (const chapter of document.querySelectorAll(".chapter")) chapter.hidden = !chapter.querySelector(".article:not([hidden])");
    $("found").replaceChildren(...(active ? label(`${count} quy tắc`, `${count} rules`) : []));
  }
  function unfilter() {
    $("search").value = "";
    $("binding").checked = false;
    chosen.clear();
    document.querySelectorAll(".chip").forEach((chip) => chip.setAttribute("aria-pressed", "false"));
    filter();
  }
  $("filter").addEventListener("submit", (event) => event.preventDefault());
  $("search").addEventListener("input", filter);
  $("binding").addEventListener("change", filter);
  for (const chip of document.querySelectorAll(".chip")) {
    chip.addEventListener("click", () => {
      const code = chip.dataset.verdict, on = !chosen.has(code);
      if (on) chosen.add(code); else chosen.delete(code);
      chip.setAttribute("aria-pressed", String(on));
      filter();
    });
  }
  $("open-all").addEventListener("click", () => {
    const all = [...document.querySelectorAll("#tree details")], open = all.some((one) => !one.open);
    all.forEach((one) => { one.open = open; });
  });
  $("print").addEventListener("click", () => print());
  addEventListener("beforeprint", () => { document.querySelectorAll("#tree details").forEach((one) => { one.dataset.was = one.open; one.open = true; }); });
  addEventListener("afterprint", () => { document.querySelectorAll("#tree details").forEach((one) => { one.open = one.dataset.was === "true"; }); });
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input")) { event.preventDefault(); if (overview.hidden) location.hash = "#tree"; $("search").focus(); }
    if (event.key === "Escape" && !room.hidden) location.hash = "#" + (room.querySelector(".crumbs a:nth-child(2)")?.getAttribute("href") || "#").slice(1);
  });
  addEventListener("hashchange", go);
  go();
})();
