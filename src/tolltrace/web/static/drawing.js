"use strict";
(function () {
  // A page that shows nothing yet loads itself once the account is there; of one that somebody reads the parts are
  // exchanged that nobody is at work in.
  function ask() {
    var says = document.getElementById("drawing");
    if (!says) { window.setTimeout(ask, 2000); return; }
    fetch(says.dataset.asks, { headers: { Accept: "application/json" } })
      .then(function (answer) { return answer.json(); })
      .then(function (told) {
        if (told.current && "first" in says.dataset) { window.location.reload(); return; }
        if (told.current) { document.dispatchEvent(new Event("tolltrace-drawn")); }
        window.setTimeout(ask, 1000);
      })
      .catch(function () { window.setTimeout(ask, 5000); });
  }
  window.setTimeout(ask, 500);
})();
