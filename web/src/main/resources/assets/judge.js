// Judging pairs by keys: the buttons say which. A pair is answered once.
"use strict";

let answered = false;

document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || answered) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const button = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
});

document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-answer]")) return;
    if (answered) event.preventDefault();
    answered = true;
});

// Who comes back by the browser's own button may answer again.
addEventListener("pageshow", () => (answered = false));
