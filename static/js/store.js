/* Texts that are not on the server yet, kept on this device per workshop and per tab.
 *
 * Every tab writes only its own slots, so two tabs never destroy each other's draft. A slot whose tab is gone
 * (no heartbeat) belongs to whoever finds it. Offers window.augenhoehe.store.
 */
"use strict";
(() => {
  const stream = document.getElementById("stream");
  if (!stream) return;
  const prefix = `augenhoehe ${stream.dataset.base} `;
  const BEAT = 3000; // ms between two signs of life of a tab
  const DEAD = 10000; // ms without one after which a tab is gone

  const get = (name) => {
    try {
      return JSON.parse(localStorage.getItem(prefix + name));
    } catch {
      return null;
    }
  };
  const set = (name, value) => {
    try {
      localStorage.setItem(prefix + name, JSON.stringify(value));
      return true;
    } catch {
      return false; // full, or forbidden by the browser: the text is still in its field
    }
  };
  const remove = (name) => {
    try {
      localStorage.removeItem(prefix + name);
    } catch {
      return; // storage forbidden: there was nothing
    }
  };

  const alive = (tab) => Date.now() - (get(`beat ${tab}`) ?? 0) < DEAD;
  const fresh = () => crypto.getRandomValues(new Uint32Array(2)).join("-");
  const ownTab = () => {
    try {
      let known = sessionStorage.getItem(`${prefix}tab`);
      if (!known || alive(known)) known = fresh(); // a duplicated tab copies the name: the other one keeps it
      sessionStorage.setItem(`${prefix}tab`, known);
      return known;
    } catch {
      return fresh();
    }
  };
  const tab = ownTab();
  const beat = () => set(`beat ${tab}`, Date.now());
  beat();
  setInterval(beat, BEAT);
  addEventListener("pagehide", () => remove(`beat ${tab}`));
  addEventListener("pageshow", beat);

  const slots = () => {
    const found = [];
    try {
      for (let n = 0; n < localStorage.length; n += 1) {
        const name = localStorage.key(n);
        const parts = name.startsWith(`${prefix}draft `) ? name.slice(prefix.length).split(" ") : [];
        if (parts.length === 3) found.push({ form: parts[1], tab: parts[2] });
      }
    } catch {
      return [];
    }
    return found;
  };
  const mine = (slot) => slot.tab === tab || !alive(slot.tab);

  // The secret with which this browser writes on what its own pages began: nobody else can write in their name.
  // Made when a page comes, read when it first writes: two tabs that come at once have the same one by then.
  const made = [...crypto.getRandomValues(new Uint32Array(4))].join("-");
  if (!get("pen")) set("pen", made);
  let own = "";
  const pen = () => {
    own ||= get("pen") || made;
    if (!get("pen")) set("pen", own);
    return own;
  };

  const store = {
    get,
    set,
    pen,
    // What this tab may show of a form: its own draft, else one whose tab is gone (taken over from then on).
    read(form) {
      const own = get(`draft ${form} ${tab}`);
      if (own) return own;
      const found = slots().find((slot) => slot.form === form && mine(slot));
      if (!found) return null;
      const value = get(`draft ${form} ${found.tab}`);
      if (value && set(`draft ${form} ${tab}`, value)) remove(`draft ${form} ${found.tab}`);
      return value;
    },
    write: (form, value) => set(`draft ${form} ${tab}`, { ...value, at: Date.now() }),
    drop: (form) => remove(`draft ${form} ${tab}`),
    // Names of all forms that have a draft here.
    forms: () => [...new Set(slots().filter(mine).map((slot) => slot.form))].sort(),
  };
  window.augenhoehe = Object.assign(window.augenhoehe || {}, { store });
})();
