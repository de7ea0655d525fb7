/* Sections that hold more than a text: a choice, a span of time, or rows of fields, which several people fill in at once.
 *
 * Each field is a shared text of its own, so two people merge in one field as in a long text; what is chosen is what was
 * chosen last. A row is made with all its fields at once, or two people would make the same field twice. A row that is
 * taken out stays in the document and can be brought back.
 * Offers window.augenhoehe.sharedForm(place, document, options), which gives the shared text fields.
 */
"use strict";
(() => {
  const { sharedField, TYPED } = window.augenhoehe;
  const MADE = "made"; // origin of what is not undone by Ctrl+Z
  const LINE = 300;
  const LENGTHS = { begins: 40, ends: 40, amount: 40, due: 40 };
  const MOST = 60; // rows
  const EVER = 200; // rows, those taken out included, after which they are used again; the server takes twice as many
  const limitOf = (key) => LENGTHS[key] ?? LINE;

  // A press is one step of undo, apart from what was typed just before and after it.
  const press = (document_, apart, change) => {
    apart();
    document_.transact(change, TYPED);
    apart();
  };

  const choose = (place, document_, { mayWrite, apart }) => {
    const chosen = document_.getMap("chosen");
    const inputs = [...place.querySelectorAll("input")];
    // Where only one answer is possible and two people gave one each, none is shown: the next press decides.
    const draw = () => {
      const given = inputs.filter((input) => chosen.get(input.value) === true);
      const isUnclear = given.length > 1 && given[0].type === "radio";
      for (const input of inputs) input.checked = given.includes(input) && !isUnclear;
    };
    for (const input of inputs) {
      input.disabled = !mayWrite;
      input.addEventListener("change", () => {
        press(document_, apart, () => {
          for (const one of inputs) if (Boolean(chosen.get(one.value)) !== one.checked) chosen.set(one.value, one.checked);
        });
      });
    }
    chosen.observe(draw);
    draw();
    return { fields: [], roots: [chosen] };
  };

  const span = (place, document_, { mayWrite, refuse }) => {
    const texts = [];
    const fields = [...place.querySelectorAll("[data-field]")].map((input) => {
      const text = document_.getText(input.dataset.field);
      texts.push(text);
      input.readOnly = !mayWrite;
      return sharedField(input, text, { limit: limitOf(input.dataset.field), refuse });
    });
    return { fields, roots: texts };
  };

  class Rows {
    constructor(place, document_, { mayWrite, refuse, apart }) {
      Object.assign(this, { place, document: document_, mayWrite, refuse, apart });
      this.rows = document_.getMap("rows");
      this.list = place.querySelector("[data-rows]");
      this.template = place.querySelector("template[data-row]");
      this.add = place.querySelector("[data-add-row]");
      this.add.disabled = !mayWrite;
      this.fields = [];
      this.bound = new Map(); // row -> its fields
      this.add.addEventListener("click", () => this.begin());
      this.list.addEventListener("click", (event) => this.pressed(event));
      this.list.addEventListener("focusout", () => setTimeout(() => this.draw()));
      this.rows.observeDeep((events, transaction) => {
        if (events.some((event) => event.target === this.rows || event.target.parent === this.rows)) this.draw(!transaction.local);
      });
      this.draw();
    }

    standing() {
      return [...this.rows.keys()]
        .filter((id) => !this.rows.get(id).get("gone"))
        .sort((one, other) => {
          const [a, b] = [this.rows.get(one).get("place"), this.rows.get(other).get("place")];
          return a < b || (a === b && one < other) ? -1 : 1;
        });
    }

    // A row that was taken out, to be used again: a document does not take rows for ever. Any of them, or two people
    // who need one at the same time would take the same.
    spare() {
      if (this.rows.size < EVER) return undefined;
      const gone = [...this.rows.keys()].filter((id) => this.rows.get(id).get("gone"));
      return gone[crypto.getRandomValues(new Uint32Array(1))[0] % gone.length];
    }

    begin() {
      const standing = this.standing();
      if (standing.length >= MOST) {
        this.refuse({ rows: MOST });
        return;
      }
      const id = this.spare() ?? [...crypto.getRandomValues(new Uint32Array(3))].map((number) => number.toString(36)).join("").slice(0, 20);
      const last = standing.length ? this.rows.get(standing.at(-1)).get("place") : "";
      // Made as one that is taken out: who takes their press back takes the row out, and not what others wrote in it.
      this.document.transact(() => {
        const row = this.rows.get(id) ?? this.rows.set(id, new Y.Map());
        for (const field of this.template.content.querySelectorAll("[data-field]")) {
          const text = row.get(field.dataset.field);
          if (text instanceof Y.Text) text.delete(0, text.length);
          else row.set(field.dataset.field, field.localName === "select" ? field.options[0].value : new Y.Text());
        }
        row.set("place", `${String(Number.parseInt(last, 10) + 1 || 1).padStart(6, "0")}${id.slice(0, 4)}`);
        row.set("gone", true);
      }, MADE);
      this.set(id, "gone", false);
      this.list.querySelector(`[data-row="${id}"] [data-field]`)?.focus();
    }

    pressed(event) {
      const button = event.target.closest("[data-row-act]");
      if (!button) return;
      const id = button.closest("[data-row]").dataset.row;
      const act = button.dataset.rowAct;
      const standing = this.standing();
      const at = standing.indexOf(id);
      if (act === "take-out" || act === "bring-back") this.set(id, "gone", act === "take-out");
      else this.move(standing, at, at + (act === "up" ? -1 : 1));
      this.tell(act, id);
      const next = act === "take-out" ? standing[at + 1] ?? standing[at - 1] : id;
      const row = next && this.list.querySelector(`[data-row="${next}"]`);
      const there = row?.querySelector(act === "take-out" || act === "bring-back" ? "[data-field]" : `[data-row-act="${act}"]:not(:disabled)`);
      (there ?? row?.querySelector("[data-field]") ?? this.add).focus();
    }

    // One's own press is told at once.
    tell(act, id) {
      const words = document.getElementById("words").dataset;
      const said = { "take-out": words.rowGone, "bring-back": words.rowBack }[act] ?? words.rowAt.replace("{number}", this.standing().indexOf(id) + 1);
      window.augenhoehe.speak?.(said);
    }

    set(id, key, value) {
      press(this.document, this.apart, () => this.rows.get(id).set(key, value));
    }

    move(standing, from, to) {
      if (to < 0 || to >= standing.length) return;
      const order = [...standing];
      order.splice(to, 0, ...order.splice(from, 1));
      press(this.document, this.apart, () => {
        order.forEach((id, index) => {
          const place = `${String(index + 1).padStart(6, "0")}${id.slice(0, 4)}`;
          if (this.rows.get(id).get("place") !== place) this.rows.get(id).set("place", place);
        });
      });
    }

    make(id) {
      const element = this.template.content.cloneNode(true).firstElementChild;
      for (const part of [element, ...element.querySelectorAll("*")]) {
        for (const { name, value } of [...part.attributes]) if (value.includes("ROW")) part.setAttribute(name, value.replaceAll("ROW", id));
      }
      const row = this.rows.get(id);
      for (const input of element.querySelectorAll("[data-field]")) {
        const key = input.dataset.field;
        if (input.localName === "select") {
          input.disabled = !this.mayWrite;
          input.addEventListener("change", () => this.set(id, key, input.value));
        } else {
          input.readOnly = !this.mayWrite;
          this.fields.push(sharedField(input, row.get(key), { limit: limitOf(key), refuse: this.refuse }));
        }
      }
      if (!this.mayWrite) element.querySelector("[data-row-tools]").remove();
      return element;
    }

    // The rows as they stand. One that somebody is in stays until they leave it, with a word on what happened.
    draw(isOthers = false) {
      const standing = this.standing();
      const busy = this.list.contains(document.activeElement) ? document.activeElement.closest("[data-row]")?.dataset.row : undefined;
      for (const [id, element] of this.bound) {
        if (standing.includes(id) || id === busy) continue;
        element.remove();
        this.bound.delete(id);
        this.fields = this.fields.filter((shared) => !element.contains(shared.field));
      }
      let before = null;
      for (const id of standing) {
        if (!this.bound.has(id)) this.bound.set(id, this.make(id));
        const element = this.bound.get(id);
        const there = before ? before.nextElementSibling : this.list.firstElementChild;
        if (there !== element && id !== busy) this.list.insertBefore(element, there);
        before = element;
      }
      standing.forEach((id, index) => this.number(this.bound.get(id), id, index, standing.length));
      for (const [id, element] of this.bound) {
        const isGone = !standing.includes(id);
        const gone = element.querySelector("[data-row-gone]");
        if (isOthers && isGone && gone.hidden) window.augenhoehe.speak?.(gone.firstElementChild.textContent);
        gone.hidden = !isGone;
        for (const part of element.querySelectorAll("[data-row-tools], [data-row-number]")) part.hidden = isGone;
      }
    }

    number(element, id, index, length) {
      const row = this.rows.get(id);
      for (const input of element.querySelectorAll("select")) input.value = row.get(input.dataset.field);
      element.querySelector("[data-row-number]").textContent = `${index + 1}.`;
      for (const button of element.querySelectorAll("[data-row-tools] [data-row-act]")) {
        const words = button.querySelector("[data-label]");
        words.textContent = `${words.dataset.label} (${index + 1})`;
        button.disabled = (button.dataset.rowAct === "up" && index === 0) || (button.dataset.rowAct === "down" && index === length - 1);
      }
    }
  }

  const sharedForm = (place, document_, options) => {
    const kind = place.dataset.sectionFields;
    if (kind === "choice" || kind === "choices") return choose(place, document_, options);
    if (kind === "span") return span(place, document_, options);
    const rows = new Rows(place, document_, options);
    return {
      get fields() {
        return rows.fields;
      },
      roots: [rows.rows],
    };
  };
  window.augenhoehe = Object.assign(window.augenhoehe || {}, { sharedForm });
})();
