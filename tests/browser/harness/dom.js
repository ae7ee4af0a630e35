// What the checks share: elements named so that they can be found, and whether they are seen.

const said = (element) => {
  const text = (element.getAttribute("aria-label") || element.textContent || "").trim();
  return text ? ` “${text.replace(/\s+/g, " ").slice(0, 30)}”` : "";
};

const nameOf = (element) => {
  const parts = [];
  for (let one = element; one && one !== document.body && parts.length < 3; one = one.parentElement) {
    if (one.id) {
      parts.unshift(`${one.localName}#${one.id}`);
      break;
    }
    const alike = [...(one.parentElement?.children ?? [])].filter((e) => e.localName === one.localName);
    const place = alike.length > 1 ? `:nth-of-type(${alike.indexOf(one) + 1})` : "";
    parts.unshift(one.localName + [...one.classList].map((name) => `.${name}`).join("") + place);
  }
  return parts.join(" > ") + said(element);
};

// cut down to a pixel: for screen readers only
const isForEarsOnly = (element) => {
  for (let one = element; one; one = one.parentElement) {
    const style = getComputedStyle(one);
    if (style.clipPath.startsWith("inset(50%") || style.clip === "rect(0px, 0px, 0px, 0px)") return true;
    if (style.overflow !== "visible" && (one.offsetWidth <= 1 || one.offsetHeight <= 1)) return true;
  }
  return false;
};

const isShown = (element) =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

const textNodes = (root = document.body) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.data.trim() && isShown(node.parentElement) && !isForEarsOnly(node.parentElement)
      ? NodeFilter.FILTER_ACCEPT
      : NodeFilter.FILTER_SKIP,
  );
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
};
