// One stream of events for the whole page: a browser gives an address only six connections, and each phone must not take one.

const AGAIN_AFTER = 1000; // milliseconds

/**
 * Call `onEvent` for everything that happens, `onUp` at each (re)connection so that what was missed is fetched, `onDown`
 * at a loss. Each connection is a new one: a sandbox that was started again counts its events from the beginning, and
 * the browser's own reconnection would wait for numbers that are long in coming.
 */
export function listen({ onEvent, onUp, onDown }) {
  const source = new EventSource("/sandbox/events");
  source.onopen = onUp;
  source.onmessage = (event) => onEvent(JSON.parse(event.data));
  source.onerror = () => {
    source.close();
    onDown();
    setTimeout(() => listen({ onEvent, onUp, onDown }), AGAIN_AFTER);
  };
}
