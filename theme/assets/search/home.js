/** The search box of the home page: whoever types there is offered what the search page would offer. */
document.getElementById("welcome-q").addEventListener("input", () => import("./welcome.js"), { once: true });
