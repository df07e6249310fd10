"use strict";
(function () {
  // One key, one button, link or field of the page; never while somebody is writing, and one decision a page: a
  // second press, before the next page is there, would be meant for a claim that nobody has seen.
  var gone = false;
  var dialog = document.getElementById("keys");
  var helper = document.getElementById("show-keys");
  var box = document.getElementById("keys-on");

  function stored(value) {
    try {
      if (value !== undefined) { localStorage.setItem("tolltrace-keys", value); }
      return localStorage.getItem("tolltrace-keys");
    } catch (refused) { return null; }
  }

  function writes(element) {
    return /^(SELECT|TEXTAREA)$/.test(element.tagName) ||
      element.tagName === "INPUT" && !/^(checkbox|radio|button|submit)$/.test(element.type);
  }

  function items() {
    return Array.prototype.filter.call(document.querySelectorAll("[data-item]"), function (one) { return !one.hidden; });
  }

  function step(by) {
    var all = items(), here = document.activeElement.closest("[data-item]");
    var next = all[here ? all.indexOf(here) + by : by > 0 ? 0 : all.length - 1];
    if (next) { reach(next); }
  }

  // What is folded away can neither be seen nor stood on.
  function reach(item) {
    for (var at = item.parentElement; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") { at.open = true; }
    }
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  }

  // What a key means within the item that somebody stands on goes before what it means on the page.
  function meant(key) {
    var wanted = '[data-key="' + key + '"]';
    var here = document.activeElement.closest("[data-item]");
    return here && here.querySelector(wanted) ||
      Array.prototype.find.call(document.querySelectorAll(wanted), function (one) { return !one.closest("[data-item]"); });
  }

  function use(target) {
    if (writes(target) || target.tabIndex === 0 && target.matches("div")) {
      target.focus();
      if (target.select) { target.select(); }
    } else if (target.type === "button") {
      target.click();
    } else if (!gone) {
      gone = true;
      target.click();
    }
  }

  // Enter in a field accepts what was corrected there. A reason may be one to reject: only a further key decides,
  // but for the reason that was asked for to dismiss a finding.
  function entered(event, at) {
    var decides = at.form.matches(".decide"), verdict = at.form.matches(".verdict");
    if (at.tagName === "TEXTAREA" || !decides && !verdict) { return; }
    event.preventDefault();
    if (verdict && !at.value.trim()) { return; }
    if (verdict) { use(at.form.querySelector("[value=dismissed]")); }
    else if (at.name === "why") { at.blur(); }
    else { use(at.form.querySelector("[value=accept]")); }
  }

  window.addEventListener("pageshow", function () { gone = false; });
  document.addEventListener("keydown", function (event) {
    var at = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || dialog.open || event.defaultPrevented) { return; }
    if (writes(at)) {
      if (event.key === "Escape") { at.blur(); }
      if (event.key === "Enter" && at.form) { entered(event, at); }
      return;
    }
    if (!/^[a-z?/]$/.test(event.key) || stored() === "off") { return; }
    if (event.key === "j" || event.key === "k") {
      if (items().length) { event.preventDefault(); step(event.key === "j" ? 1 : -1); }
      return;
    }
    var target = meant(event.key);
    if (target) { event.preventDefault(); use(target); }
  });

  helper.hidden = false;
  helper.addEventListener("click", function () { dialog.showModal(); });
  box.checked = stored() !== "off";
  box.addEventListener("change", function () { stored(box.checked ? "on" : "off"); });

  // Where low and high were one number they stay one, until somebody gives each its own.
  document.addEventListener("input", function (event) {
    var form = event.target.form, low = form && form.elements.low, high = form && form.elements.high;
    if (!low || !high) { return; }
    if (event.target === high) { high.dataset.own = "yes"; }
    if (event.target === low && !high.dataset.own && low.defaultValue === high.defaultValue &&
        /^(exact|about)$/.test(form.elements.modifier.value)) { high.value = low.value; }
  });

  // What is not asked for need not stand in an address.
  document.addEventListener("formdata", function (event) {
    if (event.target.method !== "get") { return; }
    Array.from(event.formData.keys()).forEach(function (name) {
      if (!event.formData.get(name)) { event.formData.delete(name); }
    });
  });

  // A screen reader goes on where the eyes do.
  var first = document.querySelector("[data-focus]");
  var here = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  var item = here && (here.closest("[data-item]") || here.querySelector("[data-item]"));
  // A browser that goes to an anchor takes the focus from whatever had it.
  if (item) { window.addEventListener("load", function () { reach(item); }); } else if (first) { first.focus({ preventScroll: true }); }
})();
