"use strict";
(function () {
  // One key, one button or link of the page; never while somebody is writing.
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) { return; }
    var writing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (writing && event.key === "Escape") { event.target.blur(); }
    if (writing || !/^[a-z]$/.test(event.key)) { return; }
    var meant = document.querySelector('[data-key="' + event.key + '"]');
    if (meant) {
      event.preventDefault();
      meant.click();
    }
  });
})();
