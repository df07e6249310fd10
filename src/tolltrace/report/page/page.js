"use strict";
(function () {
  var words = document.getElementById("filter-words");
  var harm = document.getElementById("filter-harm");
  var count = document.getElementById("filter-count");
  var rows = Array.prototype.slice.call(document.querySelectorAll(".claims tbody tr"));
  var texts = rows.map(function (row) { return row.textContent.toLowerCase(); });

  function filter() {
    var wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    rows.forEach(function (row, n) {
      var fits = (!harm.value || row.dataset.harm === harm.value) &&
        wanted.every(function (word) { return texts[n].indexOf(word) >= 0; });
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    count.textContent = shown + " of " + rows.length;
  }

  // A link to a row that the filter hides would lead nowhere: it clears the filter first.
  function reveal() {
    var target = document.getElementById(location.hash.slice(1));
    if (target && target.hidden) {
      words.value = "";
      harm.value = "";
      filter();
      target.scrollIntoView();
    }
  }

  document.getElementById("filter").hidden = false;
  words.addEventListener("input", filter);
  harm.addEventListener("change", filter);
  window.addEventListener("hashchange", reveal);
  filter();
})();
