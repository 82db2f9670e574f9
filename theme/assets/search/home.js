/** The search box of the home page: whoever types there is offered what the search page would offer. */
let failures = 0;

document.getElementById("welcome-q").addEventListener("input", async () => {
  try {
    const { suggestAtHome } = await import(failures ? `./welcome.js?again=${failures}` : "./welcome.js");
    suggestAtHome();
  } catch {
    failures++; // a search works without; the next letter asks again, at an address of which the browser remembers nothing
  }
});
