// Judging without leaving the page, and by keyboard alone. Each form works without this script too.
// Looking decides nothing: moving and unfolding only show.

const queue = document.getElementById("queue");
const live = document.getElementById("live");
const help = document.getElementById("help");
const decided = []; // ids of findings judged on this page, newest last: what u takes back

const tickets = () => [...document.querySelectorAll(".ticket")];
const current = () => document.querySelector(".ticket.current") ?? tickets()[0];
const fold = (ticket) => ticket.querySelector(":scope > details");
const unjudged = (ticket) => ["open", "returned"].includes(ticket.dataset.status);

function say(sentence) {
  live.textContent = sentence;
}

function go(ticket, focus = true) {
  if (!ticket) return;
  for (const other of tickets()) {
    other.classList.toggle("current", other === ticket);
    if (other !== ticket && fold(other)) fold(other).open = false;
  }
  if (fold(ticket)) fold(ticket).open = true;
  if (!focus) return;
  (ticket.querySelector(":scope > details > summary") ?? ticket).focus({ preventScroll: true });
  const top = ticket.getBoundingClientRect().top;
  if (top < 8 || top > innerHeight * 0.4) ticket.scrollIntoView({ block: "start" });
}

function step(by) {
  const all = tickets();
  go(all[Math.min(Math.max(all.indexOf(current()) + by, 0), all.length - 1)]);
}

// To the next finding that waits; where there is none, stay and say so.
function advance(from) {
  const all = tickets();
  const next = all.slice(all.indexOf(from) + 1).find(unjudged) ?? all.find(unjudged);
  if (next) go(next);
  else {
    go(from);
    if (queue.dataset.done) say(queue.dataset.done);
  }
}

async function send(form, button) {
  const ticket = form.closest(".ticket");
  const what = button.value.split(":")[0];
  if (ticket.hasAttribute("aria-busy")) return;
  ticket.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(`${form.getAttribute("action")}?part=ticket`, { method: "POST", body: new FormData(form, button) });
    if (!answer.headers.get("content-type")?.startsWith("text/html")) throw new Error(String(answer.status));
    show(ticket, await answer.text());
    if (!answer.ok) return go(ticket);
    if (what === "undo") {
      const at = decided.lastIndexOf(ticket);
      if (at >= 0) decided.splice(at, 1);
      go(ticket);
    } else if (what === "comment") go(ticket);
    else {
      decided.push(ticket);
      advance(ticket);
    }
  } catch {
    say(queue.dataset.failed);
  } finally {
    ticket.removeAttribute("aria-busy");
  }
}

function show(ticket, html) {
  const judgement = new DOMParser().parseFromString(html, "text/html").querySelector(".judgement");
  if (!judgement) return;
  ticket.querySelector(".judgement").replaceWith(judgement);
  ticket.dataset.status = judgement.dataset.status;
  const chip = ticket.querySelector("[data-chip]");
  if (chip) {
    chip.textContent = judgement.dataset.label;
    chip.className = `chip ${judgement.dataset.status}`;
  }
  say(`${queue.dataset.decided}: ${judgement.dataset.label}. ${judgement.dataset.twins}`);
}

function press(key) {
  const ticket = current();
  if (!ticket) return false;
  if (key === "j" || key === "k") return step(key === "j" ? 1 : -1), true;
  if (key === "o" && fold(ticket)) return (fold(ticket).open = !fold(ticket).open), true;
  if (key === "u") return undo(ticket), true;
  if (/^[1-9]$/.test(key)) {
    const choice = ticket.querySelector(`.choice[open] [data-choice="${key}"]`);
    choice?.click();
    return Boolean(choice);
  }
  const control = ticket.querySelector(`[data-key~="${key}"]`);
  if (!control || control.disabled) return false;
  if (control.matches("summary")) open(control.parentElement);
  else control.click();
  return true;
}

function open(choice) {
  for (const other of choice.parentElement.querySelectorAll(".choice[open]")) if (other !== choice) other.open = false;
  choice.open = true;
  choice.querySelector("textarea, button, input")?.focus();
}

// The last decision of this page; a page that was opened anew offers its own.
function undo(ticket) {
  const last = decided.at(-1) ?? ticket;
  const button = last.querySelector('[data-key="u"]');
  if (!button) return;
  go(last);
  button.click();
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches(".judge") || !event.submitter) return;
  event.preventDefault();
  send(event.target, event.submitter);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || help?.open) return;
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "Escape") {
    const choice = event.target.closest(".choice[open]") ?? current()?.querySelector(".choice[open]");
    if (choice) {
      choice.open = false;
      choice.querySelector("summary").focus();
    }
  } else if (typing) return;
  else if (event.key === "?") help?.showModal();
  else if (press(event.key)) event.preventDefault();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-help]")) help?.showModal();
  const ticket = event.target.closest(".ticket");
  const summary = event.target.closest(".ticket > details > summary");
  if (ticket && !summary) for (const other of tickets()) other.classList.toggle("current", other === ticket);
  if (summary && !ticket.classList.contains("current")) {
    event.preventDefault();
    go(ticket, false);
  }
});

// A judgement without the script comes back to #tID.
const asked = document.getElementById(location.hash.slice(1))?.closest(".ticket");
go(asked || tickets()[0], Boolean(asked));
