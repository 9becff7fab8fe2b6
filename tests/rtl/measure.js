// Where things stand on a page: called with the cases of one page, gives for each what is seen with its remedy
// and what is seen when the remedy is taken away. The page is left as it was found.
(cases) => {
  const find = (at, holding) => {
    const found = [...document.querySelectorAll(at)].find((e) => e.textContent.includes(holding));
    if (!found) throw new Error(`nothing at ${at} holds ${holding}`);
    return found;
  };

  // The left edge of each text, in the order they are written.
  const edges = (element, texts) => {
    const nodes = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let whole = "";
    while (walker.nextNode()) {
      nodes.push([whole.length, walker.currentNode]);
      whole += walker.currentNode.data;
    }
    const place = (offset) => {
      const [start, node] = nodes.findLast(([first]) => first <= offset);
      return [node, offset - start];
    };
    let from = 0;
    return texts.map((text) => {
      const at = whole.indexOf(text, from);
      if (at < 0) throw new Error(`${text} is not in ${whole}`);
      from = at + text.length;
      const range = document.createRange();
      range.setStart(...place(at));
      const [last, offset] = place(from - 1);
      range.setEnd(last, offset + 1);
      return range.getBoundingClientRect();
    });
  };

  const side = (left, right) => (Math.abs(left - right) < 1 ? "neither" : left > right ? "left" : "right");

  const seen = {
    // The order of texts, from left to right or from right to left; on one line, where x tells the order.
    order: (element, texts) => {
      element.style.whiteSpace = "nowrap";
      element.style.flexWrap = "nowrap";
      const xs = edges(element, texts).map((box) => box.left);
      element.style.whiteSpace = element.style.flexWrap = "";
      const steps = xs.slice(1).map((x, index) => Math.sign(x - xs[index]));
      return steps.every((step) => step > 0) ? "ltr" : steps.every((step) => step < 0) ? "rtl" : "mixed";
    },
    direction: (element) => getComputedStyle(element).direction,
    // The side where a list keeps room for its markers.
    marker: (element) => {
      const list = element.getBoundingClientRect();
      const item = element.querySelector(":scope > li").getBoundingClientRect();
      return side(item.left - list.left, list.right - item.right);
    },
    // The side with the thicker border.
    border: (element) => {
      const style = getComputedStyle(element);
      return side(parseFloat(style.borderLeftWidth), parseFloat(style.borderRightWidth));
    },
    // The side of its box that a text is nearer to.
    nearer: (element, texts) => {
      const box = element.getBoundingClientRect();
      const [text] = edges(element, texts);
      return side(box.right - text.right, text.left - box.left);
    },
    // The side of the page, or of the element around it, that an element is nearer to.
    place: (element) => {
      const box = element.getBoundingClientRect();
      const around = element.parentElement.getBoundingClientRect();
      return side(around.right - box.right, box.left - around.left);
    },
  };

  const strip = {
    // No isolation: no bdi, no declared direction or language inside the element.
    isolation: (element) => {
      element.querySelectorAll("[dir], [lang]").forEach((e) => {
        e.removeAttribute("dir");
        e.removeAttribute("lang");
      });
      element.querySelectorAll("bdi").forEach((e) => e.replaceWith(...e.childNodes));
      element.normalize();
    },
    // No direction of the block's own.
    own: (element) => {
      element.removeAttribute("dir");
      element.removeAttribute("lang");
    },
    // The direction that the first strong letter gives, as dir=auto has it.
    first: (element) => {
      strip.isolation(element); // dir=auto passes over what is isolated
      element.setAttribute("dir", "auto");
    },
    // Neither isolation nor a direction of its own.
    all: (element) => {
      strip.isolation(element);
      strip.own(element);
    },
    // Code that runs as the text around it does.
    code: (element) => {
      [element, ...element.querySelectorAll("code")].forEach((e) => {
        e.removeAttribute("dir");
        e.style.direction = "inherit";
        e.style.unicodeBidi = "normal";
      });
    },
    // A page without its direction.
    page: () => document.documentElement.removeAttribute("dir"),
    // Steps of a path set in one line of text, without isolation.
    line: (element) => {
      strip.isolation(element);
      element.style.display = "block";
      element.querySelectorAll("*").forEach((e) => {
        e.style.display = "inline";
        e.style.unicodeBidi = "normal"; // browsers isolate list items
      });
    },
    // Alignment as markdown-it writes it.
    physical: (element) => {
      const side = element.className === "at-end" ? "right" : "left";
      element.style.textAlign = side;
    },
  };

  document.querySelectorAll("details.reports").forEach((e) => { e.open = true; });
  return cases.map(({ name, at, holding, measure, texts, remedy }) => {
    try {
      const element = find(at, holding);
      const direction = document.documentElement.getAttribute("dir");
      const kept = element.cloneNode(true);
      const right = seen[measure](element, texts);
      let bare = null;
      if (remedy) {
        strip[remedy](element);
        bare = seen[measure](element, texts);
        element.replaceWith(kept);
        document.documentElement.setAttribute("dir", direction);
      }
      return { right, bare };
    } catch (error) {
      throw new Error(`${name}: ${error.message}`);
    }
  });
}
