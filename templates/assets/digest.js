// Small comforts; every page is whole without them.
"use strict";

(function () {
  // Reports are printed open.
  var opened = [];
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details.reports:not([open])").forEach(function (part) {
      part.open = true;
      opened.push(part);
    });
  });
  window.addEventListener("afterprint", function () {
    opened.splice(0).forEach(function (part) { part.open = false; });
  });

  // The menu closes on Escape and on a click elsewhere.
  var menu = document.querySelector(".d-menu");
  if (menu) {
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
    document.addEventListener("click", function (event) {
      if (!menu.contains(event.target)) menu.open = false;
    });
  }
})();
