// Checks without leaving the page: sends the form, and puts the answer, rendered by the server, in its place.

const form = document.getElementById("desk");
const fold = document.querySelector("details.desk");
const result = document.getElementById("result");
let asking = null;

async function check() {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  result.setAttribute("aria-busy", "true");
  say("waiting", form.dataset.waiting);
  try {
    const answer = await fetch("/?part=result", { method: "POST", body: new FormData(form, button()), signal });
    const html = answer.headers.get("content-type")?.startsWith("text/html");
    if (html) show(await answer.text(), answer.ok);
    else say("problem", (await answer.json()).detail);
  } catch (error) {
    if (error.name !== "AbortError") say("problem", form.dataset.failed);
  } finally {
    if (!signal.aborted) result.removeAttribute("aria-busy");
  }
}

// The button carries the page's language.
const button = () => form.querySelector("button.primary");

function say(kind, sentence) {
  const line = document.createElement("p");
  line.className = kind;
  line.textContent = sentence;
  if (kind === "problem") line.setAttribute("role", "alert");
  result.replaceChildren(line);
}

function show(html, ok) {
  const answer = new DOMParser().parseFromString(html, "text/html");
  result.replaceChildren(...answer.body.childNodes);
  if (!ok) return;
  fold.open = false;
  const headline = document.getElementById("headline");
  headline?.focus({ preventScroll: true });
  headline?.scrollIntoView({ block: "start" });
}

form.addEventListener("submit", (event) => {
  if (event.submitter && event.submitter !== button()) return; // the language switch reloads the page
  event.preventDefault();
  check();
});
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(button());
});
fold.addEventListener("toggle", () => fold.open && document.getElementById("text").focus());
