// Select2 names the field it shows by what is chosen in it, and a blank one by nothing: each is
// given the name of the list that it stands for.
"use strict";

const SHOWN = "[role=combobox], [role=textbox], [role=searchbox]";

function nameFields(scope) {
  for (const list of scope.querySelectorAll("select.admin-autocomplete")) {
    const label = list.labels[0]?.textContent.trim().replace(/:$/, "");
    const chosen = list.multiple ? "" : list.selectedOptions[0]?.text.trim();
    const fields = list.nextElementSibling?.querySelectorAll(SHOWN) ?? [];
    for (const field of label ? fields : []) {
      field.removeAttribute("aria-labelledby");
      field.setAttribute("aria-label", [label, chosen].filter(Boolean).join(": "));
    }
  }
}

window.addEventListener("load", () => {
  nameFields(document);
  // Another choice is another name.
  django.jQuery(document).on("change", "select.admin-autocomplete", () => nameFields(document));
});
document.addEventListener("formset:added", (event) => {
  setTimeout(() => nameFields(event.target));
});
