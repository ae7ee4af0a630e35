/* The CMS's editor asks the site every few seconds who else is there. When the answer is that
   nobody is logged in, say it at once: what is being typed is not lost (cms.kept_forms). */
(function () {
  "use strict";
  const { loggedOut, back } = document.currentScript.dataset;
  let said = false;

  const say = (type, text) =>
    document.dispatchEvent(
      new CustomEvent("w-messages:add", { detail: { clear: true, type, text } }),
    );

  document.addEventListener("w-swap:error", (event) => {
    if (!said && event.detail?.error?.status === 403) {
      said = true;
      say("warning", loggedOut);
    }
  });
  document.addEventListener("w-swap:success", (event) => {
    if (said && event.detail?.requestUrl?.includes("/editing-sessions/")) {
      said = false;
      say("success", back);
    }
  });
})();
