// Names while they are typed, as a list of the browser's own: nothing here is needed to search.
for (const box of document.querySelectorAll("[data-suggestions]")) {
  const list = document.createElement("datalist");
  list.id = `${box.id}_names`;
  box.after(list);
  box.setAttribute("list", list.id);
  let waiting, asked = "";
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 150);
  });
  async function ask() {
    const typed = box.value.trim();
    if (typed.length < 2 || typed.length > 200 || typed === asked) return;
    asked = typed;
    try {
      const answer = await fetch(`${box.dataset.suggestions}?q=${encodeURIComponent(typed)}`);
      if (!answer.ok || typed !== asked) return;
      const [, names] = await answer.json();
      list.replaceChildren(...names.map((name) => new Option(name, name)));
    } catch {
      // Without an answer the box is a plain one.
    }
  }
}
