/** What the page of a dossier does by itself: its tables can be sorted. Without it they stand as they were made. */

export const SCRIPT = `
for (const button of document.querySelectorAll("th button")) {
  button.addEventListener("click", () => {
    const head = button.closest("th");
    const table = head.closest("table");
    const at = [...head.parentNode.children].indexOf(head);
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const body = table.tBodies[0];
    const valueOf = (row) => row.cells[at].dataset.value ?? row.cells[at].textContent.trim();
    const compare = (a, b) => {
      const [x, y] = [valueOf(a), valueOf(b)];
      if (x === "" || y === "") return x === y ? 0 : x === "" ? 1 : -1;
      const order = /number|when|date/.test(head.className) ? Number(x) - Number(y) : x.localeCompare(y);
      return down ? -order : order;
    };
    body.append(...[...body.rows].sort(compare));
  });
}
`;
