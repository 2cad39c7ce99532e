// Sends the same small story with one of the real clients, unmodified:
//   node send.cjs <client> <host> <writeKey> <who>
// The clients are installed in the folder QUERENCIA_TEST_CLIENTS.
const { createRequire } = require('node:module');
const load = createRequire(process.env.QUERENCIA_TEST_CLIENTS + '/package.json');

const [client, host, writeKey, who] = process.argv.slice(2);
const Who = who[0].toUpperCase() + who.slice(1);
const anonymous = 'anon-' + who;
const company = 'g-' + who;
const ORDER = { order_id: 'o-' + who, total: 12.5, currency: 'EUR', products: [{ sku: 's1', quantity: 2 }] };
const TRAITS = { email: Who + '@Example.com', name: Who + ' Ñandú 🌵' };
const SHOP = { name: 'Shop SL' };

const clients = {
  async 'analytics-node'({ host, writeKey }) {
    const Analytics = load('analytics-node');
    const client = new Analytics(writeKey, { host });
    // It sends the first event by itself at once.
    await new Promise((sent) =>
      client.identify({ userId: who, anonymousId: anonymous, traits: TRAITS }, sent),
    );
    client.track({ userId: who, event: 'Order Completed', properties: ORDER });
    client.page({ userId: who, name: 'Home', properties: { url: 'https://shop.example/' } });
    client.group({ userId: who, groupId: company, traits: SHOP });
    client.alias({ previousId: anonymous, userId: who });
    await client.flush();
  },

  async '@segment/analytics-node'({ host, writeKey }) {
    const { Analytics } = load('@segment/analytics-node');
    const client = new Analytics({ writeKey, host });
    client.identify({ userId: who, anonymousId: anonymous, traits: TRAITS });
    client.track({ userId: who, event: 'Order Completed', properties: ORDER });
    client.page({ userId: who, name: 'Home', properties: { url: 'https://shop.example/' } });
    client.group({ userId: who, groupId: company, traits: SHOP });
    client.alias({ previousId: anonymous, userId: who });
    await client.closeAndFlush();
  },

  async '@segment/analytics-next'({ host, writeKey }) {
    await inBrowser(host, async (delivered) => {
      const { AnalyticsBrowser } = load('@segment/analytics-next');
      const client = AnalyticsBrowser.load({ writeKey, cdnURL: host });
      client.setAnonymousId(anonymous);
      await client.identify(who, TRAITS);
      await client.track('Order Completed', ORDER);
      await client.page('Home');
      await client.group(company, SHOP);
      await client.alias(who, anonymous);
      // It repeats in the background what was not taken.
      while (delivered() < 5) await new Promise((again) => setTimeout(again, 50));
    });
  },

  async '@rudderstack/rudder-sdk-node'({ host, writeKey }) {
    const RudderAnalytics = load('@rudderstack/rudder-sdk-node');
    const client = new RudderAnalytics(writeKey, { dataPlaneUrl: host });
    client.identify({ userId: who, anonymousId: anonymous, traits: TRAITS });
    client.track({ userId: who, event: 'Order Completed', properties: ORDER });
    client.page({ userId: who, name: 'Home', properties: { url: 'https://shop.example/' } });
    client.group({ userId: who, groupId: company, traits: SHOP });
    client.alias({ previousId: anonymous, userId: who });
    await client.flush();
  },

  async '@jitsu/js'({ host, writeKey }) {
    const { jitsuAnalytics } = load('@jitsu/js');
    const client = jitsuAnalytics({ host, writeKey: writeKey + ':secret', s2s: true });
    client.setAnonymousId?.(anonymous);
    await client.identify(who, TRAITS);
    await client.track('Order Completed', ORDER);
    await client.page({ name: 'Home', url: 'https://shop.example/' });
    await client.group(company, SHOP);
  },

  async 'posthog-node'({ host, writeKey }) {
    const { PostHog } = load('posthog-node');
    const client = new PostHog(writeKey, { host, flushAt: 20 });
    client.identify({ distinctId: who, properties: { $set: TRAITS, $anon_distinct_id: anonymous } });
    client.capture({ distinctId: who, event: 'Order Completed', properties: ORDER });
    client.capture({
      distinctId: who,
      event: '$pageview',
      properties: { $title: 'Home', $current_url: 'https://shop.example/' },
    });
    client.groupIdentify({ groupType: 'company', groupKey: company, properties: SHOP });
    client.alias({ distinctId: who, alias: anonymous });
    await client.shutdown();
  },

  async '@snowplow/node-tracker'({ host, writeKey }) {
    const { newTracker, buildPageView, buildSelfDescribingEvent, buildStructEvent } =
      load('@snowplow/node-tracker');
    const endpoint = new URL(host);
    await new Promise((resolve) => {
      const tracker = newTracker(
        { namespace: 'shop', appId: writeKey },
        {
          endpoint: endpoint.hostname,
          port: Number(endpoint.port),
          protocol: 'http',
          bufferSize: 10,
          onRequestSuccess: resolve,
          // It keeps what failed and sends it again with the next flush.
          onRequestFailure: () => setTimeout(() => tracker.flush(), 100),
        },
      );
      tracker.setUserId(who);
      tracker.setDomainUserId(anonymous);
      tracker.track(buildPageView({ pageUrl: 'https://shop.example/', pageTitle: 'Home' }));
      tracker.track(
        buildSelfDescribingEvent({
          event: { schema: 'iglu:com.example/order_completed/jsonschema/1-0-0', data: ORDER },
        }),
      );
      tracker.track(buildStructEvent({ category: 'shop', action: 'Cart Viewed', value: 12.5 }));
      tracker.flush();
    });
  },
};

// A browser without a screen: jsdom's window, with Node's own fetch.
async function inBrowser(host, story) {
  const { JSDOM } = load('jsdom');
  const { window } = new JSDOM('<!doctype html><title>Home</title>', { url: host + '/shop' });
  const give = (name, value) =>
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  for (const name of ['document', 'location', 'localStorage', 'sessionStorage', 'navigator', 'history']) {
    give(name, window[name]);
  }
  give('window', window);
  give('self', window);
  let delivered = 0;
  const nodes = fetch;
  window.fetch = async (address, request) => {
    const answer = await nodes(address, request);
    if (answer.ok && request?.method?.toLowerCase() === 'post') delivered++;
    return answer;
  };
  give('fetch', window.fetch);
  await story(() => delivered);
  window.close();
}

clients[client]({ host, writeKey }).then(
  () => process.exit(0),
  (failure) => {
    console.error(failure);
    process.exit(1);
  },
);
