// Citations: a button that copies one, and one entry out of a file that holds those of a whole year.
"use strict";

(function () {
  var words = document.currentScript.dataset;

  // The button is made when a citation is first opened.
  document.addEventListener("toggle", function (event) {
    var text = event.target.matches && event.target.matches("details.cite[open]")
      && event.target.querySelector(".cite__text");
    if (!text || text.nextElementSibling.matches(".cite__copy")) return;
    var line = document.createElement("p");
    var button = document.createElement("button");
    var said = document.createElement("span");
    line.className = "cite__copy";
    button.type = "button";
    button.textContent = words.copy;
    said.setAttribute("role", "status");
    line.append(button, " ", said);
    text.after(line);
    button.addEventListener("click", function () {
      said.textContent = "";
      copy(text).then(
        function () { said.textContent = words.copied; },
        function () { said.textContent = words.uncopied; }
      );
    });
  }, true);

  function plain(text) {
    return text.textContent.replace(/\s+/g, " ").trim();
  }

  // Without the clipboard (an old browser, a page from disk) the text is selected and copied as by hand.
  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
      return navigator.clipboard.writeText(plain(text)).catch(function () { return byHand(text); });
    }
    return byHand(text);
  }

  function byHand(text) {
    getSelection().selectAllChildren(text);
    return document.execCommand("copy") ? Promise.resolve() : Promise.reject(new Error("not copied"));
  }

  // An event's files hold those of its year: what is saved is its own entry.
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("[data-entry] a[download]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    var key = link.closest("[data-entry]").dataset.entry;
    var format = link.href.split(".").pop();
    fetch(link.href).then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.text();
    }).then(function (all) {
      save(entry(all, key, format), key + "." + format, link.type);
    }).catch(function () { location.assign(link.href); });
  });

  function entry(all, key, format) {
    if (format === "json") {
      return JSON.stringify(JSON.parse(all).filter(function (one) { return one.id === key; }), null, 1) + "\n";
    }
    var mark = format === "bib" ? "{" + key + ",\n" : "\r\nID  - " + key + "\r\n";
    return all.split(format === "bib" ? "\n\n" : "\r\n\r\n").find(function (one) {
      return one.includes(mark);
    }).trim() + "\r\n";
  }

  function save(text, name, type) {
    var address = URL.createObjectURL(new Blob([text], { type: type }));
    var link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(address); }, 1000);
  }
})();
