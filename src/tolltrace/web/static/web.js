"use strict";
(function () {
  // One key, one button or link of the page; never while somebody is writing, and one key a page: a second
  // press, before the next page is there, would be meant for a claim that nobody has seen.
  var gone = false;
  window.addEventListener("pageshow", function () { gone = false; });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) { return; }
    var writing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (writing && event.key === "Escape") { event.target.blur(); }
    if (writing || !/^[a-z]$/.test(event.key)) { return; }
    var meant = document.querySelector('[data-key="' + event.key + '"]');
    if (meant && !gone) {
      gone = true;
      event.preventDefault();
      meant.click();
    }
  });

  // What is selected in the report's text becomes the number of a figure to add.
  var text = document.getElementById("report-text");
  var form = document.getElementById("add");

  // The report counts code points; each stretch of it tells the one that it begins at.
  function at(node, offset) {
    var holder = node.nodeType === Node.TEXT_NODE && node.parentElement.closest("[data-at]");
    if (!holder) { return null; }
    var range = document.createRange();
    range.selectNodeContents(holder);
    range.setEnd(node, offset);
    return Number(holder.dataset.at) + Array.from(range.toString()).length;
  }

  function take() {
    var picked = window.getSelection();
    if (!picked.rangeCount || picked.isCollapsed) { return; }
    var range = picked.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) { return; }
    var start = at(range.startContainer, range.startOffset);
    var end = at(range.endContainer, range.endOffset);
    if (start === null || end === null) { return; }
    var words = range.toString();
    start += Array.from(words).length - Array.from(words.trimStart()).length;
    end -= Array.from(words).length - Array.from(words.trimEnd()).length;
    form.elements.words.value = words.trim();
    form.elements.start.value = start;
    form.elements.end.value = end;
  }

  if (text && form) {
    document.addEventListener("selectionchange", take);
    form.elements.words.addEventListener("input", function () {
      form.elements.start.value = form.elements.end.value = "";
    });
  }
})();
