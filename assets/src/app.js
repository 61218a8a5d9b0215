// What the pages gain with JavaScript. Everything works without it.
import {
  Checkboxes,
  ErrorSummary,
  Radios,
  ServiceNavigation,
  SkipLink,
  createAll,
} from "govuk-frontend";

import { saveDrafts } from "./drafts.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");

for (const component of [Checkboxes, ErrorSummary, Radios, ServiceNavigation, SkipLink]) {
  createAll(component);
}

function closeAccountMenu(menu, event) {
  const escaped = event.type === "keydown" && event.key === "Escape";
  const outside = event.type === "click" && !menu.contains(event.target);
  if (!menu.open || !(escaped || outside)) {
    return;
  }
  menu.open = false;
  if (escaped) {
    menu.querySelector("summary").focus();
  }
}

for (const menu of document.querySelectorAll(".app-account")) {
  document.addEventListener("keydown", (event) => closeAccountMenu(menu, event));
  document.addEventListener("click", (event) => closeAccountMenu(menu, event));
}

if (window.matchMedia("(max-width: 40em)").matches) {
  for (const filter of document.querySelectorAll(".app-filter")) {
    filter.open = false;
  }
}

for (const button of document.querySelectorAll(".app-print")) {
  button.addEventListener("click", () => window.print());
}

saveDrafts();
