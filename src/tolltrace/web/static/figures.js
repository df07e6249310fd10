"use strict";
(function () {
  // How many claims are chosen, and what can be done with so many; they go along to another page of figures.
  var form = document.getElementById("group"), chosen = document.getElementById("chosen");

  function count() {
    var number = form.querySelectorAll("[name=claim]:checked").length;
    if (!chosen) { return; }
    chosen.textContent = number === 1 ? "1 claim chosen" : number + " claims chosen";
    form.querySelectorAll(".act button").forEach(function (button) {
      button.disabled = number < (button.value === "merge" ? 2 : 1);
    });
  }

  form.addEventListener("change", count);
  document.getElementById("narrow").addEventListener("formdata", function (event) {
    form.querySelectorAll("[name=claim]:checked").forEach(function (one) { event.formData.append("claim", one.value); });
  });
  count();
})();
