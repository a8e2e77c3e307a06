// Comfort only: every page does its work without this file.
// Keys: j and k go down and up, Enter opens, u goes back to the list, n to the note, / to the first field.
(() => {
  "use strict";
  const typing = (element) => /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName) || element.isContentEditable;

  const step = (by) => {
    const rows = [...document.querySelectorAll("a.row")];
    if (!rows.length) return follow(by > 0 ? "next" : "prev");
    const at = rows.indexOf(document.activeElement);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    next.focus();
    next.closest("li, tr").scrollIntoView({ block: "nearest" });
    return true;
  };
  const follow = (relation) => {
    const link = document.querySelector(`a[rel~="${relation}"]`);
    if (link) location.assign(link.href);
    return Boolean(link);
  };
  const focus = (selector) => {
    const field = document.querySelector(selector);
    if (field) field.focus();
    return Boolean(field);
  };
  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    u: () => follow("up"),
    n: () => focus("#note"),
    "/": () => focus("form[role=search] input, form[role=search] select"),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
    if (Object.hasOwn(KEYS, event.key) && KEYS[event.key]()) event.preventDefault();
  });
  document.documentElement.classList.add("keys"); // shows the line that names the keys

  // In a frame of Airflow the pages follow Airflow's own choice of light or dark, need no way into the frame, and
  // open other sites through Airflow's page: the frame itself may open no window.
  const frame = () => {
    try {
      return window.parent === window ? null : window.parent.document.documentElement;
    } catch {
      return null; // framed by another origin
    }
  };
  const outer = frame();
  if (outer) {
    document.documentElement.classList.add("framed");
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[target=_blank]");
      if (!link) return;
      event.preventDefault();
      const opener = outer.ownerDocument.createElement("a");
      Object.assign(opener, { href: link.href, target: "_blank", rel: "noopener noreferrer" });
      opener.click();
    });
    const follow = () => {
      document.documentElement.dataset.theme = outer.classList.contains("dark") ? "dark" : "light";
    };
    follow();
    new MutationObserver(follow).observe(outer, { attributeFilter: ["class"] });
  }
})();
