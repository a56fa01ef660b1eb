// Pointing at a finding lights its figures in the text, and pointing at a figure lights its findings.
// Pointing is hovering or focusing; following a link between the two works without this script.

const ids = (value) => (value ?? "").split(" ").filter(Boolean);

function partners(node) {
  const finding = node.closest("[data-figures]");
  if (finding) return ids(finding.dataset.figures);
  const figure = node.closest("[data-checks]");
  return figure ? ids(figure.dataset.checks) : [];
}

function light(event) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (!(event.target instanceof Element)) return;
  for (const id of partners(event.target)) {
    const partner = document.getElementById(id);
    partner?.classList.add("lit");
    // Words that a finding points at have no id of their own.
  }
  const finding = event.target.closest("[data-check]");
  if (finding) {
    for (const spot of document.querySelectorAll(".spot[data-checks]")) {
      if (ids(spot.dataset.checks).includes(finding.dataset.check)) spot.classList.add("lit");
    }
  }
}

function follow(event) {
  const link = event.target instanceof Element && event.target.closest('a[href^="#"]');
  if (!link) return;
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return;
  event.preventDefault();
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  target.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  if (!target.hasAttribute("tabindex") && !target.matches("a, button")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

for (const type of ["mouseover", "focusin"]) document.addEventListener(type, light);
document.addEventListener("click", follow);
