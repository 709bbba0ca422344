// A part added to the form after it was loaded can be cited in the same save: each "About" list
// has an option for it, which follows its row when others are taken away. Without this script
// the blank rows that the form came with can be cited.
"use strict";

const NEW = "new:";
const LISTS = "select[name$='-on']";

function newRows() {
  const groups = document.querySelectorAll(".inline-group:not(:has(" + LISTS + "))");
  return [...groups].flatMap((group) => [
    ...group.querySelectorAll(".inline-related:not(.has_original, .empty-form)"),
  ]);
}

function label(row) {
  const kind = row.querySelector("h3 b").textContent.replace(":", "").toLowerCase();
  const number = row.querySelector(".inline_label").textContent.trim();
  const typed = [...row.querySelectorAll("input[type=text], textarea, select.admin-autocomplete")]
    .map((field) => (field.selectedOptions ? field.selectedOptions[0]?.text : field.value))
    .find((words) => words);
  return `new ${kind}, ${number}${typed ? `: ${typed}` : ""}`;
}

// The row that each option of a list stands for, found while names and rows still agree.
function bind(list) {
  for (const option of list.options) {
    if (option.value.startsWith(NEW)) {
      option.row = document.getElementById(option.value.slice(NEW.length));
    }
  }
}

function refresh(list) {
  const rows = newRows();
  for (const option of [...list.options].filter((one) => one.row)) {
    if (!rows.includes(option.row)) option.remove();
  }
  const known = new Map([...list.options].map((option) => [option.row, option]));
  for (const row of rows) {
    const option = known.get(row) || new Option();
    option.row = row;
    option.value = NEW + row.id;
    option.text = label(row);
    if (!known.has(row)) list.add(option);
  }
}

function lists() {
  return document.querySelectorAll(LISTS);
}

window.addEventListener("load", () => lists().forEach(bind));
document.addEventListener("formset:added", (event) => {
  event.target.querySelectorAll(LISTS).forEach(bind);
  lists().forEach(refresh);
});
document.addEventListener("formset:removed", () => setTimeout(() => lists().forEach(refresh)));
document.addEventListener("focusin", (event) => {
  if (event.target.matches(LISTS)) refresh(event.target);
});
