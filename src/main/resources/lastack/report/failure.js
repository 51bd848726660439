"use strict";
(function () {
  const steps = JSON.parse(document.getElementById("steps").textContent);
  const rows = Array.from(document.querySelectorAll("button.row"));
  const panel = document.getElementById("block");
  let chosen = -1;

  function cell(row, name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    row.append(made);
    return made;
  }

  function show(index) {
    const step = steps[index];
    const before = step.before || {};
    panel.replaceChildren();
    const title = document.createElement("h3");
    title.textContent = step.side + " at tick " + step.at + (step.failed ? ": NOT PERMITTED" : "");
    panel.append(title);
    const event = document.createElement("p");
    event.className = "event";
    event.textContent = step.event + (step.told === "nothing" ? "" : "; told: " + step.told);
    panel.append(event);
    const table = document.createElement("table");
    table.className = "block";
    const head = table.createTHead().insertRow();
    ["variable", "before", "after", ""].forEach(function (each) { cell(head, "th", each); });
    const body = table.createTBody();
    const names = Object.keys(step.after);
    Object.keys(before).forEach(function (name) { if (!names.includes(name)) { names.push(name); } });
    names.forEach(function (name) {
      const row = body.insertRow();
      const was = name in before ? before[name] : step.before ? "none" : "not known";
      const is = name in step.after ? step.after[name] : "none";
      const changed = step.before && was !== is;
      row.className = changed ? "changed" : "";
      cell(row, "th", name).scope = "row";
      cell(row, "td", was);
      cell(row, "td", is);
      cell(row, "td", changed ? "changed" : "");
    });
    panel.append(table);
  }

  function choose(index, move) {
    if (index < 0 || index >= rows.length) { return; }
    rows.forEach(function (row, i) {
      row.tabIndex = i === index ? 0 : -1;
      row.toggleAttribute("data-chosen", i === index);
      if (i === index) { row.setAttribute("aria-current", "step"); } else { row.removeAttribute("aria-current"); }
    });
    chosen = index;
    show(index);
    if (move) {
      rows[index].focus({ preventScroll: true });
      rows[index].scrollIntoView({ block: "center" });
    }
  }

  function failing() {
    const index = rows.findIndex(function (row) { return row.classList.contains("failed"); });
    if (index >= 0) { choose(index, true); }
  }

  rows.forEach(function (row, i) {
    row.addEventListener("focus", function () { if (chosen !== i) { choose(i, false); } });
    row.addEventListener("click", function () { choose(i, false); });
    row.addEventListener("mouseenter", function () { show(i); });
    row.addEventListener("mouseleave", function () { if (chosen >= 0) { show(chosen); } });
  });

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) { return; }
    const onRow = document.activeElement && document.activeElement.classList.contains("row");
    const key = event.key;
    if (key === "f") {
      failing();
    } else if (key === "j" || onRow && key === "ArrowDown") {
      choose(Math.min(chosen + 1, rows.length - 1), true);
    } else if (key === "k" || onRow && key === "ArrowUp") {
      choose(Math.max(chosen - 1, 0), true);
    } else if (key === "w" && document.getElementById("why")) {
      document.getElementById("why").scrollIntoView();
    } else if (key === "r") {
      document.getElementById("repeat").scrollIntoView();
    } else {
      return;
    }
    event.preventDefault();
  });

  document.querySelectorAll("a[href='#failing']").forEach(function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      failing();
    });
  });

  const first = rows.findIndex(function (row) { return row.classList.contains("failed"); });
  choose(first >= 0 ? first : 0, false);
})();
