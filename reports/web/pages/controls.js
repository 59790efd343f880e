"use strict";
/* Language, light and dark, copying: the controls that every page has. */
(() => {
  const root = document.documentElement;
  const kept = {
    get(name) { try { return localStorage.getItem("kiemchuan-" + name); } catch { return null; } },
    set(name, value) { try { localStorage.setItem("kiemchuan-" + name, value); } catch { /* a page without storage */ } },
  };
  function speak(language) {
    root.dataset.language = language;
    root.lang = language === "en" ? "en" : "vi";
    for (const button of document.querySelectorAll("[data-language]")) {
      if (button !== root) button.setAttribute("aria-pressed", String(button.dataset.language === language));
    }
  }
  const asked = kept.get("language");
  if (["vi", "both", "en"].includes(asked)) speak(asked);
  const theme = kept.get("theme");
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.language) { speak(button.dataset.language); kept.set("language", button.dataset.language); }
    if (button.id === "theme") {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      kept.set("theme", root.dataset.theme);
    }
    if (button.dataset.copy !== undefined) copy(button);
  });
  async function copy(button) {
    try { await navigator.clipboard.writeText(button.dataset.copy); } catch {
      const code = button.parentElement.querySelector("code");
      if (code) getSelection().selectAllChildren(code);
      return;
    }
    const before = [...button.childNodes];
    button.replaceChildren("✓");
    setTimeout(() => button.replaceChildren(...before), 1200);
  }
})();
