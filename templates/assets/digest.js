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

  // The menu closes on Escape, on a click elsewhere, and when the focus leaves it.
  var menu = document.querySelector(".d-menu");
  if (menu) {
    document.addEventListener("click", function (event) {
      if (!menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
  }

  // An explanation that covers something is put away by Escape until it is asked for again.
  function ask(event) {
    var basis = event.target.closest && event.target.closest(".basis");
    if (!basis) return;
    basis.removeAttribute("data-quiet");
    moveIn(basis.querySelector(".basis__tip"));
  }

  // Whatever the font, an explanation stays inside the window.
  function moveIn(tip) {
    tip.style.translate = "";
    var box = tip.getBoundingClientRect();
    var width = document.documentElement.clientWidth;
    var past = Math.max(0, box.right + 4 - width) || Math.min(0, box.left - 4);
    if (past) tip.style.translate = -past + "px";
  }
  document.addEventListener("focusin", ask);
  document.addEventListener("mouseover", ask);

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    document.querySelectorAll(".basis:hover, .basis:focus").forEach(function (basis) {
      basis.setAttribute("data-quiet", "");
    });
    if (menu && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
})();
