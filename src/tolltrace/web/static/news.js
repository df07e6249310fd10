"use strict";
(function () {
  // What others decide is told without loading the page anew, and shown where nobody is at work. A claim that
  // stands open is never exchanged under somebody's fingers: a key would be meant for what was there before.
  var EVERY = 3000, AFTER_TROUBLE = 20000;
  var mine = document.getElementById("mine"), others = document.getElementById("others");
  var about = document.getElementById("main").dataset.about || "";
  var made = Number(document.getElementById("main").dataset.seq || 0);

  function kept() {
    try { return sessionStorage.getItem("tolltrace-seen"); } catch (refused) { return null; }
  }
  function keep(seq) {
    try { sessionStorage.setItem("tolltrace-seen", seq); } catch (refused) { seen = seq; }
  }
  var seen = kept();

  function link(row) {
    var line = document.createElement("span");
    line.textContent = (row.mine ? "You " : row.who + " ") + row.says;
    if (!row.address || row.mine) { return line; }
    var made = document.createElement("a");
    made.href = row.address;
    made.append(line);
    return made;
  }

  function tell(place, rows) {
    place.replaceChildren();
    rows.slice(-3).reverse().forEach(function (row, n) {
      if (n) { place.append(" · "); }
      place.append(link(row));
    });
    if (rows.length > 3) { place.append(" · and " + (rows.length - 3) + " more"); }
  }

  function concerns(row) {
    return row.seq > made && (about === "all" || row.entities.indexOf(about) >= 0 || about === "episode:" + row.episode);
  }

  // A form that shows something older than it is now says so; sent, it would be refused.
  function warn(rows) {
    document.querySelectorAll("form.decide").forEach(function (form) {
      var saw = form.elements.seen.value.split("=");
      var later = rows.filter(function (row) { return row.seq > Number(saw[1]) && row.entities.indexOf(saw[0]) >= 0; });
      var note = form.querySelector(".meanwhile");
      if (!later.length || !note) { return; }
      tell(note.querySelector("span"), later);
      note.hidden = false;
    });
  }

  function busy(part) {
    return part.contains(document.activeElement) || part.querySelector("[type=checkbox]:checked") ||
      Array.prototype.some.call(part.querySelectorAll("input, textarea"), function (one) {
        return one.type !== "hidden" && one.type !== "checkbox" && one.type !== "radio" && one.value !== one.defaultValue;
      });
  }

  function renew() {
    fetch(location.href, { credentials: "same-origin" }).then(function (answer) { return answer.ok ? answer.text() : ""; })
      .then(function (text) {
        if (!text) { return; }
        var anew = new DOMParser().parseFromString(text, "text/html");
        document.querySelectorAll("[data-live]").forEach(function (part) {
          var other = anew.getElementById(part.id);
          if (other && !busy(part) && other.innerHTML !== part.innerHTML) { part.innerHTML = other.innerHTML; }
        });
        // An account is drawn as a whole; whoever reads it says when to exchange it.
        var drawn = document.querySelector("[data-drawn]"), later = anew.querySelector("[data-drawn]");
        if (drawn && later && drawn.dataset.drawn !== later.dataset.drawn) { document.getElementById("newer").hidden = false; }
      }).catch(function () { /* The next round asks again. */ });
  }

  function ask() {
    if (document.hidden) { return again(EVERY); }
    fetch("/log/news" + (seen === null ? "" : "?since=" + seen), { credentials: "same-origin" })
      .then(function (answer) { return answer.ok ? answer.json() : Promise.reject(answer.status); })
      .then(function (told) {
        seen = String(told.seq);
        keep(seen);
        var theirs = told.rows.filter(function (row) { return !row.mine; });
        var own = told.rows.filter(function (row) { return row.mine; });
        if (own.length) { tell(mine, own); }
        if (theirs.length) { tell(others, theirs); warn(theirs); }
        if (told.rows.some(concerns) && document.querySelector("[data-live]")) { renew(); }
        made = told.seq;
        again(EVERY);
      }).catch(function () { again(AFTER_TROUBLE); });
  }

  document.addEventListener("tolltrace-drawn", renew);

  function again(when) { setTimeout(ask, when); }

  ask();
})();
