/**
 * Shows only those rows of a table that fit the choices above it. Without a script there are no choices and the table is
 * whole.
 */
(function () {
  "use strict";

  /** @param {HTMLElement} box */
  function start(box) {
    const table = document.getElementById(box.dataset.table || "");
    const status = /** @type {HTMLElement} */ (box.querySelector("[role=status]"));
    const all = box.querySelector("button");
    if (!table || !status || !all) return;
    const rows = /** @type {HTMLElement[]} */ (Array.from(table.querySelectorAll("tbody tr")));
    const selects = Array.from(box.querySelectorAll("select"));

    function apply() {
      let shown = 0;
      rows.forEach(function (row) {
        const fits = selects.every(function (select) { return !select.value || values(row, select.name).includes(select.value); });
        row.hidden = !fits;
        if (fits) shown += 1;
      });
      status.textContent = shown === 0 ? "None fits. Take one of the choices away." : shown + " of " + rows.length + " shown";
    }

    selects.forEach(function (select) { select.addEventListener("change", apply); });
    all.addEventListener("click", function () {
      selects.forEach(function (select) { select.value = ""; });
      apply();
    });
    // On the way back the browser fills in the choices only after this script has run.
    window.addEventListener("pageshow", apply);
    apply();
  }

  /** @param {HTMLElement} row @param {string} key */
  function values(row, key) { return (row.dataset[key] || "").split("|").filter(Boolean); }

  document.querySelectorAll("[data-component=filter]").forEach(function (box) { start(/** @type {HTMLElement} */ (box)); });
})();
