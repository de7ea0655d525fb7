// What a reader has folded out stays so when the room's push weaves the same part in anew.
"use strict";
htmx.registerExtension("folds", {
  // as an extension: htmx asks these before it touches an attribute, and fires no event for it
  htmx_before_morph_attr: (element, detail) => !(detail.attrName === "open" && element.matches("details")),
});
