"use strict";
(function () {
  // How many claims are chosen, and what can be done with so many; and only those figures that hold some words.
  var form = document.getElementById("group"), chosen = document.getElementById("chosen");
  var words = document.getElementById("words"), shown = document.getElementById("shown");

  function count() {
    var number = form.querySelectorAll("[name=claim]:checked").length;
    if (!chosen) { return; }
    chosen.textContent = number === 1 ? "1 claim chosen" : number + " claims chosen";
    form.querySelectorAll(".act button").forEach(function (button) {
      button.disabled = number < (button.value === "merge" ? 2 : 1);
    });
  }

  function narrow() {
    var wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean), left = 0;
    form.querySelectorAll(".group").forEach(function (group) {
      var text = group.textContent.toLowerCase();
      // What is chosen stays in sight.
      var fits = wanted.every(function (word) { return text.indexOf(word) >= 0; }) || group.querySelector(":checked");
      group.hidden = !fits;
      group.querySelectorAll("[data-item]").forEach(function (one) { one.hidden = !fits; });
      left += fits ? 1 : 0;
    });
    form.querySelectorAll("#groups section").forEach(function (one) { one.hidden = !one.querySelector(".group:not([hidden])"); });
    shown.textContent = left + " figures";
  }

  form.querySelector(".narrow-down").hidden = false;
  form.addEventListener("change", count);
  words.addEventListener("input", narrow);
  words.addEventListener("keydown", function (event) { if (event.key === "Enter") { event.preventDefault(); } });
  count();
})();
