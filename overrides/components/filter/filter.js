/**
 * Puts choices above a table and shows only the rows that fit them. Without a script the table is whole.
 */
(function () {
  "use strict";

  /** @param {HTMLElement} box */
  function start(box) {
    const table = document.getElementById(box.dataset.table || "");
    if (!table) return;
    const rows = /** @type {HTMLElement[]} */ (Array.from(table.querySelectorAll("tbody tr")));
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    /** @type {HTMLSelectElement[]} */
    const selects = [];
    table.querySelectorAll("th[data-filter]").forEach(function (heading) {
      const key = /** @type {HTMLElement} */ (heading).dataset.filter || "";
      const select = choice(key, heading.textContent || "", rows);
      selects.push(select);
      const line = document.createElement("p");
      const label = document.createElement("label");
      label.textContent = heading.textContent;
      label.htmlFor = select.id;
      line.append(label, " ", select);
      box.append(line);
      select.addEventListener("change", apply);
    });
    const reset = document.createElement("button");
    reset.type = "button";
    reset.className = "button button--quiet";
    reset.textContent = "Show all";
    reset.addEventListener("click", function () {
      selects.forEach(function (select) { select.value = ""; });
      apply();
    });
    box.append(reset, status);

    function apply() {
      let shown = 0;
      rows.forEach(function (row) {
        const fits = selects.every(function (select) { return !select.value || values(row, select.name).includes(select.value); });
        row.hidden = !fits;
        if (fits) shown += 1;
      });
      status.textContent = shown === 0 ? "None fits. Take one of the choices away." : shown + " of " + rows.length + " shown";
    }

    box.hidden = false;
    apply();
  }

  /** @param {HTMLElement} row @param {string} key */
  function values(row, key) { return (row.dataset[key] || "").split("|").filter(Boolean); }

  /** @param {string} key @param {string} name @param {HTMLElement[]} rows */
  function choice(key, name, rows) {
    const select = document.createElement("select");
    select.name = key;
    select.id = "filter-" + key;
    const found = new Set(rows.flatMap(function (row) { return values(row, key); }));
    select.append(new Option("Any", ""));
    Array.from(found).sort().forEach(function (each) { select.append(new Option(each, each)); });
    return select;
  }

  document.querySelectorAll("[data-component=filter]").forEach(function (box) { start(/** @type {HTMLElement} */ (box)); });
})();
