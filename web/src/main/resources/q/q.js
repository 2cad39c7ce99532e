// Querencia in the page: docs/start/website.md says how to use it. No dependencies, first party only.
(() => {
  'use strict';
  const tag = document.currentScript, {key, host, consent: mode} = tag.dataset;
  const url = (host || new URL(tag.src).origin) + '/v1/b?writeKey=' + encodeURIComponent(key);
  const early = Array.isArray(window.querencia) ? window.querencia : [];
  const refused = navigator.doNotTrack === '1' || navigator.globalPrivacyControl === true;
  const QUEUE_MAX = 300, BATCH_MAX = 40, BYTES_MAX = 60000, IDLE_MS = 30000;

  // Local storage where the browser grants it, else memory for as long as the page lives.
  const memory = {};
  const load = name => { try { return localStorage.getItem(name); } catch { return memory[name] ?? null; } };
  const save = (name, text) => {
    memory[name] = text;
    try { text == null ? localStorage.removeItem(name) : localStorage.setItem(name, text); } catch { /* memory has it */ }
  };
  const cookie = (id, seconds) => document.cookie = 'q_id=' + id + ';path=/;max-age=' + seconds +
    ';samesite=lax' + (location.protocol === 'https:' ? ';secure' : '');
  // crypto.randomUUID is missing from pages without https.
  const uuid = () => '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, c =>
    (c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> c / 4).toString(16));
  const anonymousId = () => {
    const id = /(?:^|; )q_id=([\w-]+)/.exec(document.cookie)?.[1] || load('q_id') || uuid();
    save('q_id', id);
    cookie(id, 31536000);
    return id;
  };
  const forget = () => { ['q_id', 'q_user', 'q_queue'].forEach(name => save(name, null)); cookie('', 0); };

  let allowed = !refused && (load('q_consent') || (mode === 'required' ? 'no' : 'yes')) === 'yes';

  // The queue lives in storage: what no answer confirmed is sent again, also from the next page. The
  // server counts a messageId once.
  const queue = () => { try { return JSON.parse(load('q_queue')) || []; } catch { return []; } };
  let timer = 0, sending = false, failures = 0;
  const batch = () => {
    const events = queue().slice(0, BATCH_MAX);
    let body;
    do body = JSON.stringify({batch: events, sentAt: new Date().toISOString()});
    while (new Blob([body]).size > BYTES_MAX && events.length > 1 && events.splice(events.length >> 1));
    return {events, body};
  };
  const later = ms => { clearTimeout(timer); timer = setTimeout(send, ms); };
  const send = async () => {
    if (sending || !allowed || !queue().length) return;
    sending = true;
    const {events, body} = batch();
    let status = 0, wait = 0;
    try {
      const answer = await fetch(url, {method: 'POST', body, keepalive: body.length < BYTES_MAX, credentials: 'omit',
        headers: {'content-type': 'text/plain'}});
      status = answer.status;
      wait = answer.headers.get('retry-after') * 1000;
    } catch { /* offline: tried again */ }
    sending = false;
    if (!status || status === 429 || status >= 500) return later(wait || Math.min(60000, 1000 * 2 ** failures++));
    failures = 0;
    const done = new Set(events.map(event => event.messageId));
    save('q_queue', JSON.stringify(queue().filter(event => !done.has(event.messageId))));
    later(0);
  };

  const context = () => {
    const query = new URLSearchParams(location.search), campaign = {};
    query.forEach((value, name) => { if (name.startsWith('utm_')) campaign[name === 'utm_campaign' ? 'name' : name.slice(4)] = value; });
    return {page: page(), campaign, locale: navigator.language, userAgent: navigator.userAgent,
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone, library: {name: 'q.js', version: '1'}};
  };
  const page = () => ({url: location.href, path: location.pathname, search: location.search,
    title: document.title, referrer: from});
  const tell = (type, fields) => {
    if (!allowed) return;
    const user = load('q_user');
    const event = {type, ...user && {userId: user}, ...fields, anonymousId: anonymousId(), messageId: uuid(),
      timestamp: new Date().toISOString(), context: context()};
    save('q_queue', JSON.stringify([...queue(), event].slice(-QUEUE_MAX)));
    if (!failures) later(500);
  };

  const api = {
    track: (event, properties = {}) => tell('track', {event, properties}),
    page: (name, properties = {}) => tell('page', {name, properties: {...page(), ...properties}}),
    identify: (user, traits) => {
      if (user && typeof user === 'object') [user, traits] = [null, user];
      if (user && allowed) save('q_user', String(user));
      tell('identify', {traits: traits || {}});
    },
    group: (groupId, traits = {}) => tell('group', {groupId, traits}),
    alias: (userId, previousId) => allowed && tell('alias', {userId, previousId: previousId || load('q_user') || anonymousId()}),
    reset: () => { save('q_user', null); save('q_id', null); cookie('', 0); },
    consent: given => {
      const before = allowed;
      if (refused) return;
      allowed = given;
      if (!given) forget();
      save('q_consent', given ? 'yes' : mode === 'required' ? null : 'no');
      if (allowed && !before) view();
    },
    push: ([name, ...rest]) => api[name](...rest)
  };

  // data-q-price="12.5" of an element becomes {price: 12.5}.
  const properties = element => Object.fromEntries([...element.attributes]
    .filter(({name}) => /^data-q-(?!event$|product$|card$|identify$)/.test(name))
    .map(({name, value}) => [name.slice(7).replace(/-/g, '_'), /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(value) ? +value : value]));

  // Products: how long one was in sight of somebody active, and how long the pointer rested on it.
  let products = new Map(), active = Date.now(), under = null, last = Date.now();
  const inSight = element => {
    const box = element.getBoundingClientRect();
    return box.width && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  };
  const tick = () => {
    const now = Date.now(), seconds = Math.min(now - last, 2000) / 1000;
    last = now;
    if (!allowed || document.hidden || now - active > IDLE_MS) return;
    document.querySelectorAll('[data-q-product],[data-q-card]').forEach(element => {
      const id = element.dataset.qProduct || element.dataset.qCard, whole = element.matches('[data-q-product]');
      if (!inSight(element)) return;
      let product = products.get(id);
      if (!product) {
        products.set(id, product = {sight: 0, pointer: 0, properties: {product_id: id, ...properties(element)}});
        if (whole) api.track('Product Viewed', product.properties);
      }
      if (whole) product.sight += seconds;
      if (under && element.contains(under)) product.pointer += seconds;
    });
  };
  const dwelled = () => {
    tick();
    products.forEach(product => {
      const seconds = Math.round(product.sight), pointer_seconds = Math.round(product.pointer);
      if (seconds || pointer_seconds) api.track('Product Dwelled', {...product.properties, seconds, pointer_seconds});
      product.sight = product.pointer = 0;
    });
  };

  // What follows # is a place in the page, unless a router uses it as the address.
  const address = () => location.href.replace(/#(?![!/]).*/, '');
  let shown = '', from = document.referrer;
  const view = () => {
    if (shown && shown !== address()) from = shown;
    shown = address();
    if (!allowed) return;
    products = new Map();
    api.page();
    tick();
  };
  // A router changes the title just after the address.
  const moved = () => setTimeout(() => {
    if (shown !== address()) { dwelled(); view(); }
  }, 50);
  for (const name of ['pushState', 'replaceState']) {
    const original = history[name];
    history[name] = function (...rest) { original.apply(this, rest); moved(); };
  }

  const on = (names, handler, target = document) => names.split(' ').forEach(name => target.addEventListener(name, handler, {capture: true, passive: true}));
  on('popstate', moved, window);
  on('pointerdown pointermove keydown scroll touchstart', event => { active = Date.now(); if (event.type === 'pointermove') under = event.target; });
  on('pointerleave', event => { if (event.target === document.documentElement) under = null; });
  on('click submit', event => {
    const declared = event.target.closest?.('[data-q-event]');
    if (declared && (declared.tagName === 'FORM') === (event.type === 'submit')) api.track(declared.dataset.qEvent, properties(declared));
  });

  // Only fields known by name and typed in the open: never a password or a card.
  const TRAITS = {email: /^e?-?mail(.?address)?$|^correo/, phone: /^(tele)?(phone|fono)(.?number)?$|^tel$|^mobile$|^celular$/,
    first_name: /^first.?name$|^nombres$/, last_name: /^last.?name$|^apellidos?$/, name: /^(full.?)?name$|^nombre(.?completo)?$/,
    company: /^company$|^empresa$/, city: /^city$|^ciudad$/};
  on('submit', event => {
    const form = event.target, traits = {};
    if (!form.matches('[data-q-identify]')) return;
    for (const field of form.elements) {
      const name = (field.name || '').toLowerCase(), trait = Object.keys(TRAITS).find(known => TRAITS[known].test(name));
      if (trait && field.value && /^(text|email|tel|select-one)$/.test(field.type) && !/cc-|password|one-time/.test(field.autocomplete))
        traits[trait] = field.value.trim();
    }
    if (Object.keys(traits).length) api.identify(form.dataset.qIdentify || null, traits);
  });

  on('visibilitychange pagehide', event => {
    tick();
    if (!document.hidden && event.type !== 'pagehide') return;
    dwelled();
    if (allowed && queue().length) navigator.sendBeacon(url, batch().body);
  }, window);
  on('pageshow', event => event.persisted && view(), window);
  on('online', () => later(0), window);
  setInterval(tick, 1000);
  if (refused) forget();
  window.querencia = api;
  view();
  early.forEach(api.push);
  later(0);
})();
