// A part added to the form after it was loaded can be cited in the same save: each "About" list
// gets an option for it. Without this script the blank rows that the form came with can be.
"use strict";

document.addEventListener("formset:added", (event) => {
  const { formsetName } = event.detail;
  const row = event.target;
  const lists = document.querySelectorAll("select[name$='-on']");
  if (row.querySelector("select[name$='-on']")) {
    // A new citation: give it every option that the others have.
    const own = row.querySelector("select[name$='-on']");
    const other = [...lists].find((list) => list !== own);
    if (other) own.innerHTML = other.innerHTML;
    return;
  }
  const number = Number(row.id.split("-").pop());
  const heading = row.closest(".inline-group").querySelector("h2").textContent.trim();
  lists.forEach((list) => {
    list.add(new Option(`new, ${heading}, row ${number + 1}`, `new:${formsetName}-${number}`));
  });
});
