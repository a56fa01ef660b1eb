// Watches a job: asks for its progress every second until it is over, then shows its articles anew.

const box = document.getElementById("progress");
const over = () => ["done", "cancelled"].includes(box.firstElementChild.dataset.state);

async function look() {
  try {
    const answer = await fetch(box.dataset.address);
    if (answer.ok) box.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
  } catch {
    // The service may be starting again; the job goes on where it was.
  }
  while (box.firstChild && box.firstChild.nodeType !== Node.ELEMENT_NODE) box.firstChild.remove();
  if (over()) location.reload();
  else setTimeout(look, 1000);
}

while (box.firstChild && box.firstChild.nodeType !== Node.ELEMENT_NODE) box.firstChild.remove();
if (!over()) setTimeout(look, 1000);
