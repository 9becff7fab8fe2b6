// A button that copies an address to the clipboard, and says so.

const SAID = 4000; // milliseconds until the button says again what it does

// One region for the whole page: what it says is read aloud.
function say(page, text) {
  let region = page.querySelector(":scope > .vh[role=status]");
  if (!region) {
    region = document.createElement("p");
    region.className = "vh";
    region.setAttribute("role", "status");
    page.append(region);
  }
  region.textContent = "";
  setTimeout(() => (region.textContent = text), 50); // the same words twice are heard twice
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not over http, and not where it is refused: the old way, which needs something selected.
    const field = document.createElement("textarea");
    field.value = text;
    field.readOnly = true;
    field.className = "vh";
    const back = document.activeElement;
    document.body.append(field);
    field.select();
    let done = false;
    try {
      done = document.execCommand("copy");
    } catch {
      // the address is shown instead
    }
    field.remove();
    back?.focus({ preventScroll: true });
    return done;
  }
}

// The address by itself, selected, for copying by hand.
function shown(button, words, address) {
  let field = button.nextElementSibling;
  if (!field?.matches(".event__address")) {
    field = document.createElement("input");
    field.className = "event__address";
    field.readOnly = true;
    field.dir = "ltr";
    field.setAttribute("aria-label", words);
    button.after(field);
  }
  field.value = address;
  field.focus();
  field.select();
}

export function copyControl(page, title, link) {
  const { copy, copied: done, uncopied } = page.dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "event__copy";
  button.textContent = copy;
  button.setAttribute("aria-label", `${copy}: ${title}`);
  let timer = 0;
  button.addEventListener("click", async () => {
    const address = new URL(link, location.origin + location.pathname).href;
    if (!(await copied(address))) {
      say(page, uncopied);
      shown(button, uncopied, address);
      return;
    }
    say(page, done);
    button.textContent = done;
    clearTimeout(timer);
    timer = setTimeout(() => (button.textContent = copy), SAID);
  });
  return button;
}
