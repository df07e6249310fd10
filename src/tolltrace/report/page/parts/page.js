"use strict";
(function () {
  var words = document.getElementById("filter-words");
  var picks = ["harm", "victims"].map(function (name) {
    return { name: name, box: document.getElementById("filter-" + name) };
  });
  var count = document.getElementById("filter-count");
  var rows = Array.prototype.slice.call(document.querySelectorAll(".claims tbody tr"));
  var texts = rows.map(function (row) { return row.textContent.toLowerCase(); });

  function filter() {
    var wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    rows.forEach(function (row, n) {
      var fits = picks.every(function (pick) { return !pick.box.value || row.dataset[pick.name] === pick.box.value; }) &&
        wanted.every(function (word) { return texts[n].indexOf(word) >= 0; });
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    count.textContent = shown + " of " + rows.length + " figures";
  }

  // A link to what is folded away or filtered out would lead nowhere: it is brought back first.
  function reveal() {
    var target = document.getElementById(location.hash.slice(1));
    if (!target) { return; }
    var moved = false;
    for (var at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS" && !at.open) { at.open = true; moved = true; }
    }
    if (target.hidden && words) {
      words.value = "";
      picks.forEach(function (pick) { pick.box.value = ""; });
      filter();
      moved = true;
    }
    if (moved) { target.scrollIntoView(); }
  }

  // Paper cannot be unfolded: every class of the toll and all findings are printed.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("#toll details, #findings details").forEach(function (one) { one.open = true; });
  });
  // The graph needs a wide screen; on a narrow one its table stands in its place.
  if (window.matchMedia("(max-width: 44rem)").matches) {
    document.querySelectorAll(".routes").forEach(function (one) { one.open = true; });
  }
  // An application may show the parts without the table of all figures.
  if (words) {
    document.getElementById("filter").hidden = false;
    words.addEventListener("input", filter);
    picks.forEach(function (pick) { pick.box.addEventListener("change", filter); });
    filter();
  }
  window.addEventListener("hashchange", reveal);
  reveal();
})();
