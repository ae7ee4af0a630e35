// Says that this page was read: a number a day for its people, and nothing of who reads it.
{
  const { address } = document.currentScript.dataset;
  const say = () => navigator.sendBeacon?.(address);
  if (document.prerendering) document.addEventListener("prerenderingchange", say, { once: true });
  else say();
}
