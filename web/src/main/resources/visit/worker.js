// Opens the page of visits, or of calls, without a connection: as it was when it last loaded. The
// server puts the list of its files and its address before this.
"use strict";

const room = page.slice(1);
const kept = `${room} ${files[0]}`;
const patience = 4000;

addEventListener("install", (event) => {
    event.waitUntil((async () => {
        const cache = await caches.open(kept);
        await cache.addAll(files);
        await fetchPage(new Request(page, { credentials: "same-origin" })).catch(() => {});
        await skipWaiting();
    })());
});

addEventListener("activate", (event) => {
    event.waitUntil((async () => {
        const now = await caches.open(kept);
        for (const name of await caches.keys()) {
            if (name === kept || !name.startsWith(`${room} `)) continue;
            // Signed out while the program became newer: the old page is better than none.
            const old = await (await caches.open(name)).match(page);
            if (old && !(await now.match(page))) await now.put(page, old);
            await caches.delete(name);
        }
        await clients.claim();
    })());
});

// Keeps the page itself only, not the door it may lead to.
async function fetchPage(request) {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected && answer.type === "basic") {
        const cache = await caches.open(kept);
        await cache.put(page, answer.clone());
    }
    return answer;
}

// From the server where it answers soon, else as it was.
async function openPage(event) {
    const fresh = fetchPage(event.request);
    event.waitUntil(fresh.catch(() => {}));
    const late = new Promise((done) => setTimeout(done, patience));
    const first = await Promise.race([fresh.catch(() => {}), late]);
    if (first && first.status < 500) return first;
    return (await caches.match(page)) ?? fresh;
}

addEventListener("fetch", (event) => {
    const { request } = event;
    const address = new URL(request.url);
    if (request.method !== "GET" || address.origin !== location.origin) return;
    if (request.mode === "navigate" && address.pathname === page) {
        event.respondWith(openPage(event));
    } else if (address.pathname.startsWith("/assets/")) {
        event.respondWith(caches.match(request).then((found) => found ?? fetch(request)));
    }
});
