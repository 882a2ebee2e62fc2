(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("scripted");

  function value(row, column) {
    var cell = row.cells[column];
    var number = cell && cell.getAttribute("data-value");
    return number === null || number === undefined
      ? cell ? cell.textContent.trim() : ""
      : parseFloat(number);
  }

  function order(a, b) {
    var numbers = typeof a === "number" && typeof b === "number";
    if (numbers) {
      return isNaN(a) ? (isNaN(b) ? 0 : 1) : isNaN(b) ? -1 : a - b;
    }
    return String(a).localeCompare(String(b), "en", { numeric: true });
  }

  /* Rows stay below the heading of their group. */
  function sort(table, column, falling) {
    var body = table.tBodies[0];
    var runs = [[]];
    Array.prototype.slice.call(body.rows).forEach(function (row) {
      if (row.classList.contains("group")) {
        runs.push([row], []);
      } else {
        runs[runs.length - 1].push(row);
      }
    });
    runs.forEach(function (run) {
      if (run.length > 1) {
        run.sort(function (a, b) {
          var x = value(a, column);
          var y = value(b, column);
          var empty = (x !== x ? 1 : 0) - (y !== y ? 1 : 0);
          return empty || (falling ? -order(x, y) : order(x, y));
        });
      }
      run.forEach(function (row) { body.appendChild(row); });
    });
  }

  function sortable(table) {
    var heads = table.querySelectorAll("thead th[data-column]");
    heads.forEach(function (head) {
      var column = Number(head.getAttribute("data-column"));
      var button = document.createElement("button");
      button.type = "button";
      while (head.firstChild) {
        button.appendChild(head.firstChild);
      }
      head.appendChild(button);
      button.addEventListener("click", function () {
        var first = head.classList.contains("n") ? "descending" : "ascending";
        var other = first === "ascending" ? "descending" : "ascending";
        var next = head.getAttribute("aria-sort") === first ? other : first;
        heads.forEach(function (h) { h.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", next);
        sort(table, column, next === "descending");
      });
    });
  }

  function choosable(choice, number) {
    var options = choice.querySelectorAll(":scope > details");
    if (options.length < 2) {
      return;
    }
    var label = document.createElement("label");
    var select = document.createElement("select");
    select.id = "choice-" + number;
    label.htmlFor = select.id;
    label.textContent = choice.getAttribute("data-label") + " ";
    options.forEach(function (option, i) {
      var entry = document.createElement("option");
      entry.value = String(i);
      entry.textContent = option.querySelector("summary").textContent;
      select.appendChild(entry);
    });
    function show() {
      options.forEach(function (option, i) {
        option.open = true;
        option.classList.toggle("unchosen", String(i) !== select.value);
      });
    }
    select.addEventListener("change", show);
    choice.insertBefore(select, choice.firstChild);
    choice.insertBefore(label, select);
    show();
  }

  document.querySelectorAll("table").forEach(function (table) {
    if (table.tBodies[0] && table.tBodies[0].querySelectorAll("tr:not(.group)").length > 1) {
      sortable(table);
    }
  });
  document.querySelectorAll(".choice").forEach(choosable);
  /* On a narrow screen charts are wider than it, so the keyboard must reach and move them. */
  var narrow = window.matchMedia("(max-width: 640px)");
  function reach() {
    document.querySelectorAll("figure:not(.sample)").forEach(function (figure) {
      if (narrow.matches) {
        figure.setAttribute("tabindex", "0");
      } else {
        figure.removeAttribute("tabindex");
      }
    });
  }
  narrow.addEventListener("change", reach);
  reach();
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (details) { details.open = true; });
  });
})();
