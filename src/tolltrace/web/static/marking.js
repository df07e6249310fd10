"use strict";
(function () {
  // What is selected in the report's text becomes the number of a figure to add: by mouse, by touch, or word by
  // word with the keyboard.
  var text = document.getElementById("report-text"), form = document.getElementById("add");
  var caret = document.getElementById("caret"), said = document.getElementById("caret-says");
  var onward = document.getElementById("to-add");

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
    var start = at(range.startContainer, range.startOffset), end = at(range.endContainer, range.endOffset);
    if (start === null || end === null) { return; }
    var words = range.toString(), fields = form.elements;
    start += Array.from(words).length - Array.from(words.trimStart()).length;
    end -= Array.from(words).length - Array.from(words.trimEnd()).length;
    fields.words.value = words.trim();
    fields.start.value = start;
    fields.end.value = end;
    // A number in digits says what it comes to; of any other words a person does.
    var plain = /^\d{1,3}(,\d{3})+$|^\d+$/.test(words.trim()) ? words.trim().replace(/,/g, "") : "";
    [fields.low, fields.high].forEach(function (one) {
      if (!one.value || one.dataset.filled) { one.value = plain; one.dataset.filled = "yes"; }
    });
    onward.hidden = false;
    onward.querySelector("span").textContent = "“" + words.trim().slice(0, 40) + "”";
  }

  document.addEventListener("selectionchange", take);
  form.elements.words.addEventListener("input", function () {
    form.elements.start.value = form.elements.end.value = "";
  });
  form.addEventListener("input", function (event) { delete event.target.dataset.filled; });

  // Word by word: the words of all stretches, each with where it stands in the page.
  var nodes = [], whole = "", words = [], fixed = -1, moving = -1;
  text.querySelectorAll("[data-at]").forEach(function (stretch) {
    var node = stretch.firstChild;
    if (node) { nodes.push({ node: node, from: whole.length }); whole += node.data; }
  });
  var one = /[\p{L}\p{N}]+(?:[.,'’\-\/:][\p{L}\p{N}]+)*/gu;
  for (var found; (found = one.exec(whole));) { words.push([found.index, found.index + found[0].length]); }

  function point(index, after) {
    var low = 0, high = nodes.length - 1;
    while (low < high) {
      var middle = (low + high + 1) >> 1;
      if (nodes[middle].from < index || !after && nodes[middle].from === index) { low = middle; } else { high = middle - 1; }
    }
    return [nodes[low].node, index - nodes[low].from];
  }

  function box(word) {
    var range = document.createRange(), start = point(words[word][0], false), end = point(words[word][1], true);
    range.setStart(start[0], start[1]);
    range.setEnd(end[0], end[1]);
    return range.getBoundingClientRect();
  }

  // The word of the next line that stands nearest below, or above.
  function line(by) {
    var here = box(moving), best = moving, least = Infinity, top = null;
    for (var n = moving + by; n >= 0 && n < words.length; n += by) {
      var there = box(n);
      if (Math.abs(there.top - here.top) < here.height / 2) { continue; }
      if (top === null) { top = there.top; }
      if (Math.abs(there.top - top) > here.height / 2) { break; }
      var away = Math.abs(there.left - here.left);
      if (away < least) { least = away; best = n; }
    }
    return best;
  }

  function show() {
    var first = words[Math.min(fixed, moving)], last = words[Math.max(fixed, moving)];
    var start = point(first[0], false), end = point(last[1], true);
    window.getSelection().setBaseAndExtent(start[0], start[1], end[0], end[1]);
    said.textContent = whole.slice(first[0], last[1]);
    var place = box(moving);
    if (place.top < 60 || place.bottom > window.innerHeight - 60) { window.scrollBy(0, place.top - window.innerHeight / 2); }
  }

  caret.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !words.length) { return; }
    var begun = moving >= 0, next;
    if (event.key === "ArrowRight") { next = Math.min(moving + 1, words.length - 1); }
    else if (event.key === "ArrowLeft") { next = Math.max(moving - 1, 0); }
    else if (event.key === "ArrowDown") { next = begun ? line(1) : 0; }
    else if (event.key === "ArrowUp") { next = begun ? line(-1) : 0; }
    else if (event.key === "Home") { next = 0; }
    else if (event.key === "End") { next = words.length - 1; }
    else if (event.key === "Enter" && begun) {
      event.preventDefault();
      take();
      form.elements.low.focus();
      form.elements.low.select();
      return;
    } else { return; }
    event.preventDefault();
    moving = next;
    if (!event.shiftKey || fixed < 0) { fixed = next; }
    show();
  });
  // A word that was clicked or selected is where the keyboard goes on.
  text.addEventListener("pointerup", function () {
    var picked = window.getSelection();
    var stretch = picked.focusNode && nodes.find(function (each) { return each.node === picked.focusNode; });
    if (!stretch) { return; }
    var index = stretch.from + picked.focusOffset;
    var word = words.findIndex(function (each) { return each[1] >= index; });
    if (word >= 0) { fixed = moving = word; }
  });
  caret.hidden = false;
})();
