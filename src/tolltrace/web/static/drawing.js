"use strict";
(function () {
  // A page that shows nothing yet loads itself once the account is there; one that somebody reads only says so.
  var says = document.getElementById("drawing");
  if (!says) { return; }
  function ask() {
    fetch(says.dataset.asks, { headers: { Accept: "application/json" } })
      .then(function (answer) { return answer.json(); })
      .then(function (told) {
        if (!told.current) { window.setTimeout(ask, 1000); return; }
        if ("first" in says.dataset) { window.location.reload(); return; }
        var link = says.querySelector("a");
        says.replaceChildren("A newer account is there. ", link);
      })
      .catch(function () { window.setTimeout(ask, 5000); });
  }
  window.setTimeout(ask, 500);
})();
